"""Cells to a table: ghost columns out, lines that are no rows out, the printed grid left."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from disclosure.amount import parse_number
from disclosure.model import BBox
from disclosure.terms import load
from ingest.readers.pdf_cells import Box

_GHOST_COLUMN = 12.0  # a narrower column in which no cell says anything is two readings of one line
_GHOST_ROW = 6.0
_LONGEST_CAPTION = 80


@dataclass(frozen=True, slots=True)
class Place:
    """A cell of a finished table."""

    text: str
    bbox: BBox


@dataclass(frozen=True, slots=True)
class Table:
    """A finished table: rows of equal length, None where a merged cell covers the place."""

    rows: tuple[tuple[Place | None, ...], ...]
    bbox: BBox


@dataclass(frozen=True, slots=True)
class Parts:
    """A ruled table with the lines that were drawn inside its frame above and below it."""

    before: tuple[str, ...]
    table: Table | None
    after: tuple[str, ...]


def parts(cells: Sequence[Box], bbox: BBox) -> Parts:
    """Turn the cells of one frame into captions, a table and notes."""
    rest = _renumbered(_without_ghosts(cells))
    before, rest = _captions(rest)
    after, rest = _notes(rest)
    rest = _renumbered(_without_ghosts(rest))
    return Parts(before, table_of(rest, bbox) if rest else None, after)


def _without_ghosts(cells: Sequence[Box]) -> list[Box]:
    kept = list(cells)
    for narrow, start, span, low, high in (
        (_GHOST_COLUMN, "col", "cols", 0, 2),
        (_GHOST_ROW, "row", "rows", 1, 3),
    ):
        index = 0
        while index < max((getattr(c, start) + getattr(c, span) for c in kept), default=0):
            alone = [c for c in kept if getattr(c, start) == index and getattr(c, span) == 1]
            ghost = alone and all(c.bbox[high] - c.bbox[low] < narrow and not c.glyphs for c in alone)
            if ghost or (not alone and _strip(kept, index, start, low) < narrow):
                kept = _collapsed(kept, index, start, span)
            else:
                index += 1
    return kept


def _strip(cells: Sequence[Box], index: int, start: str, low: int) -> float:
    """The width of a column (or row) in which no cell lies alone, from where cells begin around it."""
    here = [c.bbox[low] for c in cells if getattr(c, start) == index]
    after = [c.bbox[low] for c in cells if getattr(c, start) == index + 1]
    return min(after) - min(here) if here and after else 0.0


def _collapsed(cells: Sequence[Box], index: int, start: str, span: str) -> list[Box]:
    """Make the boundaries before and after a column (or row) one; cells that filled it alone are gone."""
    kept = []
    for cell in cells:
        first, last = getattr(cell, start), getattr(cell, start) + getattr(cell, span)
        first, last = (place - (place > index) for place in (first, last))
        if last > first:
            kept.append(replace(cell, **{start: first, span: last - first}))
    return kept


def _renumbered(cells: Sequence[Box]) -> list[Box]:
    """Forget boundaries at which no cell begins."""
    kept = sorted(cells, key=lambda cell: (cell.row, cell.col))
    for start, span in (("row", "rows"), ("col", "cols")):
        used = sorted({getattr(cell, start) for cell in kept})
        for index, cell in enumerate(kept):
            first, last = getattr(cell, start), getattr(cell, start) + getattr(cell, span)
            reach = sum(first <= place < last for place in used)
            kept[index] = replace(cell, **{start: used.index(first), span: reach})
    return kept


def _captions(cells: list[Box]) -> tuple[tuple[str, ...], list[Box]]:
    """Take titles and unit lines off the top, with whatever full-width line stands above or between them."""
    taken: list[str] = []
    rest, full = cells, list[str]()
    while row := _edge_row(rest, 0):
        text = " ".join(box.text for box in row if box.glyphs)
        full.append(text)
        rest = _renumbered([box for box in rest if box.row != 0])
        if _is_caption(row):
            taken, full, cells = taken + full, [], rest
        elif not _is_full_width(row):
            break
    return tuple(text for text in taken if text), cells


def _notes(cells: list[Box]) -> tuple[tuple[str, ...], list[Box]]:
    """Take footnotes off the bottom."""
    taken: list[str] = []
    while (last := max((b.row for b in cells), default=0)) and (row := _edge_row(cells, last)):
        inked = [box for box in row if box.glyphs]
        if len(inked) != 1 or not _pattern("note").match(inked[0].text):
            break
        taken.insert(0, inked[0].text)
        cells = [box for box in cells if box.row != last]
    return tuple(taken), cells


def _edge_row(cells: Sequence[Box], index: int) -> list[Box]:
    """The boxes of a row, or none when a box reaches from it into another row."""
    row = [box for box in cells if box.row == index]
    through = any(b.row <= index < b.row + b.rows and b.rows > 1 for b in cells)
    return [] if through or len({b.row for b in cells}) <= 1 else row


def _is_caption(row: Sequence[Box]) -> bool:
    texts = [box.text for box in row if box.glyphs]
    if not texts or any(parse_number(text) is not None for text in texts):
        return False
    if len(texts) == 1 and len(texts[0]) <= _LONGEST_CAPTION and _pattern("title").search(texts[0]):
        return True
    return len(texts) <= 3 and any(_pattern("caption").match(text) for text in texts)


def _is_full_width(row: Sequence[Box]) -> bool:
    return len(row) == 1 and len(row[0].text) <= _LONGEST_CAPTION and parse_number(row[0].text) is None


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(load("readers")["lines"][name])


def _width(cells: Sequence[Box]) -> int:
    return max((box.col + box.cols for box in cells), default=0)


def table_of(cells: Sequence[Box], bbox: BBox) -> Table | None:
    """The grid of some boxes; None where it has one column, or nothing stands in it."""
    height, width = max(b.row + b.rows for b in cells), _width(cells)
    if width < 2 or not any(box.glyphs for box in cells):
        return None
    grid: list[list[Place | None]] = [[None] * width for _ in range(height)]
    for box in cells:
        grid[box.row][box.col] = Place(box.text, box.bbox)
    top, bottom = min(b.bbox[1] for b in cells), max(b.bbox[3] for b in cells)
    return Table(tuple(map(tuple, grid)), (bbox[0], top, bbox[2], bottom))
