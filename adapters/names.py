"""Finding a document by what a person calls it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from pathlib import PurePosixPath

from disclosure.model import DocumentInfo


def match(documents: Sequence[DocumentInfo], name: str) -> DocumentInfo | None:
    """The one document of that id, file name, path, title or file name without its ending.

    The surest way that names exactly one document wins; a name that fits several names none.
    """
    wanted = _same_form(name)
    base = _base(wanted)
    ways: tuple[Callable[[DocumentInfo], bool], ...] = (
        lambda info: info.id == name,
        lambda info: _same_form(info.file) == wanted,
        lambda info: _base(_same_form(info.file)) == base,
        lambda info: _same_form(info.title) == wanted,
        lambda info: PurePosixPath(_base(_same_form(info.file))).stem == base,
    )
    for way in ways:
        found = [info for info in documents if way(info)]
        if len(found) == 1:
            return found[0]
    return None


def _same_form(name: str) -> str:
    # Some file systems decompose characters, others do not.
    return unicodedata.normalize("NFC", name.strip())


def _base(path: str) -> str:
    return path.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
