"""The sample document between its data and its renderings: headings, paragraphs and tables of cells."""

from __future__ import annotations

from dataclasses import dataclass

# A place that a merged cell covers, from its left or from above.
LEFT = "←"
UP = "↑"

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the title, 2 a part, 3 and 4 sections."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text."""

    text: str


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells in rows of equal length; `LEFT` and `UP` mark what a merged cell covers.

    Attributes:
        rows: header rows first.
        widths: how many full-width characters a column holds before its text wraps.
        head: the number of header rows.
        cut: the row before which a page break cuts the table.
        tight: whether flattened text puts its rows on adjacent lines.
        bold: rows printed in bold.
    """

    rows: tuple[Row, ...]
    widths: tuple[int, ...]
    head: int = 0
    cut: int | None = None
    tight: bool = False
    bold: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row) != len(self.widths):
                raise ValueError(f"a row of {len(row)} cells in a grid of {len(self.widths)}: {row}")


@dataclass(frozen=True, slots=True)
class Table:
    """A titled table of one or several grids.

    Attributes:
        caption: what stands above its left edge.
        landscape: whether its page lies on its side.
        orphan: whether a page break parts the title from the grids.
        joined: whether it starts on the page where the block before it ends.
        unit: what stands above its right edge.
    """

    number: str
    title: str
    caption: str
    grids: tuple[Grid, ...]
    note: str = ""
    landscape: bool = False
    orphan: bool = False
    joined: bool = False
    unit: str = "单位：万元"


Block = Heading | Paragraph | Table


def covered(cell: str) -> bool:
    """Whether a merged cell covers this place."""
    return cell in (LEFT, UP)


def shown(cell: str) -> str:
    """The text printed at this place."""
    return "" if covered(cell) else cell


def span(text: str, width: int) -> Row:
    """A cell that covers `width` columns."""
    return (text, *[LEFT] * (width - 1))
