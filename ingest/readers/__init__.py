"""Readers, one format a file. Exactly one claims a file, by its first bytes and its name."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from disclosure.errors import UnreadableFile
from disclosure.terms import words
from ingest.blocks import Raw
from ingest.readers import pdf, text

HEAD = 4096


class Reader(Protocol):
    """A module of this package."""

    def claims(self, head: bytes, name: str) -> bool:
        """Whether the file is of this format."""

    def read(self, path: Path) -> Raw:
        """Read it."""


READERS: tuple[Reader, ...] = (pdf, text)


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
    for reader in READERS:
        if reader.claims(head, path.name):
            return reader.read(path)
    raise UnreadableFile(words("messages", "unknown_format")[0])
