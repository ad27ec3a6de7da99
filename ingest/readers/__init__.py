"""Readers, one format a file. Exactly one claims a file, by its first bytes and its name.

Text is read in place; every other format is parsed in a process of its own, with limits on time and memory.
"""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from disclosure.errors import UnreadableFile
from disclosure.terms import words
from ingest.blocks import Raw
from ingest.readers import bundle, docx, html, legacy, ocr, pdf, sandbox, text, xls, xlsx

HEAD = 8192


class Reader(Protocol):
    """A module of this package."""

    NAME: str

    def claims(self, head: bytes, name: str) -> bool:
        """Whether the file is of this format."""

    def read(self, path: Path) -> Raw:
        """Read it."""


READERS: tuple[Reader, ...] = (pdf, docx, xlsx, bundle, xls, legacy, html, text)
# Text needs no parser; old documents start a process of their own.
_IN_PLACE = (text.NAME, legacy.NAME)
# Where scanned pages are recognized, a page takes seconds on every core.
_PATIENT = sandbox.Limits(seconds=1_800.0, cpu_seconds=7_200, memory_mb=6_000)


def read(path: Path) -> Raw:
    """Read a file with the reader that claims it.

    Raises:
        UnreadableFile: when the file is missing, empty, or of no known format, or its reader says why not.
    """
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
    except FileNotFoundError:
        raise UnreadableFile(words("messages", "missing")[0]) from None
    except (PermissionError, IsADirectoryError):
        raise UnreadableFile(words("messages", "denied")[0]) from None
    if not head.strip():
        raise UnreadableFile(words("messages", "empty")[0])
    reader = claimant(head, path.name)
    if reader.NAME in _IN_PLACE:
        return reader.read(path)
    slow = ocr.available() and reader.NAME in (pdf.NAME, bundle.NAME)
    return sandbox.run(reader.read, path, _PATIENT if slow else None)


def claimant(head: bytes, name: str) -> Reader:
    """The reader of a file, by its first bytes and its name.

    Raises:
        UnreadableFile: when there is none.
    """
    for reader in READERS:
        if reader.claims(head, name):
            return reader
    raise UnreadableFile(words("messages", "unknown_format")[0])
