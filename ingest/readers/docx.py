"""Word documents (.docx, and .docm without its macros): paragraphs, tables, text boxes, as a reader accepts them."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from ingest.blocks import Raw
from ingest.readers.archive import Archive, child, local, opened
from ingest.readers.docx_numbers import Numbering
from ingest.readers.docx_table import flattened, matrix
from ingest.readers.docx_text import Paragraph, paragraph
from ingest.readers.frame import framed
from ingest.readers.ooxml import is_office, warn_of_outside
from ingest.readers.writer import Writer, notice, refusal

NAME = "docx"
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
        if depth > _DEEPEST:
            raise refusal("too_deep", limit=_DEEPEST)
        nested: list[etree._Element] = []
        parts = framed(matrix(table, lambda cell: self._cell_text(cell, nested)))
        for line in parts.before:
            self._writer.line(line)
        if parts.grid:
            self._writer.grid(parts.grid)
        for line in parts.after:
            self._writer.line(line)
        for inner in nested:
            self._table(inner, depth + 1)

    def _cell_text(self, cell: etree._Element, nested: list[etree._Element]) -> str:
        """The text of a cell; tables in it are added to `nested`."""
        lines = []
        for element in flattened(cell):
            if local(element) == "tbl":
                nested.append(element)
                continue
            printed = paragraph(element)
            lines.append(self._numbering.label(element, printed.text) + printed.text)
            lines += [self._cell_text(box, nested) for box in printed.boxes]
        return "\n".join(line.strip() for line in lines if line.strip())
