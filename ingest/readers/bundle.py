"""Zip bundles of one disclosure: text in one file, tables in another, read as one document.

Names in the bundle are labels, never paths: every file is unpacked under a number of its own.
"""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath

from disclosure.errors import UnreadableFile
from ingest.blocks import Block, Grid, GridCell, Line, Raw
from ingest.readers.archive import Archive, opened
from ingest.readers.ooxml import ZIP, is_package
from ingest.readers.writer import notice, refusal

NAME = "bundle"
MAX_FILES = 100
MAX_TOTAL = 300_000_000
_UTF8 = 0x800
# Of files with one name the first kind is read: its figures need no layout to be found.
_ORDER = (".xlsx", ".xlsm", ".xls", ".et", ".docx", ".docm", ".html", ".htm", ".md", ".pdf", ".doc", ".wps", ".txt")


def claims(head: bytes, name: str) -> bool:  # noqa: ARG001 - every reader is asked alike
    """Whether a file is a zip archive and no Office package."""
    return head.startswith(ZIP) and not is_package(head)


def read(path: Path) -> Raw:
    """Read the files of a bundle one after the other.

    Files of no known format are left out with a warning, as is all but one of several with the same name.

    Raises:
        UnreadableFile: when a name points outside, the bundle is too large, or nothing in it can be read.
    """
    with opened(path) as archive, tempfile.TemporaryDirectory() as folder:
        names = _files(archive)
        found: list[Raw] = []
        warnings: list[str] = []
        for name in names:
            other = _preferred(name, names)
            if other != name:
                warnings.append(notice("same_file", name=names[name], other=names[other]))
                continue
            try:
                found.append(_read_one(archive, name, names[name], Path(folder, str(len(found) + len(warnings)))))
            except UnreadableFile as error:
                warnings.append(notice("other_file", name=names[name], why=error.reason))
    if not found:
        raise refusal("nothing_inside")
    return _joined(found, warnings)


def _files(archive: Archive) -> dict[str, str]:
    """The files of a bundle in name order, with the names people gave them."""
    entries = [entry for entry in archive.entries() if not entry.is_dir()]
    names = {entry.filename: _label(entry) for entry in entries}
    if any(_points_outside(name) for pair in names.items() for name in pair):
        raise refusal("traversal")
    kept = {name: label for name, label in names.items() if not _is_furniture(label)}
    if len(kept) > MAX_FILES:
        raise refusal("too_many_files", found=len(kept), limit=MAX_FILES)
    if sum(entry.file_size for entry in entries) > MAX_TOTAL:
        raise refusal("bomb")
    return dict(sorted(kept.items(), key=lambda pair: pair[1]))


def _label(entry: zipfile.ZipInfo) -> str:
    """A file's name; Chinese Windows writes it in its own code page and does not say so."""
    if entry.flag_bits & _UTF8:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return entry.filename


def _points_outside(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return ".." in parts or name.startswith(("/", "\\")) or (len(name) > 1 and name[1] == ":")


def _is_furniture(label: str) -> bool:
    """Whether a file is the work of an operating system or an open program."""
    parts = PurePosixPath(label).parts
    return any(part.startswith((".", "~$", "__MACOSX")) for part in parts) or parts[-1:] == ("Thumbs.db",)


def _preferred(name: str, names: dict[str, str]) -> str:
    """Which of the files with one name but different endings is read."""
    stem = PurePosixPath(names[name]).with_suffix("")
    same = [other for other, label in names.items() if PurePosixPath(label).with_suffix("") == stem]
    return min(same, key=lambda other: _rank(PurePosixPath(names[other]).suffix.lower()))


def _rank(suffix: str) -> int:
    return _ORDER.index(suffix) if suffix in _ORDER else len(_ORDER)


def _read_one(archive: Archive, name: str, label: str, place: Path) -> Raw:
    from ingest import readers  # the table of readers holds this one

    data = archive.part(name) or b""
    place.write_bytes(data)
    reader = readers.claimant(data[: readers.HEAD], PurePosixPath(label).name)
    if reader.NAME == NAME:
        raise refusal("nothing_inside")
    return reader.read(place)


def _joined(found: list[Raw], warnings: list[str]) -> Raw:
    """One text after the other; pages are dropped, because several files would have a page of one number."""
    text, blocks = "", list[Block]()
    for raw in found:
        blocks.extend(_moved(raw.blocks, len(text)))
        text += raw.text.rstrip("\n") + "\n\n"
        warnings.extend(raw.warnings)
    return Raw(text, tuple(blocks), format=NAME, warnings=tuple(dict.fromkeys(warnings)))


def _moved(blocks: tuple[Block, ...], by: int) -> Iterator[Block]:
    for block in blocks:
        span = (block.span[0] + by, block.span[1] + by)
        if isinstance(block, Line):
            yield Line(block.text, span)
        else:
            yield Grid(tuple(tuple(_moved_cell(cell, by) for cell in row) for row in block.rows), span)


def _moved_cell(cell: GridCell | None, by: int) -> GridCell | None:
    return None if cell is None else replace(cell, span=(cell.span[0] + by, cell.span[1] + by), bbox=None)
