"""Pages to one text with lines and grids that point into it."""

from __future__ import annotations

from collections.abc import Sequence

from disclosure.model import BBox
from ingest.blocks import Block, Grid, GridCell, Line
from ingest.readers.pdf_layout import Page
from ingest.readers.pdf_page import Turn
from ingest.readers.pdf_sheet import Place, Table


def write(pages: Sequence[Page]) -> tuple[str, tuple[Block, ...]]:
    """Write pages one after the other: a line of text a line, a row of a table a tab-separated line."""
    writer = _Writer()
    for page in pages:
        for piece in page.pieces:
            if isinstance(piece.content, str):
                writer.line(piece.content, page.number)
            else:
                writer.grid(piece.content, page.number, page.turn)
    return "".join(writer.parts), tuple(writer.blocks)


class _Writer:
    def __init__(self) -> None:
        self.parts: list[str] = []
        self.blocks: list[Block] = []
        self._at = 0

    def line(self, text: str, page: int) -> None:
        start = self._put(text)
        self.blocks.append(Line(text, (start, self._at), page))
        self._put("\n")

    def grid(self, table: Table, page: int, turn: Turn) -> None:
        start = self._at
        rows = []
        for index, row in enumerate(table.rows):
            if index:
                self._put("\n")
            rows.append(self._row(row, turn))
        self.blocks.append(Grid(tuple(rows), (start, self._at), page))
        self._put("\n")

    def _row(self, row: Sequence[Place | None], turn: Turn) -> tuple[GridCell | None, ...]:
        cells: list[GridCell | None] = []
        for index, place in enumerate(row):
            if index:
                self._put("\t")
            if place is None:
                cells.append(None)
                continue
            start = self._put(place.text)
            cells.append(GridCell(place.text, (start, self._at), _rounded(turn.undo(place.bbox))))
        return tuple(cells)

    def _put(self, text: str) -> int:
        start = self._at
        self.parts.append(text)
        self._at += len(text)
        return start


def _rounded(box: BBox) -> BBox:
    x0, top, x1, bottom = (round(value, 2) for value in box)
    return x0, top, x1, bottom
