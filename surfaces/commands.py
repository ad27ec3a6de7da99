"""What each command does: it asks the service and prints what comes back."""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from disclosure.errors import LibraryError
from disclosure.model import DocumentInfo
from surfaces import grid
from surfaces.arguments import UsageError
from surfaces.as_json import info_json, table_json
from surfaces.audit_command import audit
from surfaces.backend import Progress
from surfaces.chat import chat
from surfaces.correct_command import correct, corrections
from surfaces.export import export
from surfaces.records_command import records_of
from surfaces.report import answer_text
from surfaces.style import stylesheet
from surfaces.table_view import view_page
from surfaces.verify import verify
from surfaces.wire import Service
from surfaces.words import say, stage

if TYPE_CHECKING:
    from ingest.pipeline import Outcome

Command = Callable[[argparse.Namespace, Service], int]


def ingest(args: argparse.Namespace, service: Service) -> int:
    """Bring files into the library, a line each; 1 when any failed or none was found."""
    language = service.settings.language
    for path in args.paths:
        if not path.exists():
            raise UsageError(say("cli.no_path", language, path=path))

    def report(one: Outcome) -> None:
        if not args.json:
            _line(one, language)

    with _bar(args.json) as progress:
        outcomes = service.ingest(args.paths, report, progress, args.source)
    if args.json:
        _print_json([_outcome(one) for one in outcomes])
    if not outcomes:
        raise UsageError(say("cli.nothing_to_ingest", language))
    return 1 if any(one.status == "failed" for one in outcomes) else 0


def documents(args: argparse.Namespace, service: Service) -> int:
    """List the library."""
    held = service.documents()
    language = service.settings.language
    if args.json:
        _print_json([info_json(info) for info in held])
    elif not held:
        print(say("cli.empty_library", language, library=service.settings.library))
    else:
        names = ("file_column", "entity", "year", "stage", "table_column", "figure_column", "finding_column")
        head = ["id", *(say(f"cli.{name}", language) for name in names)]
        print("\n".join(grid.aligned([head, *(_listed(info, language) for info in held)])))
    return 0


def ask(args: argparse.Namespace, service: Service) -> int:
    """Answer one question; a refusal is an answer and exits with 0."""
    if not args.question.strip():
        raise UsageError(say("cli.empty_question", service.settings.language))
    with _waiting(args.json, say("page.pending", service.settings.language)):
        answer = service.ask(args.question, args.docs)
    if args.json:
        _print_json(answer.to_json())
    else:
        print(answer_text(answer))
    return 0


def tables(args: argparse.Namespace, service: Service) -> int:
    """Show parsed tables."""
    language = service.settings.language
    document = service.parsed(args.file)
    chosen = grid.choose(document, args.table)
    if chosen is None:
        count = len(document.tables)
        raise UsageError(say("cli.no_table", language, file=args.file, table=args.table, count=count))
    form = "json" if args.json else args.format
    if form == "json":
        _print_json({"document": info_json(document.info), "tables": [table_json(t) for t in chosen]})
    elif form == "csv":
        sys.stdout.write(grid.to_csv(chosen))
    elif form == "html":
        source = Path(args.file) if Path(args.file).is_file() else None
        print(view_page(document, chosen, source, stylesheet(), language))
    else:
        print("\n\n".join(grid.to_text(table, language) for table in chosen))
    return 0


def delete(args: argparse.Namespace, service: Service) -> int:
    """Remove documents; all names are looked up before any is removed."""
    found = [service.info(name) for name in args.files]
    gone = [service.delete(info.id) for info in dict.fromkeys(found)]
    if args.json:
        _print_json({"deleted": [info_json(info) for info in gone]})
    else:
        print("\n".join(say("cli.deleted", service.settings.language, file=info.file) for info in gone))
    return 0


def backup(args: argparse.Namespace, service: Service) -> int:
    """Write the library to a file."""
    from adapters.backup import backup as write

    write(_folder(service), args.file)
    return _done(args, service, "backed_up")


def restore(args: argparse.Namespace, service: Service) -> int:
    """Take a library out of a backup; one that is there already stays unless it is to be replaced."""
    from adapters.backup import restore as unpack

    unpack(args.file, _folder(service), replace=args.replace)
    return _done(args, service, "restored")


