"""Excel workbooks (.xlsx, and .xlsm without its macros): what every visible sheet prints, digit by digit.

Values come from the file's own text and number format, never through a float. A formula shows its saved result;
without one it is blank and in doubt. Nothing is calculated, executed or fetched.
"""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

from lxml import etree

from ingest.blocks import Raw
from ingest.readers.archive import Archive, attribute, child, children, local, opened
from ingest.readers.ooxml import is_office, warn_of_outside
from ingest.readers.sheet import Range, Sheet, shown_number, write_sheet
from ingest.readers.writer import Writer, notice, refusal
from ingest.readers.xlsx_parts import Book, formats, rich_text, strings

NAME = "xlsx"
_ADDRESS = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_ON = ("1", "true")


def claims(head: bytes, name: str) -> bool:
    """Whether a file is an Excel package, by its first entries, else by its name."""
    return is_office(head, name, b"xl/", (".xlsx", ".xlsm"))


def read(path: Path) -> Raw:
    """Read every visible sheet of a workbook.

    Raises:
        UnreadableFile: when it is damaged, hostile, too wide or empty.
    """
    with opened(path) as archive:
        workbook = archive.xml("xl/workbook.xml")
        if workbook is None:
            raise refusal("broken")
        writer = Writer()
        warn_of_outside(archive, writer)
        dates = attribute(child(workbook, "workbookPr"), "date1904") in _ON
        book = Book(strings(archive), formats(archive), dates)
        for name, part, hidden in _sheets(archive, workbook):
            if hidden:
                writer.warn(notice("hidden_sheet", name=name))
            elif (root := archive.xml(part)) is not None:
                write_sheet(writer, _Reader(book, name).read(root))
    return writer.raw(NAME)


def _sheets(archive: Archive, workbook: etree._Element) -> list[tuple[str, str, bool]]:
    """Name, part and whether it is hidden, of every sheet in order."""
    relations = archive.xml("xl/_rels/workbook.xml.rels")
    targets = {attribute(r, "Id"): r for r in ([] if relations is None else relations)}
    found = []
    for sheet in children(child(workbook, "sheets"), "sheet"):
        relation = targets.get(attribute(sheet, "id"))
        if relation is None or not (attribute(relation, "Type") or "").endswith("/worksheet"):
            continue
        target = posixpath.normpath(posixpath.join("/xl", attribute(relation, "Target") or "")).lstrip("/")
        hidden = attribute(sheet, "state") in ("hidden", "veryHidden")
        found.append((attribute(sheet, "name") or "", target, hidden))
    return found


class _Reader:
    """Reads one sheet's XML."""

    def __init__(self, book: Book, name: str) -> None:
        self._book = book
        self._sheet = Sheet(name)
        self._zeros = True

    def read(self, root: etree._Element) -> Sheet:
        view = child(root, "sheetViews", "sheetView")
        self._zeros = attribute(view, "showZeros") not in ("0", "false")
        for column in children(child(root, "cols"), "col"):
            if attribute(column, "hidden") in _ON:
                first, last = (int(attribute(column, key) or 0) for key in ("min", "max"))
                self._sheet.hidden_columns.update(range(first - 1, min(last, 20_000)))
        row = -1
        for element in children(child(root, "sheetData"), "row"):
            number = attribute(element, "r")
            row = int(number) - 1 if number and number.isdecimal() else row + 1
            self._row(row, element)
        for merge in children(child(root, "mergeCells"), "mergeCell"):
            found = _range(attribute(merge, "ref") or "")
            if found:
                self._sheet.merged.append(found)
        return self._sheet

    def _row(self, row: int, element: etree._Element) -> None:
        if attribute(element, "hidden") in _ON:
            self._sheet.hidden_rows.add(row)
        column = -1
        for cell in element:
            if local(cell) != "c":
                continue
            place = _place(cell.get("r") or "")
            column = place[1] if place else column + 1
            self._cell(row, column, cell)

    def _cell(self, row: int, column: int, cell: etree._Element) -> None:
        kind, stored = cell.get("t") or "n", child(cell, "v")
        raw = (stored.text or "") if stored is not None else ""
        if not raw and kind != "str" and child(cell, "f") is not None:
            self._sheet.doubt(row, column, cell.get("r") or f"R{row + 1}C{column + 1}")
            return
        self._sheet.put(row, column, self._text(cell, kind, raw))

    def _text(self, cell: etree._Element, kind: str, raw: str) -> str:
        match kind:
            case "s":
                return self._book.string(raw)
            case "inlineStr":
                return rich_text(child(cell, "is"))
            case "b":
                return "TRUE" if raw == "1" else "FALSE"
            case "n" if raw:
                form = self._book.form(cell.get("s") or "0")
                return shown_number(raw, form, zeros=self._zeros, since_1904=self._book.since_1904)
        return raw


def _place(address: str) -> tuple[int, int] | None:
    match = _ADDRESS.fullmatch(address)
    if not match:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]) - 1, column - 1


def _range(reference: str) -> Range | None:
    first, _, last = reference.partition(":")
    start, end = _place(first), _place(last or first)
    return (*start, *end) if start and end else None
