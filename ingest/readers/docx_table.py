"""The grid of a Word table: its rows and cells, merged places, and column edges that nearly meet."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from ingest.readers.archive import attribute, child, children, local
from ingest.readers.docx_text import is_gone
from ingest.readers.frame import Matrix, Spot
from ingest.readers.writer import refusal

MAX_COLUMNS = 500
_SLIVER = 170  # twentieths of a point; a narrower column holds not one character
_WRAPPERS = ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")


def matrix(table: etree._Element, text_of: Callable[[etree._Element], str]) -> Matrix:
    """A table's cells by place; `text_of` reads one.

    Raises:
        UnreadableFile: when the table is wider than any printed one.
    """
    return _Reader(_edges(table), text_of).read(table)


def flattened(container: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs and tables of a container, through content controls and accepted insertions."""
    for element in container:
        name = local(element)
        if name in ("p", "tbl"):
            yield element
        elif name in _WRAPPERS:
            yield from flattened(element)


class _Reader:
    def __init__(self, edges: list[int], text_of: Callable[[etree._Element], str]) -> None:
        self._edges = edges
        self._text_of = text_of
        self._rows: list[list[Spot | None]] = []
        self._origins: dict[int, tuple[int, int]] = {}  # where the cell merged down over a column begins

    def read(self, table: etree._Element) -> Matrix:
        for row in _rows(table):
            before = _count(child(row, "trPr"), "gridBefore")
            places: list[Spot | None] = [Spot("")] * self._edge(before)
            at = before
            for cell in _cells(row):
                across = min(_count(child(cell, "tcPr"), "gridSpan") or 1, MAX_COLUMNS + 1)
                self._place(cell, places, self._edge(at + across) - len(places))
                at += across
            if at > MAX_COLUMNS:
                raise refusal("too_wide", found=at, limit=MAX_COLUMNS)
            self._rows.append(places)
        width = max(map(len, self._rows), default=0)
        return [[*row, *[Spot("")] * (width - len(row))] for row in self._rows]

    def _edge(self, column: int) -> int:
        """The edge to the left of a column of the file, counted without slivers."""
        last = len(self._edges) - 1
        return self._edges[column] if column <= last else self._edges[last] + column - last

    def _place(self, cell: etree._Element, places: list[Spot | None], across: int) -> None:
        text = self._text_of(cell)
        across = across if across > 0 else int(bool(text))
        if not across:
            return
        column = len(places)
        merge = child(cell, "tcPr", "vMerge")
        places.extend([None] * across)
        if merge is not None and attribute(merge, "val") != "restart" and column in self._origins:
            self._lengthen(column)
            return
        self._origins.pop(column, None)
        if merge is not None:
            self._origins[column] = (len(self._rows), column)
        places[column] = Spot(text, 1, across)

    def _lengthen(self, column: int) -> None:
        row, place = self._origins[column]
        above = self._rows[row][place]
        if above is not None:
            self._rows[row][place] = Spot(above.text, above.rows + 1, above.cols)


def _edges(table: etree._Element) -> list[int]:
    """For each column edge of the file its number, where edges a sliver apart are one."""
    columns = children(child(table, "tblGrid"), "gridCol")[:MAX_COLUMNS]
    edges, since = [0], 0
    for column in columns:
        width = attribute(column, "w") or ""
        since += int(width[:6]) if width.isdecimal() else _SLIVER
        edges.append(edges[-1] + (since >= _SLIVER))
        since = 0 if since >= _SLIVER else since
    # Widths that make slivers of many columns are no widths.
    return edges if edges[-1] * 3 > len(columns) * 2 else list(range(len(edges)))


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for element in table:
        if local(element) == "tr" and child(element, "trPr", "del") is None:
            yield element
        elif local(element) in _WRAPPERS:
            yield from _rows(element)


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    for element in row:
        if local(element) == "tc" and not is_gone(child(element, "tcPr")):
            yield element
        elif local(element) in _WRAPPERS:
            yield from _cells(element)


def _count(properties: etree._Element | None, name: str) -> int:
    found = children(properties, name)
    value = attribute(found[0], "val") if found else None
    return int(value) if value and value.isdecimal() and len(value) < 6 else 0
