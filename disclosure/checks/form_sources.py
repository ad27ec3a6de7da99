"""Where a project's money comes from adds up to its budget of the year.

Source: 项目申报表, part 项目资金来源: its 合计 is the 项目当年预算 above it.
"""

from __future__ import annotations

from collections.abc import Iterator

from disclosure.checks._finding import Claim, cited_cell, finding
from disclosure.checks._forms import forms, labelled
from disclosure.checks._measures import money, slack, squeezed, trusted
from disclosure.model import Cell, Document, Finding, Severity, Table, cell_address
from disclosure.terms import pattern

RULE = "form-sources"


def check(document: Document) -> Iterator[Finding]:
    """Check every form that gives its budget and the total of its sources."""
    for table in forms(document):
        budget = next((c for c in labelled(table, "own_year") if money(c.amount) and trusted(c)), None)
        total = _total(table, budget) if budget is not None else None
        if budget is None or total is None or budget.amount is None or total.amount is None:
            continue
        gap = abs(total.amount.value - budget.amount.to(total.amount.unit).value)
        if gap > slack(total.amount, budget.amount):
            cells = [cell_address(table.id, c.row, c.col) for c in (total, budget)]
            claim = Claim(RULE, total.amount, cells, cited_cell(table, total), other=cited_cell(table, budget))
            yield finding(document, claim, Severity.MEDIUM, budget.amount)


def _total(table: Table, budget: Cell) -> Cell | None:
    """The first total under the heading of the sources."""
    heads = [c.row for c in table.cells if c.row > budget.row and pattern("rules", "form", "sources").search(squeezed(c.text))]
    if not heads:
        return None
    for cell in table.values():
        named = bool(cell.row_path) and pattern("rules", "form", "total").fullmatch(squeezed(cell.row_path[-1]))
        if cell.row > heads[0] and named:
            return cell if money(cell.amount) and trusted(cell) else None
    return None
