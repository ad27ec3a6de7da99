"""The command line's words: commands, their arguments and their help."""

from __future__ import annotations

import argparse
import sys
from decimal import Decimal
from pathlib import Path
from typing import NoReturn

from disclosure.amount import parse_number
from disclosure.records import Kind
from surfaces.audit import LEVELS
from surfaces.words import both


class UsageError(Exception):
    """The program was asked for something that cannot be meant; the message is one sentence."""


class Parser(argparse.ArgumentParser):
    """A parser whose errors are one sentence, without the usage in front."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong on stderr and exit with 2."""
        sys.stderr.write(f"{self.prog}: {message}\n")
        raise SystemExit(2)


def parser() -> Parser:
    """The whole command line."""
    everywhere = _everywhere()
    top = Parser(prog="disclosure-qa", description=both("cli.about"), parents=[everywhere])
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND", parser_class=Parser)

    def command(name: str) -> argparse.ArgumentParser:
        text = both(f"cli.{name}")
        return commands.add_parser(name, help=text, description=text, parents=[everywhere])

    ingest = command("ingest")
    ingest.add_argument("paths", nargs="+", type=Path, metavar="PATH", help=both("cli.arg_path"))
    ingest.add_argument("--source", metavar="URL", help=both("cli.arg_source"))
    command("documents")
    _ask(command("ask"))
    _tables(command("tables"))
    _audit(command("audit"))
    _eval(command("eval"))
    _serve(command("serve"))
    command("chat").add_argument(
        "--doc", dest="docs", nargs="+", action="extend", metavar="FILE", help=both("cli.arg_doc")
    )
    command("verify").add_argument("answer", type=Path, metavar="ANSWER.json", help=both("cli.arg_answer"))
    _export(command("export"))
    command("delete").add_argument("files", nargs="+", metavar="FILE", help=both("cli.arg_file"))
    command("backup").add_argument("file", type=Path, metavar="FILE", help=both("cli.arg_backup"))
    restore = command("restore")
    restore.add_argument("file", type=Path, metavar="FILE", help=both("cli.arg_backup"))
    restore.add_argument("--replace", action="store_true", help=both("cli.arg_replace"))
    original = command("original")
    original.add_argument("file", metavar="FILE", help=both("cli.arg_file"))
    original.add_argument("target", type=Path, metavar="TARGET", help=both("cli.arg_target"))
    _correct(command("correct"))
    records = command("records")
    records.add_argument("file", metavar="FILE", help=both("cli.arg_file"))
    records.add_argument("--kind", choices=[str(kind) for kind in Kind], metavar="KIND", help=both("cli.arg_kind", kinds=", ".join(Kind)))
    records.add_argument("--format", choices=("text", "csv", "json"), default="text", help=both("cli.arg_format"))
    command("corrections").add_argument("files", nargs="*", metavar="FILE", help=both("cli.arg_file"))
    return top


def _everywhere() -> Parser:
    """The options every command has, before or after its name (so neither place may set a default)."""
    shared = Parser(add_help=False, argument_default=argparse.SUPPRESS)
    shared.add_argument("--library", type=Path, metavar="DIR", help=both("cli.library"))
    shared.add_argument("--json", action="store_true", help=both("cli.json"))
    return shared


def _ask(command: argparse.ArgumentParser) -> None:
    command.add_argument("question", help=both("cli.arg_question"))
    command.add_argument(
        "--doc", dest="docs", nargs="+", action="extend", metavar="FILE", help=both("cli.arg_doc")
    )


def _tables(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", metavar="FILE", help=both("cli.arg_file"))
    command.add_argument("--table", metavar="N", help=both("cli.arg_table"))
    command.add_argument(
        "--format", choices=("text", "csv", "html", "json"), default="text", help=both("cli.arg_format")
    )


def _audit(command: argparse.ArgumentParser) -> None:
    command.add_argument("files", nargs="*", metavar="FILE", help=both("cli.arg_audited"))
    command.add_argument("--format", choices=("text", "json", "html"), default="text", help=both("cli.arg_format"))
    command.add_argument("--rounding", action="store_true", help=both("cli.arg_rounding"))
    command.epilog = "  ".join(f"[{both(f'severity.{name}')}] {both(f'level.{name}')}" for name in LEVELS)


def _eval(command: argparse.ArgumentParser) -> None:
    command.add_argument("questions", type=Path, metavar="QUESTIONS.jsonl", help=both("cli.arg_questions"))
    command.add_argument(
        "--out", type=Path, default=Path("eval-out"), metavar="DIR", help=both("cli.arg_out")
    )
    command.add_argument("--scope", choices=("docs", "all"), default="docs", help=both("cli.arg_scope"))
    command.add_argument("--compare", type=Path, metavar="OLD_DIR", help=both("cli.arg_compare"))
    command.add_argument("--fail-under", type=_percent, metavar="X", help=both("cli.arg_fail_under"))


def _correct(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", metavar="FILE", help=both("cli.arg_file"))
    command.add_argument("figure", metavar="ADDRESS", help=both("cli.arg_figure"))
    command.add_argument("text", nargs="?", metavar="TEXT", help=both("cli.arg_text"))
    command.add_argument("--by", metavar="WHO", help=both("cli.arg_by"))
    command.add_argument("--why", metavar="WHY", help=both("cli.arg_why"))
    command.add_argument("--withdraw", action="store_true", help=both("cli.arg_withdraw"))


def _serve(command: argparse.ArgumentParser) -> None:
    command.add_argument("--host", default="127.0.0.1", help=both("cli.arg_host"))
    command.add_argument("--port", type=_port, default=7860, help=both("cli.arg_port"))


def _export(command: argparse.ArgumentParser) -> None:
    formats = ("fiscal-data-package", "csv", "parquet")
    command.add_argument("folder", type=Path, metavar="DIR", help=both("cli.arg_export_dir"))
    command.add_argument("--format", choices=formats, default="csv", help=both("cli.arg_export_format"))


def _percent(text: str) -> Decimal:
    value = parse_number(text)
    if value is None or not 0 <= value <= 100:
        raise argparse.ArgumentTypeError(f"{text!r} is not a percentage (0-100)")
    return value


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port (1-65535)")
    return int(text)
