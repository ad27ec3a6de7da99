"""`disclosure-qa verify`: an answer replayed against the library, and what no longer holds."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from disclosure.errors import UnknownDocument
from disclosure.model import Document
from qa.recheck import Check, recheck
from surfaces.arguments import UsageError
from surfaces.wire import Service
from surfaces.words import say


def verify(args: argparse.Namespace, service: Service) -> int:
    """Replay the answers of a file (one JSON object, or one a line); 1 when anything does not hold."""
    language = service.settings.language
    answers = read_answers(args.answer, language)
    finder = _Finder(service)
    results = [(answer, recheck(answer, finder.find)) for answer in answers]
    if args.json:
        print(json.dumps([_json(answer, checks) for answer, checks in results], ensure_ascii=False, indent=2))
    else:
        print("\n".join(_line(answer, checks, language) for answer, checks in results))
    return 1 if any(check.problem for _, checks in results for check in checks) else 0


def read_answers(path: Path, language: str) -> list[dict[str, Any]]:
    """The answers a file holds.

    Raises:
        UsageError: when it cannot be read or holds no answer.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(say("verify.unreadable", language, file=path, why=error)) from error
    found = _parsed(text)
    if not found or not all(_is_answer(one) for one in found):
        raise UsageError(say("verify.no_answer", language, file=path))
    return found


def _parsed(text: str) -> list[Any]:
    """One JSON value, a list of them, or one a line."""
    try:
        whole = json.loads(text)
    except (json.JSONDecodeError, RecursionError):
        try:
            return [json.loads(line) for line in text.splitlines() if line.strip()]
        except (json.JSONDecodeError, RecursionError):
            return []
    return whole if isinstance(whole, list) else [whole]


def _is_answer(value: Any) -> bool:
    if not isinstance(value, dict) or not {"status", "text"} <= value.keys():
        return False
    lists = [value.get(name) or [] for name in ("figures", "program", "evidence", "findings")]
    return all(isinstance(one, list) and all(isinstance(item, dict) for item in one) for one in lists)


class _Finder:
    """Documents by content, and where the content is gone by file name; each read once."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._held: dict[str, Document] = {}
        self._infos = service.documents()

    def find(self, sha256: str, file: str) -> Document | None:
        """The document of that content or that name, or None."""
        info = next((i for i in self._infos if sha256 and i.sha256 == sha256), None)
        info = info or next((i for i in self._infos if i.file == file), None)
        if info is None:
            return None
        if info.id not in self._held:
            try:
                self._held[info.id] = self._service.document(info.id)
            except UnknownDocument:
                return None
        return self._held[info.id]


def _json(answer: Mapping[str, Any], checks: list[Check]) -> dict[str, Any]:
    return {
        "id": answer.get("id"),
        "holds": not any(check.problem for check in checks),
        "checks": [asdict(check) | {"holds": check.problem is None} for check in checks],
    }


def _line(answer: Mapping[str, Any], checks: list[Check], language: str) -> str:
    wrong = [check for check in checks if check.problem]
    counts = {what: sum(1 for check in checks if check.what == what) for what in ("figure", "quote", "step")}
    key = "broken" if wrong else "holds" if checks else "nothing"
    head = say(f"verify.{key}", language, id=answer.get("id") or "", wrong=len(wrong), **counts)
    return "\n".join([head, *(f"  {_problem(check, language)}" for check in wrong)])


def _problem(check: Check, language: str) -> str:
    what = say(f"verify.{check.what}", language, id=check.id)
    return f"{what}{say(f'verify.{check.problem}', language, stated=check.stated, found=check.found)}"
