"""`disclosure-qa chat`: a dialogue in the terminal, or one question a line from a pipe."""

from __future__ import annotations

import argparse
import json
import sys
import uuid
from collections.abc import Iterator
from contextlib import suppress

from disclosure.errors import DisclosureError
from surfaces import grid
from surfaces.arguments import UsageError
from surfaces.report import answer_text
from surfaces.wire import Service
from surfaces.words import say, stage

_ALL = frozenset({"all", "全部"})
_LIMIT = 20_000


def chat(args: argparse.Namespace, service: Service) -> int:
    """Ask until the input ends or says /quit; 1 when a question could not be asked."""
    talk = Chat(service, args.docs, args.json)
    terminal = sys.stdin.isatty()
    if terminal:
        print(say("chat.hello", service.settings.language))
    for line in _lines(terminal, service.settings.language):
        if not talk.hear(line.strip()):
            break
    return 1 if talk.failed else 0


def _lines(terminal: bool, language: str) -> Iterator[str]:
    if not terminal:
        yield from sys.stdin
        return
    with suppress(ImportError):
        import readline  # noqa: F401  # arrow keys and history for input()
    while True:
        try:
            yield input(say("chat.prompt", language))
        except (EOFError, KeyboardInterrupt):
            print()
            return


class Chat:
    """A dialogue: the documents it asks, and its session.

    Args:
        service: what answers.
        documents: what to ask; None for the whole library.
        as_json: print each answer as one line of JSON.
    """

    def __init__(self, service: Service, documents: list[str] | None, as_json: bool) -> None:
        self.failed = False
        self._service = service
        self._language = service.settings.language
        self._documents = [service.info(name).file for name in documents or ()] or None
        self._json = as_json
        self._session = uuid.uuid4().hex

    def hear(self, line: str) -> bool:
        """Answer a line, or do what its command says; False when the dialogue is over."""
        if line in ("/quit", "/exit", "/q"):
            return False
        try:
            if line.startswith("/"):
                self._command(line)
            elif line:
                self._ask(line)
        except (DisclosureError, UsageError) as error:
            self.failed = True
            sys.stderr.write(f"disclosure-qa: {' '.join(str(error).split())}\n")
        sys.stdout.flush()
        return True

    def _ask(self, question: str) -> None:
        if len(question) > _LIMIT:
            raise UsageError(say("chat.too_long", self._language, limit=_LIMIT))
        answer = self._service.ask(question, self._documents, self._session)
        print(json.dumps(answer.to_json(), ensure_ascii=False) if self._json else f"{answer_text(answer)}\n")

    def _command(self, line: str) -> None:
        name, *rest = line.split()
        if name == "/reset":
            self._session = uuid.uuid4().hex
            self._tell(say("chat.reset", self._language))
        elif name == "/docs":
            self._docs(rest)
        elif name == "/help":
            self._tell(say("chat.hello", self._language))
        else:
            raise UsageError(say("chat.unknown", self._language, command=name))

    def _docs(self, wanted: list[str]) -> None:
        """List the documents, or take those named by number or name."""
        held = self._service.documents()
        if not wanted:
            rows = [[str(n), i.file, i.entity or "", str(i.year or ""), stage(i.stage, self._language)]
                    for n, i in enumerate(held, 1)]
            empty = say("cli.empty_library", self._language, library=self._service.settings.library)
            self._tell("\n".join(grid.aligned(rows)) if rows else empty)
            return
        self._documents = None if _ALL & set(wanted) else [self._named(word) for word in wanted]
        files = "、".join(self._documents or ())
        self._tell(say("chat.scope", self._language, files=files) if files else say("chat.scope_all", self._language))

    def _named(self, word: str) -> str:
        held = self._service.documents()
        if not word.isdecimal():
            return self._service.info(word).file
        if not 0 < int(word) <= len(held):
            raise UsageError(say("chat.no_number", self._language, number=word, count=len(held)))
        return held[int(word) - 1].file

    def _tell(self, words: str) -> None:
        """What is no answer goes to stderr where the answers are for a program."""
        print(words, file=sys.stderr if self._json else sys.stdout)
