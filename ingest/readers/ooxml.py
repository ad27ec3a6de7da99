"""What Office packages have in common: how they are recognised, and what in them points outside."""

from __future__ import annotations

from ingest.readers.archive import Archive, attribute, local
from ingest.readers.writer import Writer, notice

ZIP = b"PK\x03\x04"
_NAME_AT, _LENGTH_AT = 30, 26  # in a zip entry's local header
_ROOTS = (b"[Content_Types].xml", b"_rels/", b"docProps/", b"word/", b"xl/", b"ppt/", b"customXml/")


def first_entry(head: bytes) -> bytes:
    """The name of a zip archive's first entry, as far as the head shows it."""
    length = int.from_bytes(head[_LENGTH_AT : _LENGTH_AT + 2], "little")
    return head[_NAME_AT : _NAME_AT + length]


def is_package(head: bytes) -> bool:
    """Whether a file is an Office package rather than an archive of files."""
    return head.startswith(ZIP) and first_entry(head).startswith(_ROOTS)


def is_office(head: bytes, name: str, folder: bytes, suffixes: tuple[str, ...]) -> bool:
    """Whether a file is a package with that folder; its name decides where the head does not show any.

    >>> is_office(b"not a zip", "a.docx", b"word/", (".docx",))
    False
    """
    if not is_package(head):
        return False
    shown = [other for other in (b"word/", b"xl/", b"ppt/") if other in head]
    return folder in shown if shown else name.lower().endswith(suffixes)


def warn_of_outside(archive: Archive, writer: Writer) -> None:
    """Say that macros were not run and outside content was not fetched, where a package has them."""
    names = archive.names()
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        writer.warn(notice("macros"))
    if any("/externalLinks/" in name for name in names) or _points_outside(archive):
        writer.warn(notice("outside"))


def _points_outside(archive: Archive) -> bool:
    """Whether a part wants content from elsewhere; links a reader clicks are no content."""
    for name in archive.names():
        relations = archive.xml(name) if name.endswith(".rels") else None
        for relation in () if relations is None else relations:
            kind = attribute(relation, "Type") or ""
            outside = attribute(relation, "TargetMode") == "External"
            if local(relation) == "Relationship" and outside and not kind.endswith("/hyperlink"):
                return True
    return False
