"""Zip archives and the XML in them, read so that neither can cost more than a refusal."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lxml import etree

from ingest.readers.writer import refusal

MAX_PART = 150_000_000
MAX_XML = 60_000_000
MAX_ENTRIES = 10_000
_RATIO = 200  # real Office XML packs at most about 1:60
_SMALL = 5_000_000  # what may pack at any ratio
_CHUNK = 1 << 20
_ENCRYPTED = 0x1
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError)


class Archive:
    """An open archive whose parts are read whole and within limits."""

    def __init__(self, file: zipfile.ZipFile) -> None:
        self._file = file
        self._entries = {entry.filename: entry for entry in file.infolist()}

    def names(self) -> tuple[str, ...]:
        """The names of all parts, as the archive writes them."""
        return tuple(self._entries)

    def entries(self) -> tuple[zipfile.ZipInfo, ...]:
        """All entries."""
        return tuple(self._entries.values())

    def part(self, name: str, limit: int = MAX_PART) -> bytes | None:
        """A part, or None when there is none of that name.

        Raises:
            UnreadableFile: when it is locked, damaged, or unpacks to more than any real one.
        """
        entry = self._entries.get(name)
        if entry is None:
            return None
        if entry.flag_bits & _ENCRYPTED:
            raise refusal("locked")
        try:
            return self._unpacked(entry, limit)
        except _DAMAGED as error:
            raise refusal("broken") from error

    def _unpacked(self, entry: zipfile.ZipInfo, limit: int) -> bytes:
        """Unpack piece by piece: the size an entry declares may be a lie."""
        data = io.BytesIO()
        with self._file.open(entry) as source:
            while piece := source.read(_CHUNK):
                data.write(piece)
                if data.tell() > limit or _is_bomb(data.tell(), entry.compress_size):
                    raise refusal("bomb")
        return data.getvalue()

    def xml(self, name: str) -> etree._Element | None:
        """The root of an XML part, or None when there is none of that name.

        Raises:
            UnreadableFile: when the part cannot be read or is no honest XML.
        """
        data = self.part(name, MAX_XML)
        return None if data is None else parse_xml(data)


def _is_bomb(size: int, packed: int) -> bool:
    return size > _SMALL and size > packed * _RATIO


@contextmanager
def opened(path: Path) -> Iterator[Archive]:
    """Open an archive.

    Raises:
        UnreadableFile: when it is damaged or has too many entries.
    """
    try:
        file = zipfile.ZipFile(path)
    except _DAMAGED as error:
        raise refusal("broken") from error
    with file:
        if len(file.infolist()) > MAX_ENTRIES:
            raise refusal("bomb")
        yield Archive(file)


def parse_xml(data: bytes) -> etree._Element:
    """Parse Office XML: no DTD, no entities, nothing from outside.

    Raises:
        UnreadableFile: when it declares a document type, which Office never writes, or is malformed.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise refusal("dtd" if b"<!DOCTYPE" in data or b"<!ENTITY" in data else "broken") from error
    if root.getroottree().docinfo.doctype:
        raise refusal("dtd")
    return root


def local(element: etree._Element) -> str:
    """An element's name without its namespace, of which Office has two sets; empty for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: etree._Element | None, name: str) -> list[etree._Element]:
    """The child elements of that local name."""
    return [] if element is None else [child for child in element if local(child) == name]


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first descendant along a path of local names, or None."""
    for name in path:
        found = children(element, name)
        if not found:
            return None
        element = found[0]
    return element


def attribute(element: etree._Element | None, name: str) -> str | None:
    """An attribute by its local name, or None."""
    if element is None:
        return None
    return next((str(v) for k, v in element.attrib.items() if str(k).rpartition("}")[2] == name), None)
