"""The money of the overall performance form is that of the statements: its totals, basic and project expenditure.

Source: domain rule 绩效表资金 = 收支总表; the head of 整体支出绩效目标表 describes the same budget.
"""

from __future__ import annotations

from collections.abc import Iterator

from disclosure.amount import Amount
from disclosure.checks._finding import Claim, cited_cell, finding
from disclosure.checks._forms import forms
from disclosure.checks._measures import carried, measures, money, nearest, slack, sources, squeezed, trusted
from disclosure.model import Cell, Document, Finding, Severity, Table, cell_address
from disclosure.terms import load, pattern

RULE = "form-budget"
_STATEMENT = "overall_performance"


def check(document: Document) -> Iterator[Finding]:
    """Compare every amount of the year that the form and the statements give."""
    for table in forms(document):
        for cell in table.values() if table.statement == _STATEMENT else ():
            key = _measure(cell) if money(cell.amount) and trusted(cell) else None
            found = _compare(document, table, cell, key) if key is not None else None
            if found is not None:
                yield found


def _measure(cell: Cell) -> str | None:
    """The total that a cell gives for the year, a key of `terms/measures.toml`, by its labels and its heading."""
    heading = squeezed(cell.col_path[-1]) if cell.col_path else ""
    if heading and not pattern("rules", "form", "amount").fullmatch(heading):
        return None
    labels = "/".join(squeezed(part) for part in cell.row_path[-2:])
    named = load("rules")["form_budget"].items()
    return next((key for key, said in named if pattern("rules", "form_budget", key).fullmatch(labels) and said), None)


def _compare(document: Document, table: Table, cell: Cell, key: str) -> Finding | None:
    given = sources(document, next(m for m in measures() if m["key"] == key))
    if cell.amount is None or not cell.amount.value or not given or nearest(cell.amount, given) is not None:
        return None
    point = given[0][0]
    gap = abs(cell.amount.value - point.amount.to(cell.amount.unit).value)
    if gap <= slack(cell.amount, point.amount) or carried(document, Amount(gap, cell.amount.unit)):
        return None
    address = cell_address(table.id, cell.row, cell.col)
    claim = Claim(RULE, cell.amount, [address, point.cell], cited_cell(table, cell), other=point.place)
    return finding(document, claim, Severity.MEDIUM, point.amount)
