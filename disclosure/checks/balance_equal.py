"""In a balance table income and expenditure come to the same total, in every column that has one.

Source: 收入总计 = 支出总计 (the meaning of 收支总表); the columns by function and by economic class of one side have
one total.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from disclosure.checks._finding import Claim, cited_cell, finding, severity_of
from disclosure.checks._measures import money, slack, squeezed, trusted
from disclosure.model import Cell, Document, Finding, Table, cell_address
from disclosure.terms import pattern

RULE = "balance-equal"


def check(document: Document) -> Iterator[Finding]:
    """Check the totals of every balance table against each other."""
    for table in document.tables:
        if table.statement in ("balance", "fiscal_balance"):
            for kind in ("grand", "year_spent"):
                for cells in _of_one_time(_totals(table, kind)):
                    yield from _equal(document, table, cells)


def _totals(table: Table, kind: str) -> list[Cell]:
    """The totals of a kind with a figure, but for columns of one fund."""
    found = [
        c for c in table.values()
        if c.row_path and money(c.amount) and trusted(c)
        and pattern("rules", "balance", kind).fullmatch(squeezed(c.row_path[-1]))
        and not pattern("rules", "balance", "fund").search(squeezed("/".join(c.col_path)))
    ]
    return [c for c in found if c.amount and c.amount.value]


def _of_one_time(cells: Sequence[Cell]) -> list[list[Cell]]:
    """The totals apart by time (年初预算数, 决算数), where the columns are of several; else all together."""
    named = pattern("rules", "balance", "stages")
    groups: dict[str, list[Cell]] = {}
    for cell in cells:
        heading = squeezed(cell.col_path[-1]) if cell.col_path else ""
        groups.setdefault(heading if named.fullmatch(heading) else "", []).append(cell)
    return list(groups.values()) if len(groups.keys() - {""}) > 1 else [list(cells)]


def _equal(document: Document, table: Table, cells: Sequence[Cell]) -> Iterator[Finding]:
    if len(cells) < 2:
        return
    backing = [sum(1 for other in cells if _same(cell, other)) for cell in cells]
    leader = cells[backing.index(max(backing))]
    for cell in cells:
        if cell.amount is None or leader.amount is None or cell.amount.unit != leader.amount.unit:
            continue
        severity = severity_of(cell.amount.value - leader.amount.value, slack(cell.amount, leader.amount))
        if severity is not None:
            addresses = [cell_address(table.id, c.row, c.col) for c in (cell, leader)]
            claim = Claim(RULE, cell.amount, addresses, cited_cell(table, cell), other=cited_cell(table, leader))
            yield finding(document, claim, severity, leader.amount)


def _same(cell: Cell, other: Cell) -> bool:
    return cell.amount is not None and other.amount is not None and cell.amount.same_as(other.amount)
