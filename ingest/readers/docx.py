"""Word documents (.docx, and .docm without its macros): paragraphs, tables, text boxes, as a reader accepts them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from ingest.blocks import Raw
from ingest.readers.archive import Archive, attribute, child, children, local, opened
from ingest.readers.docx_numbers import Numbering
from ingest.readers.docx_text import Paragraph, is_gone, paragraph
from ingest.readers.frame import Matrix, Spot, framed
from ingest.readers.ooxml import is_office, warn_of_outside
from ingest.readers.writer import Writer, notice, refusal

NAME = "docx"
MAX_COLUMNS = 500
_BODY = "word/document.xml"
_DEEPEST = 20  # tables in tables
_CHANGES = frozenset({"ins", "del", "moveFrom", "moveTo", "cellDel", "cellIns"})


def claims(head: bytes, name: str) -> bool:
    """Whether a file is a Word package, by its first entries, else by its name."""
    return is_office(head, name, b"word/", (".docx", ".docm"))


def read(path: Path) -> Raw:
    """Read a Word document.

    Tracked changes count as accepted; hidden text is left out; nothing is executed or fetched.

    Raises:
        UnreadableFile: when it is damaged, hostile or empty.
    """
    with opened(path) as archive:
        root = archive.xml(_BODY)
        body = child(root, "body")
        if root is None or body is None:
            raise refusal("broken")
        writer = Writer()
        warn_of_outside(archive, writer)
        if any(local(element) in _CHANGES for element in root.iter()):
            writer.warn(notice("tracked"))
        if any(local(element) == "altChunk" for element in root.iter()):
            writer.warn(notice("embedded"))
        _Body(writer, _numbering(archive)).blocks(body, 0)
    return writer.raw(NAME)


def _numbering(archive: Archive) -> Numbering:
    return Numbering(archive.xml("word/numbering.xml"), archive.xml("word/styles.xml"))


class _Body:
    """Writes a container's blocks: the document, or a text box in it."""

    def __init__(self, writer: Writer, numbering: Numbering) -> None:
        self._writer = writer
        self._numbering = numbering

    def blocks(self, container: etree._Element, depth: int) -> None:
        """Write what a container holds, in order."""
        if depth > _DEEPEST:
            raise refusal("too_deep", limit=_DEEPEST)
        joined = ""
        for element in flattened(container):
            if local(element) == "tbl":
                self._table(element, depth)
                continue
            printed = paragraph(element)
            text = joined + self._numbering.label(element, printed.text) + printed.text
            # A deleted paragraph mark joins a paragraph to the next one.
            joined = text if printed.runs_on else ""
            if not joined:
                self._writer.line(text)
            self._boxes(printed, depth)
        self._writer.line(joined)

    def _boxes(self, printed: Paragraph, depth: int) -> None:
        for box in printed.boxes:
            self.blocks(box, depth + 1)

    def _table(self, table: etree._Element, depth: int) -> None:
        nested: list[etree._Element] = []
        matrix = self._matrix(table, nested)
        parts = framed(matrix)
        for line in parts.before:
            self._writer.line(line)
        if parts.grid:
            self._writer.grid(parts.grid)
        for line in parts.after:
            self._writer.line(line)
        if depth > _DEEPEST:
            raise refusal("too_deep", limit=_DEEPEST)
        for inner in nested:
            self._table(inner, depth + 1)

    def _matrix(self, table: etree._Element, nested: list[etree._Element]) -> Matrix:
        """A table's cells; tables in them are added to `nested`."""
        rows: list[list[Spot | None]] = []
        origins: dict[int, tuple[int, int]] = {}  # where the cell merged downwards over a column begins
        for row in _rows(table):
            places: list[Spot | None] = [Spot("")] * _count(child(row, "trPr"), "gridBefore")
            for cell in _cells(row):
                self._place(cell, rows, places, origins, nested)
            rows.append(places)
            if len(places) > MAX_COLUMNS:
                raise refusal("too_wide", found=len(places), limit=MAX_COLUMNS)
        width = max(map(len, rows), default=0)
        return [[*row, *[Spot("")] * (width - len(row))] for row in rows]

    def _place(
        self, cell: etree._Element, rows: list[list[Spot | None]], places: list[Spot | None],
        origins: dict[int, tuple[int, int]], nested: list[etree._Element],
    ) -> None:
        properties = child(cell, "tcPr")
        merge = child(properties, "vMerge")
        column, across = len(places), min(_count(properties, "gridSpan") or 1, MAX_COLUMNS + 1)
        covered: list[Spot | None] = [None] * across
        places.extend(covered)
        if merge is not None and attribute(merge, "val") != "restart" and column in origins:
            r, c = origins[column]
            above = rows[r][c]
            if above is not None:
                rows[r][c] = Spot(above.text, above.rows + 1, above.cols)
            return
        origins.pop(column, None)
        if merge is not None:
            origins[column] = (len(rows), column)
        places[column] = Spot(self._cell_text(cell, nested), 1, across)

    def _cell_text(self, cell: etree._Element, nested: list[etree._Element]) -> str:
        lines = []
        for element in flattened(cell):
            if local(element) == "tbl":
                nested.append(element)
                continue
            printed = paragraph(element)
            lines.append(self._numbering.label(element, printed.text) + printed.text)
            for box in printed.boxes:
                lines.append(self._cell_text(box, nested))
        return "\n".join(line.strip() for line in lines if line.strip())


def flattened(container: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs and tables of a container, through content controls and accepted insertions."""
    for element in container:
        name = local(element)
        if name in ("p", "tbl"):
            yield element
        elif name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"):
            yield from flattened(element)


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for element in table:
        name = local(element)
        if name == "tr" and child(element, "trPr", "del") is None:
            yield element
        elif name in ("sdt", "sdtContent", "ins", "customXml"):
            yield from _rows(element)


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    for element in row:
        name = local(element)
        if name == "tc" and not is_gone(child(element, "tcPr")):
            yield element
        elif name in ("sdt", "sdtContent", "ins", "customXml"):
            yield from _cells(element)


def _count(properties: etree._Element | None, name: str) -> int:
    found = children(properties, name)
    value = attribute(found[0], "val") if found else None
    return int(value) if value and value.isdecimal() and len(value) < 6 else 0
