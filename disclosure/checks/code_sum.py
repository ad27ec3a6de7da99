"""A subject is the sum of the subjects one level below it, and the total of the top ones, in every column.

Source: the hierarchy of 政府收支分类科目 (类 = Σ款, 款 = Σ项 by code prefix; 合计 = Σ类). Rows placed by this roll-up
are no evidence for it and are left out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from disclosure.amount import PERCENT, Amount
from disclosure.checks._finding import Claim, finding, severity_of
from disclosure.identities import code_children, rests_on, tolerance
from disclosure.model import Cell, Document, Finding, Table, cell_address
from disclosure.terms import words

RULE = "code-sum"


def check(document: Document) -> Iterator[Finding]:
    """Check every column of every statement by subject code."""
    for table in document.tables:
        if table.is_form:
            continue
        columns: dict[tuple[str, ...], list[Cell]] = {}
        foremost = _foremost(table)
        for cell in (cell for cell in table.values() if cell.amount is None or cell.amount.unit != PERCENT):
            sure = cell.placed_by == "columns" and (cell.row, cell.col) in foremost
            columns.setdefault(cell.col_path, []).append(replace(cell, placed_by=None) if sure else cell)
        unsure = {cell.code for cell in table.values() if cell.code and cell.doubtful}
        for cells in columns.values():
            yield from _column(document, table, cells, unsure - {cell.code for cell in cells})


def _foremost(table: Table) -> frozenset[tuple[int, int]]:
    """Where a figure stands with no blank before it in its row: its place is the one printed, whatever else confirmed it."""
    found: set[tuple[int, int]] = set()
    ended: dict[int, int] = {}
    for cell in sorted(table.values(), key=lambda cell: (cell.row, cell.col)):
        if cell.amount is not None and ended.get(cell.row, cell.col) == cell.col:
            found.add((cell.row, cell.col))
            ended[cell.row] = cell.col + 1
    return frozenset(found)


def _column(document: Document, table: Table, cells: Sequence[Cell], elsewhere: Collection[str | None]) -> Iterator[Finding]:
    """The findings of one column; a row `elsewhere` has a figure in doubt that may belong here."""
    projects = _projects(cells)
    under = {i for rows in projects.values() for i in rows}
    codes = [None if i in under else cell.code for i, cell in enumerate(cells)]
    families = code_children(codes) | projects
    tops = tuple(i for i, code in enumerate(codes) if code and len(code) == 3)
    total = next((i for i, cell in enumerate(cells) if _is_total(cell)), None)
    one_kind = len({(codes[i] or "")[0] for i in tops}) == 1
    if total is not None and one_kind and len(tops) > 1 and len({codes[i] for i in tops}) == len(tops):
        families[total] = tops
    for parent, children in families.items():
        missing = any(code and code.startswith(codes[parent] or "") for code in elsewhere)
        if (parent in projects or len({codes[i] for i in children}) == len(children)) and not missing:
            found = _family(document, table, cells[parent], [cells[i] for i in children])
            if found is not None:
                yield found


def _projects(cells: Sequence[Cell]) -> dict[int, tuple[int, ...]]:
    """For every subject under which projects are listed with its own code, their rows."""
    found: dict[int, list[int]] = {}
    for index, cell in enumerate(cells):
        above = [i for i in range(index) if cells[i].code == cell.code and cells[i].row_path == cell.row_path[:-1]]
        if cell.code and above:
            found.setdefault(above[-1], []).append(index)
    return {parent: tuple(rows) for parent, rows in found.items()}


def _is_total(cell: Cell) -> bool:
    return bool(cell.row_path) and cell.row_path[-1].replace(" ", "") in words("rules", "totals", "rows")


def _family(document: Document, table: Table, parent: Cell, children: Sequence[Cell]) -> Finding | None:
    if any(cell.doubtful or cell.placed_by == "columns" or rests_on(cell.placed_by, "roll-up") for cell in (parent, *children)):
        return None
    amounts = [cell.amount for cell in children if cell.amount is not None]
    if parent.amount is None or not amounts or any(a.unit != parent.amount.unit for a in amounts):
        return None
    added = sum((amount.value for amount in amounts), Decimal(0))
    severity = severity_of(parent.amount.value - added, tolerance([parent.amount, *amounts]))
    if severity is None:
        return None
    cells = [cell_address(table.id, c.row, c.col) for c in (parent, *children) if c.amount is not None]
    heading = parent.col_path[-1] if parent.col_path else ""
    claim = Claim(RULE, parent.amount, cells, f"{table.label} {parent.row_path[-1]} {heading}".strip())
    return finding(document, claim, severity, Amount(added, parent.amount.unit))
