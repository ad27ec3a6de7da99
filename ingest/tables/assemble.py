"""All tables of a file: captions are read, cut grids stitched, grids and flattened text interpreted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from disclosure.amount import WAN_YUAN, Unit
from disclosure.model import Span, Table
from disclosure.terms import pattern
from ingest.blocks import Grid, Line, Raw
from ingest.captions import (
    Caption,
    declared_entity,
    declared_unit,
    is_entity_line,
    is_note,
    is_title,
    read_caption,
    says_empty,
    table_number,
)
from ingest.outline import heading_level, running_lines
from ingest.tables.flow import flow_tables
from ingest.tables.form_lists import one_by_one
from ingest.tables.forms import form_table
from ingest.tables.grid import grid_table
from ingest.tables.headers import Row, text_of
from ingest.tables.order import in_doubt
from ingest.tables.stitch import continues, stitched


@dataclass(frozen=True, slots=True)
class Found:
    """Tables, and the running lines that belong to none of them."""

    tables: tuple[Table, ...]
    lines: tuple[Line, ...]
    entities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Pending:
    caption: Caption
    grid: Grid


def find_tables(raw: Raw) -> Found:
    """Find and interpret every table of a file, numbered in document order."""
    pending, loose, taken = _gather(raw)
    money = _usual_unit(raw)
    entities = [p.caption.entity for p in pending if p.caption.entity]
    flows = flow_tables([line for line in loose if line.span not in taken], money, raw.text)
    taken |= {span for flow in flows for span in flow.lines}
    drafts = [flow.table for flow in flows] + [
        table for p in pending for table in _interpret(p, money)
    ]
    drafts.sort(key=lambda table: table.span)
    if raw.folded:
        drafts = [replace(table, cells=tuple(in_doubt(table.cells))) for table in drafts]
    tables = tuple(replace(table, id=f"t{number}") for number, table in enumerate(drafts, 1))
    lines = tuple(line for line in loose if line.span not in taken)
    ends = [*(table.span[0] for table in tables[1:]), len(raw.text)][: len(tables)]
    tables = tuple(_with_notes(table, end, lines) for table, end in zip(tables, ends, strict=True))
    entities += [name for line in loose if (name := declared_entity(line.text))]
    return Found(tables, lines, tuple(entities))


def _gather(raw: Raw) -> tuple[list[_Pending], list[Line], set[Span]]:
    pending: list[_Pending] = []
    loose: list[Line] = []
    between: list[Line] = []
    taken: set[Span] = set()
    for block in raw.blocks:
        if isinstance(block, Line):
            between.append(block)
            continue
        if not _is_table(block):
            between.extend(_as_lines(block))
            continue
        above, grid = _without_caption_rows(block)
        between.extend(above)
        caption = read_caption(between)
        if pending and continues(pending[-1].grid, between, caption, grid, pending[-1].caption.is_form):
            pending[-1] = replace(pending[-1], grid=stitched(pending[-1].grid, grid))
        else:
            pending.append(_Pending(caption, grid))
            if caption.start is not None:
                taken |= {line.span for line in between[caption.start :]}
        loose.extend(between)
        between = []
    loose.extend(between)
    return pending, loose, taken


def _is_table(grid: Grid) -> bool:
    filled = [cell for row in grid.rows for cell in row if cell is not None and cell.text]
    widest = max((sum(1 for cell in row if text_of(cell)) for row in grid.rows), default=0)
    captions = all(_is_caption_row(row) for row in grid.rows if any(text_of(cell) for cell in row))
    return widest > 1 and len(filled) > 2 and not captions


def _without_caption_rows(grid: Grid) -> tuple[list[Line], Grid]:
    """The title, entity and unit printed as the first rows of a table, as lines, and the table without them."""
    count = 0
    while count < len(grid.rows) - 2 and _is_caption_row(grid.rows[count]):
        count += 1
    if not count:
        return [], grid
    above = replace(grid, rows=grid.rows[:count])
    return _as_lines(above), replace(grid, rows=grid.rows[count:], row_pages=grid.row_pages[count:])


def _is_caption_row(row: Row) -> bool:
    texts = [text for cell in row if (text := text_of(cell))]
    if len(texts) == 1 and (is_title(texts[0]) or table_number(texts[0])):
        return True
    return bool(texts) and all(
        declared_unit(t) or is_entity_line(t) or table_number(t) or pattern("structure", "caption", "year").fullmatch(t) for t in texts
    )


def _as_lines(grid: Grid) -> list[Line]:
    return [
        Line(cell.text, cell.span, grid.page_of(r))
        for r, row in enumerate(grid.rows)
        for cell in row
        if cell is not None and cell.text
    ]


def _interpret(pending: _Pending, money: Unit) -> list[Table]:
    """The table of a grid; several where it lists the forms of several projects."""
    caption, grid = pending.caption, pending.grid
    if caption.is_form:
        return [form_table("", caption, form, money) for form in one_by_one(grid)]
    table = grid_table("", caption, grid, money)
    return [table] if table is not None else []


def _usual_unit(raw: Raw) -> Unit:
    declared: Counter[Unit] = Counter()
    for block in raw.blocks:
        texts = [block.text] if isinstance(block, Line) else [text_of(c) for row in block.rows for c in row if c]
        declared.update(found for text in texts if (found := declared_unit(text)))
    return declared.most_common(1)[0][0] if declared else WAN_YUAN


def _with_notes(table: Table, end: int, lines: Sequence[Line]) -> Table:
    """Add the notes printed between a table and the next one (or the next heading)."""
    notes: list[str] = []
    for line in running_lines([line for line in lines if table.span[1] <= line.span[0] < end])[:8]:
        if heading_level(line.text) is not None and not is_note(line.text):
            break
        if is_note(line.text) or says_empty([line.text]):
            notes.append(line.text.strip())
    return replace(table, notes=tuple(notes))
