"""Tables that list the performance targets of several projects one under the other: cut into one form for each.

项目名称 | 预算金额 | 绩效目标 | 一级指标 | 二级指标 | 三级指标 | 指标值 …, where what stands left of the indicators is printed
once for each project.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from disclosure.terms import words
from ingest.blocks import Grid, GridCell
from ingest.captions import squeeze
from ingest.tables.form_terms import is_level_head
from ingest.tables.headers import text_of
from ingest.tables.stitch import Row

_HEADER_ROWS = 3


def one_by_one(grid: Grid) -> list[Grid]:
    """The forms of the projects a grid lists, or the grid itself where it lists none.

    Each form holds its project's fields as rows of label and value, then the headings of the indicators and their rows.
    """
    if len(stacked := _stacked(grid)) > 1:
        return [form for one in stacked for form in one_by_one(one)]
    heading = next((r for r, row in enumerate(grid.rows[:_HEADER_ROWS]) if sum(is_level_head(squeeze(text_of(c))) for c in row) > 1), None)
    if heading is None:
        return [grid]
    first = next(c for c, cell in enumerate(grid.rows[heading]) if is_level_head(squeeze(text_of(cell))))
    labels = _labels(grid, heading, first)
    name = next((c for c, label in labels.items() if squeeze(text_of(label)) in words("forms", "money", "subject")), None)
    if name is None or len(labels) < 2:
        return [grid]
    starts = [r for r in range(heading + 1, len(grid.rows)) if text_of(grid.rows[r][name])]
    if not starts or starts[0] != heading + 1:
        return [grid]
    ends = [*starts[1:], len(grid.rows)]
    return [_form(grid, heading, first, labels, (start, end)) for start, end in zip(starts, ends, strict=True)]


def _stacked(grid: Grid) -> list[Grid]:
    """The forms that stand under each other, each beginning with the same label of its project's name."""
    opening = [next((squeeze(text_of(cell)) for cell in row if text_of(cell)), "") for row in grid.rows]
    starts = [r for r, label in enumerate(opening) if label == opening[0] and label in words("forms", "money", "subject")]
    if len(starts) < 2:
        return [grid]
    return [_cut(grid, start, end) for start, end in zip(starts, [*starts[1:], len(grid.rows)], strict=True)]


def _cut(grid: Grid, start: int, end: int) -> Grid:
    rows = grid.rows[start:end]
    spans = [cell.span for row in rows for cell in row if cell is not None]
    span = (min(a for a, _ in spans), max(b for _, b in spans))
    return replace(grid, rows=rows, row_pages=tuple(grid.page_of(r) for r in range(start, end)), span=span, page=grid.page_of(start))


def _labels(grid: Grid, heading: int, first: int) -> dict[int, GridCell]:
    """The headings left of the indicators, each the lowest one printed over its column."""
    found: dict[int, GridCell] = {}
    for row in grid.rows[: heading + 1]:
        for c, cell in enumerate(row[:first]):
            if cell is not None and cell.text.strip():
                found[c] = cell
    return found


def _form(grid: Grid, heading: int, first: int, labels: dict[int, GridCell], rows: tuple[int, int]) -> Grid:
    start, end = rows
    own: list[Row] = []
    pages = []
    for c, label in labels.items():
        value = grid.rows[start][c]
        if value is not None and value.text.strip():
            own.append(_padded([label, value], grid.width))
            pages.append(grid.page_of(start))
    body = range(start, end)
    lines = [grid.rows[heading], *(grid.rows[r] for r in body)]
    blank: list[GridCell | None] = [None] * first
    cut = [_padded([*blank, *row[first:]], grid.width) for row in lines]
    spans = [cell.span for row in (*own, *cut[1:]) for cell in row if cell is not None]
    span = (min(a for a, _ in spans), max(b for _, b in spans))
    return replace(
        grid, rows=tuple(own + cut), row_pages=(*pages, grid.page_of(heading), *(grid.page_of(r) for r in body)), span=span,
    )


def _padded(cells: Sequence[GridCell | None], width: int) -> Row:
    return (*cells, *[None] * (width - len(cells)))
