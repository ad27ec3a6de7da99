"""`disclosure-qa correct` and `corrections`: a figure a person corrects, and what people corrected."""

from __future__ import annotations

import argparse
import json

from disclosure.model import Document
from surfaces.arguments import UsageError
from surfaces.corrected import lines, listed
from surfaces.wire import Service
from surfaces.words import say


def correct(args: argparse.Namespace, service: Service) -> int:
    """Correct a figure, or take a correction back."""
    if args.withdraw == (args.text is not None):
        raise UsageError(say("corrected.one_of", service.settings.language))
    if args.withdraw:
        document = service.withdraw(args.file, args.figure)
    else:
        document = service.correct(args.file, args.figure, args.text, args.by or "", args.why or "")
    _show([document], args.json, service.settings.language)
    return 0


def corrections(args: argparse.Namespace, service: Service) -> int:
    """List what people corrected, of some documents or of all."""
    names = args.files or [info.id for info in service.documents()]
    _show([service.document(name) for name in names], args.json, service.settings.language)
    return 0


def _show(documents: list[Document], as_json: bool, language: str) -> None:
    if as_json:
        print(json.dumps([one for document in documents for one in listed(document)], ensure_ascii=False, indent=2))
        return
    found = [line for document in documents for line in lines(document, language)]
    print("\n".join(found or [say("corrected.none", language)]))
