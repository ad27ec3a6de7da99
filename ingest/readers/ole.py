"""Compound files, the container of old Office formats and of locked new ones."""

from __future__ import annotations

_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# The stream a locked .docx or .xlsx is kept in.
_LOCKED = "EncryptedPackage".encode("utf-16-le")


def is_ole(head: bytes) -> bool:
    """Whether a file is a compound file."""
    return head.startswith(_SIGNATURE)


def is_locked(data: bytes) -> bool:
    """Whether a compound file is a locked Office package."""
    return _LOCKED in data
