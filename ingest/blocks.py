"""What a reader hands on: the text of a file as lines and grids, every piece with its place.

A reader knows a file format and nothing of disclosures. Grid cells keep `None` (covered by a merged cell) apart
from `""` (printed and empty).
"""

from __future__ import annotations

from dataclasses import dataclass

from disclosure.model import BBox, Span


@dataclass(frozen=True, slots=True)
class Line:
    """One line of running text.

    Attributes:
        text: as printed, without its line break.
        span: its place in `Raw.text`.
        page: 1-based page, where the format has pages.
    """

    text: str
    span: Span
    page: int | None = None


@dataclass(frozen=True, slots=True)
class GridCell:
    """One printed cell; `text` may hold line breaks where the cell wraps.

    Attributes:
        doubtful: whether the file does not hold what is printed here (a formula nobody calculated).
    """

    text: str
    span: Span
    bbox: BBox | None = None
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as the format gives it: rows of equal length.

    Attributes:
        rows: cells, or None where a merged cell to the left or above covers the place.
        row_pages: the page of every row, where a table runs over pages; empty when all are on `page`.
        span: from its first to its last character in `Raw.text`.
    """

    rows: tuple[tuple[GridCell | None, ...], ...]
    span: Span
    page: int | None = None
    row_pages: tuple[int | None, ...] = ()

    def page_of(self, row: int) -> int | None:
        """The page a row (0-based) is printed on."""
        return self.row_pages[row] if row < len(self.row_pages) else self.page

    @property
    def width(self) -> int:
        """The number of columns."""
        return len(self.rows[0]) if self.rows else 0


Block = Line | Grid


@dataclass(frozen=True, slots=True)
class Raw:
    """A file as read: its whole text and the blocks in reading order.

    Attributes:
        text: everything readable; rows of grids appear in it as tab-separated lines.
        blocks: lines and grids, whose spans point into `text`.
        pages: the number of pages, where the format has pages.
        format: the reader's name.
        warnings: a sentence for everything that was left out of the file.
        folded: whether its lines are a guess, because all of them were saved on one.
    """

    text: str
    blocks: tuple[Block, ...]
    pages: int | None = None
    format: str = "text"
    warnings: tuple[str, ...] = ()
    folded: bool = False
