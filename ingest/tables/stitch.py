"""Grids cut by page breaks are put together again."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.blocks import Grid, GridCell, Line
from ingest.captions import Caption, is_note, squeeze
from ingest.outline import heading_level, running_lines
from ingest.tables.headers import header_height, text_of
from ingest.tables.rows import split_label, subject_names

Row = tuple[GridCell | None, ...]


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


def _repeated(before: Grid, after: Grid) -> int:
    """How many rows a page repeats: the header, and the rows under it that are the same (the total)."""
    same = [[text_of(a) for a in mine] == [text_of(b) for b in theirs] for mine, theirs in zip(before.rows, after.rows, strict=False)]
    return next((place for place, equal in enumerate(same) if not equal), len(same))


def stitched(before: Grid, after: Grid) -> Grid:
    """Append a continuation, leaving out a repeated header; rows are padded to the wider width."""
    rows = after.rows[_repeated(before, after) :] if same_header(before, after) else after.rows
    width = max(before.width, after.width)
    above = tuple(_padded(row, width) for row in before.rows)
    below = tuple(_padded(row, width) for row in rows)
    whole = _rejoined(above[-1], below[0]) if above and below else None
    if whole is not None:
        above, below = (*above[:-1], whole), below[1:]
    pages = [before.page_of(r) for r in range(len(above))] + [after.page] * len(below)
    return Grid((*above, *below), (before.span[0], after.span[1]), before.page, tuple(pages))


def _rejoined(last: Row, first: Row) -> Row | None:
    """The last row of a page with the rest of its label from the next page, when only that makes a known name."""
    filled = [c for c, cell in enumerate(first) if text_of(cell)]
    if len(filled) != 1:
        return None
    upper, lower = last[filled[0]], first[filled[0]]
    if upper is None or lower is None:
        return None
    rest, own = text_of(lower), split_label(upper.text)[1]
    if rest in subject_names() or own in subject_names() or own + rest not in subject_names():
        return None
    joined = GridCell(upper.text + lower.text, upper.span, upper.bbox)
    return tuple(joined if c == filled[0] else cell for c, cell in enumerate(last))


def _padded(row: Row, width: int) -> Row:
    """A row widened to `width`: on a page figures keep their distance to the right edge, in text nothing is known."""
    missing = [None] * (width - len(row))
    drawn = row[0] is not None and row[0].bbox is not None
    return (row[0], *missing, *row[1:]) if drawn else (*row, *missing)
