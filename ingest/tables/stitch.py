"""Grids cut by page breaks are put together again."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.blocks import Grid, GridCell, Line
from ingest.captions import Caption, is_note, squeeze
from ingest.outline import heading_level, running_lines
from ingest.tables.headers import header_height, text_of


def continues(before: Grid, between: Sequence[Line], caption: Caption, after: Grid, form: bool) -> bool:
    """Whether `after` goes on with the table `before`: nothing but page numbers between, and columns that fit.

    The columns of a form need not fit: its parts have their own.
    """
    if caption.title or caption.number:
        return False
    lines = running_lines(between)
    if form:
        return not any(heading_level(line.text) is not None for line in lines)
    if any(heading_level(line.text) is not None or is_note(line.text) for line in lines):
        return False
    if any(len(squeeze(line.text)) > 12 for line in lines):
        return False
    if abs(before.width - after.width) > 2 and header_height(after.rows) > 0:
        return same_header(before, after)
    return True


def same_header(before: Grid, after: Grid) -> bool:
    """Whether a grid repeats the header rows of the one before."""
    height = header_height(before.rows)
    if height == 0 or height > len(after.rows):
        return False
    return all(
        [text_of(cell) for cell in mine] == [text_of(cell) for cell in theirs]
        for mine, theirs in zip(before.rows[:height], after.rows[:height], strict=True)
    )


def stitched(before: Grid, after: Grid) -> Grid:
    """Append a continuation, leaving out a repeated header; rows are padded to the wider width."""
    rows = after.rows[header_height(before.rows) :] if same_header(before, after) else after.rows
    width = max(before.width, after.width)
    padded = tuple(_padded(row, width) for row in (*before.rows, *rows))
    pages = [before.page_of(r) for r in range(len(before.rows))] + [after.page] * len(rows)
    return Grid(padded, (before.span[0], after.span[1]), before.page, tuple(pages))


def _padded(row: tuple[GridCell | None, ...], width: int) -> tuple[GridCell | None, ...]:
    """A row widened to `width`: on a page figures keep their distance to the right edge, in text nothing is known."""
    missing = [None] * (width - len(row))
    drawn = row[0] is not None and row[0].bbox is not None
    return (row[0], *missing, *row[1:]) if drawn else (*row, *missing)