def original(args: argparse.Namespace, service: Service) -> int:
    """Write the file a document was read from; one that is there is not overwritten."""
    info, content = service.info(args.file), service.original(args.file)
    if hashlib.sha256(content).hexdigest() != info.sha256:
        raise LibraryError(say("cli.no_original", service.settings.language, file=info.file))
    try:
        with args.target.open("xb") as out:
            out.write(content)
    except FileExistsError as error:
        raise UsageError(say("cli.there_already", service.settings.language, file=args.target)) from error
    if args.json:
        _print_json(info_json(info) | {"target": str(args.target)})
    else:
        said = {"sha256": info.sha256, "source": info.source or "-", "ingested": info.ingested}
        print(say("cli.wrote_original", service.settings.language, file=info.file, target=args.target, **said))
    return 0


def _folder(service: Service) -> Path:
    if service.settings.store.url is not None:
        raise UsageError(say("cli.no_folder", service.settings.language))
    return service.settings.library


def _done(args: argparse.Namespace, service: Service, what: str) -> int:
    if args.json:
        _print_json({what: str(args.file), "library": str(service.settings.library)})
    else:
        print(say(f"cli.{what}", service.settings.language, file=args.file, library=service.settings.library))
    return 0


def serve(args: argparse.Namespace, service: Service) -> int:
    """Serve the page and the API until interrupted."""
    from surfaces.server import run

    # Ctrl+C is how serving ends, not a failure.
    with suppress(KeyboardInterrupt):
        run(service, args.host, args.port, announce=lambda url: _announce(url, args.json, service))
    return 0


def evaluate(args: argparse.Namespace, service: Service) -> int:
    """Answer a question set; the scores go to the folder, a summary to the terminal."""
    from eval import cli_run

    if not args.questions.is_file():
        raise UsageError(say("cli.no_questions", service.settings.language, file=args.questions))
    with _bar(args.json) as bar:
        code, summary = cli_run(
            args.questions,
            lambda question, documents, session: service.ask(question, documents, session).to_json(),
            args.out,
            args.scope,
            args.compare,
            args.fail_under,
            service.settings.model_dump(mode="json"),
            None if bar is None else partial(bar, args.questions.name),
        )
    if args.json:
        _print_json({"exit_code": code, "summary": summary, "out": str(args.out)})
    else:
        print(summary)
    return code


def _listed(info: DocumentInfo, language: str) -> list[str]:
    counts = map(str, (info.tables, info.figures, info.findings))
    return [info.id, info.file, info.entity or "", str(info.year or ""), stage(info.stage, language), *counts]


def _outcome(one: Outcome) -> dict[str, Any]:
    names = ("file", "status", "reason", "sections", "tables", "figures", "findings", "seconds", "warnings")
    return {name: getattr(one, name) for name in names}


def _line(one: Outcome, language: str) -> None:
    status = f"failed: {one.reason}" if one.status == "failed" else one.status
    counts = _outcome(one) | {"seconds": f"{one.seconds:.1f}"}
    print(f"{status}  {one.file}  {say('cli.outcome', language, **counts)}", flush=True)
    for warning in one.warnings:
        print(f"{one.file}: {warning}", file=sys.stderr, flush=True)


def _announce(url: str, as_json: bool, service: Service) -> None:
    if as_json:
        print(json.dumps({"url": url}), flush=True)
    else:
        print(say("cli.serving", service.settings.language, url=url), flush=True)


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))


def _on_terminal(as_json: bool) -> bool:
    return not as_json and sys.stdout.isatty() and sys.stderr.isatty()


def _waiting(as_json: bool, words: str) -> AbstractContextManager[object]:
    if not _on_terminal(as_json):
        return nullcontext()
    from rich.console import Console

    return Console(stderr=True).status(words)


def _bar(as_json: bool) -> AbstractContextManager[Progress | None]:
    if not _on_terminal(as_json):
        return nullcontext()
    from surfaces.bar import Bar

    return Bar()


COMMANDS: dict[str, Command] = {
    "ingest": ingest,
    "documents": documents,
    "ask": ask,
    "tables": tables,
    "audit": audit,
    "eval": evaluate,
    "serve": serve,
    "delete": delete,
    "chat": chat,
    "verify": verify,
    "export": export,
    "backup": backup,
    "restore": restore,
    "correct": correct,
    "corrections": corrections,
    "records": records_of,
    "original": original,
}
