"""Every value cell becomes a fact; a cell that holds several figures becomes several."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from disclosure.amount import PERCENT, WAN_YUAN, numbers_in
from disclosure.model import Cell, CellState, Fact, Role, Span, Table, cell_address
from disclosure.terms import pattern, word, words
from ingest.tables.values import read_value

_YEAR = re.compile(r"20[0-4]\d")


def cell_facts(document: str, table: Table, year: int | None) -> Iterator[Fact]:
    """The facts of one table; `year` is the disclosure's."""
    rows = _row_spans(table)
    order = _same_heading(table)
    for cell in table.values():
        base = replace(_fact(document, table, cell, year), quote=rows[cell.row])
        place = order.get((cell.row, cell.col))
        if place is not None and year is not None:
            base = replace(base, year=year - 2 + place, measure=base.col_path[-1])
        yield from _split(base, cell) or [base]


def _fact(document: str, table: Table, cell: Cell, year: int | None) -> Fact:
    named = bool(cell.row_path) and not _is_time(cell)
    label = cell.row_path[-1] if named else (cell.col_path[-1] if cell.col_path else table.title)
    return Fact(
        id=cell_address(table.id, cell.row, cell.col), document=document, label=label, row_path=cell.row_path,
        col_path=cell.col_path, text=_ticked(cell.text), state=cell.state, span=cell.span, quote=cell.span,
        role=_role(table, cell), amount=cell.amount, cell=cell_address(table.id, cell.row, cell.col),
        table=table.id, statement=table.statement, section=table.section, subject=table.subject, code=cell.code,
        year=_year(cell, year), comparator=read_value(cell.text, WAN_YUAN).comparator,
        measure=cell.col_path[-1] if cell.col_path else None, placed_by=cell.placed_by, doubtful=cell.doubtful,
        page=cell.page, bbox=cell.bbox,
    )


def _ticked(value: str) -> str:
    """Of several boxes to tick, the ones that are; any other text as it is."""
    bare = re.sub(r"\s+", "", value)
    boxes = pattern("forms", "fields", "box").findall(bare)
    if len(boxes) < 2 or "".join(boxes) != bare:
        return value
    tick = pattern("forms", "fields", "ticked")
    return " ".join(tick.sub("", box) for box in boxes if tick.search(box)) or value


def _role(table: Table, cell: Cell) -> Role:
    heading = cell.col_path[-1] if cell.col_path else ""
    if cell.amount is None and cell.state is CellState.TEXT:
        return _in_form(cell) if table.is_form and _is_target(cell) else Role.TEXT
    if table.is_form and _is_target(cell):
        return _in_form(cell)
    if any(cue in heading for cue in words("narrative", "role", "share")):
        return Role.SHARE
    if cell.amount is not None and cell.amount.unit == PERCENT:
        return Role.RATE
    changes = pattern("columns", "time", "change")
    if not table.is_form and any(changes.search(heading) for heading in (*cell.col_path, cell.row_path[-1] if _is_time(cell) else "")):
        return Role.DELTA
    return Role.LEVEL


def _in_form(cell: Cell) -> Role:
    """What a value of an indicator is: its target, what came of it, or points for it."""
    heading = cell.col_path[-1]
    if pattern("forms", "indicator", "scored").search(heading):
        return Role.SCORE
    return Role.ACTUAL if pattern("forms", "indicator", "actual").search(heading) else Role.TARGET


def _is_target(cell: Cell) -> bool:
    """Whether a cell stands under a heading of indicators' values; a year is one only below such a heading."""
    remark = pattern("forms", "heads", "remark")
    return any(remark.sub("", heading) in _targets() for heading in cell.col_path)


def _targets() -> frozenset[str]:
    return frozenset([*words("forms", "indicator", "target_years"), *words("forms", "indicator", "value_heads")])


def _year(cell: Cell, year: int | None) -> int | None:
    named = next((found for name in reversed(cell.col_path) if (found := _YEAR.findall(name))), [])
    if len(named) == 1:
        return int(named[0])
    field = pattern("columns", "time", "field").fullmatch(cell.row_path[-1]) if cell.row_path and not cell.col_path else None
    if field is not None:
        return int(field["year"])
    if year is None:
        return None
    own = _YEAR.findall(cell.row_path[-1]) if _is_time(cell) else []
    if own:
        return int(own[0])
    headings = (*cell.col_path, cell.row_path[-1] if _is_time(cell) else "")
    for back, name in ((2, "before_last"), (1, "last")):
        if any(pattern("columns", "time", name).search(heading) for heading in headings):
            return year - back
    return year


def _is_time(cell: Cell) -> bool:
    """Whether a row is named after a year or a change, so that its columns say what its figures are of."""
    return bool(cell.row_path) and bool(cell.col_path) and bool(pattern("columns", "time", "row").fullmatch(re.sub(r"\s", "", cell.row_path[-1])))


def _same_heading(table: Table) -> dict[tuple[int, int], int]:
    """Cells in two columns under one heading about the last two years: 0 for the earlier, 1 for the later."""
    mark = word("forms", "indicator", "two_years")
    places: dict[tuple[int, int], int] = {}
    for row in {cell.row for cell in table.values()}:
        pair = [
            c for c in table.values()
            if c.row == row and c.col_path and mark in "".join(c.col_path) and not _YEAR.search(c.col_path[-1])
            and c.amount is not None
        ]
        if len(pair) == 2:
            places |= {(cell.row, cell.col): index for index, cell in enumerate(pair)}
    return places


def _split(base: Fact, cell: Cell) -> list[Fact]:
    """The figures of a cell that holds as many as its heading names years."""
    if cell.state is not CellState.TEXT or not cell.col_path:
        return []
    years = [int(y) for y in _YEAR.findall(" ".join(cell.col_path))]
    found = numbers_in(cell.text)
    if len(years) < 2 or len(found) != len(years) or re.sub(r"[\d.,\s]", "", cell.text):
        return []
    facts = []
    for number, ((start, end, _), year) in enumerate(zip(found, years, strict=True)):
        text = cell.text[start:end]
        value = read_value(text, WAN_YUAN)
        span = (cell.span[0] + start, cell.span[0] + end)
        facts.append(
            replace(base, id=f"{base.id}.{number + 1}", text=text, amount=value.amount, state=value.state, year=year,
                    span=span, role=Role.LEVEL, measure=str(year))
        )
    return facts


def _row_spans(table: Table) -> dict[int, Span]:
    spans: dict[int, Span] = {}
    for cell in table.cells:
        low, high = spans.get(cell.row, cell.span)
        spans[cell.row] = (min(low, cell.span[0]), max(high, cell.span[1]))
    return spans
