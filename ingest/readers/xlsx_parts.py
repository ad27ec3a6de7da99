"""What the sheets of a workbook share: strings, number formats, the calendar."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from disclosure.terms import load
from ingest.readers.archive import Archive, attribute, child, children, local

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_GENERAL = "General"


@dataclass(frozen=True, slots=True)
class Book:
    """What cells refer to by number."""

    strings: Sequence[str]
    formats: Sequence[str]
    since_1904: bool

    def string(self, index: str) -> str:
        """A shared string; empty where the file names one that it does not have."""
        return _at(self.strings, index, "")

    def form(self, index: str) -> str:
        """The number format of a cell style."""
        return _at(self.formats, index, _GENERAL)


def _at(values: Sequence[str], index: str, otherwise: str) -> str:
    place = int(index) if index.isdecimal() and len(index) < 9 else len(values)
    return values[place] if place < len(values) else otherwise


def strings(archive: Archive) -> list[str]:
    """The shared strings of a workbook."""
    root = archive.xml("xl/sharedStrings.xml")
    return [rich_text(item) for item in children(root, "si")]


def rich_text(item: etree._Element | None) -> str:
    """The text of a string with or without formatted runs; readings printed over characters are left out."""
    if item is None:
        return ""
    pieces = []
    for part in item:
        if local(part) == "t":
            pieces.append(part.text or "")
        elif local(part) == "r":
            run = child(part, "t")
            pieces.append((run.text or "") if run is not None else "")
    return _ESCAPE.sub(_unescaped, "".join(pieces))


def _unescaped(match: re.Match[str]) -> str:
    """A character that XML cannot hold; control characters print nothing but a line break."""
    char = chr(int(match[1], 16))
    return "\n" if char in "\r\n" else char if char.isprintable() else ""


def formats(archive: Archive) -> list[str]:
    """The number format of every cell style."""
    root = archive.xml("xl/styles.xml")
    builtin: dict[str, str] = load("readers")["number_formats"]["builtin"]
    known = dict(builtin)
    for form in children(child(root, "numFmts"), "numFmt"):
        known[attribute(form, "numFmtId") or ""] = attribute(form, "formatCode") or _GENERAL
    styles = children(child(root, "cellXfs"), "xf")
    return [known.get(attribute(style, "numFmtId") or "0", _GENERAL) for style in styles]
