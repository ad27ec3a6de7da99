"""The lines of a project's calculation add up to the project's budget of the year.

Source: 项目申报表, part 项目支出明细测算: the amounts there are the project's budget, line by line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from disclosure.amount import Amount
from disclosure.checks._families import Family
from disclosure.checks._finding import Claim, cited_cell, finding
from disclosure.checks._forms import forms, labelled
from disclosure.checks._measures import money, squeezed, trusted
from disclosure.identities import tolerance
from disclosure.model import Cell, Document, Finding, Severity, Table, cell_address
from disclosure.terms import pattern, words

RULE = "form-details"


def check(document: Document) -> Iterator[Finding]:
    """Check every form that gives its budget and the lines it is made of."""
    for table, budget, lines in _budgeted(document):
        found = _compare(document, table, budget, lines)
        if found is not None:
            yield found


def families(document: Document) -> Iterator[Family]:
    """Every project's budget with the lines of its calculation."""
    for table, budget, lines in _budgeted(document):
        addresses = tuple(cell_address(table.id, c.row, c.col) for c in lines)
        yield Family(RULE, cited_cell(table, budget), cell_address(table.id, budget.row, budget.col), addresses)


def _budgeted(document: Document) -> Iterator[tuple[Table, Cell, list[Cell]]]:
    for table in forms(document):
        budget = next((c for c in labelled(table, "own_year") if money(c.amount) and trusted(c)), None)
        lines = _lines(table)
        if budget is not None and lines:
            yield table, budget, lines


def _lines(table: Table) -> list[Cell]:
    """The amounts under the headings of the calculation, each down to the next heading; none where they have a total."""
    named = [c for c in table.values() if c.row_path and c.row_path[0] in words("forms", "details", "heads")]
    listed = [c for c in named if c.col_path and pattern("rules", "form", "sum").fullmatch(c.col_path[-1]) and money(c.amount)]
    listed = [c for c in listed if not _is_total(c)]
    if listed:
        return listed if all(trusted(c) for c in listed) else []
    heads = [c.row for c in table.cells if c.kind == "header" and _says(c, "sum") and _has_basis(table, c.row)]
    ends = {row: min((c.row for c in table.cells if c.kind == "header" and c.row > row), default=table.rows + 1) for row in heads}
    inside = {number for row, end in ends.items() for number in range(row + 1, end)}
    found = [c for c in table.values() if c.row in inside and money(c.amount)]
    # A merged cell shifts the rows under it, so a line's amount is the only one of its row.
    alone = len({c.row for c in found}) == len(found)
    return found if alone and all(trusted(c) and not _is_total(c) for c in found) else []


def _has_basis(table: Table, row: int) -> bool:
    return any(c.row == row and c.kind != "value" and _says(c, "basis") for c in table.cells)


def _is_total(cell: Cell) -> bool:
    return bool(cell.row_path) and bool(pattern("rules", "form", "total").fullmatch(squeezed(cell.row_path[-1])))


def _says(cell: Cell, kind: str) -> bool:
    return bool(pattern("rules", "form", kind).search(squeezed(cell.text)))


def _compare(document: Document, table: Table, budget: Cell, lines: Sequence[Cell]) -> Finding | None:
    if budget.amount is None:
        return None
    amounts = [line.amount.to(budget.amount.unit) for line in lines if line.amount is not None]
    added = sum((amount.value for amount in amounts), Decimal(0))
    if abs(added - budget.amount.value) <= tolerance([budget.amount, *amounts]):
        return None
    cells = [cell_address(table.id, c.row, c.col) for c in (budget, *lines)]
    claim = Claim(RULE, budget.amount, cells, cited_cell(table, budget))
    return finding(document, claim, Severity.MEDIUM, Amount(added, budget.amount.unit))
