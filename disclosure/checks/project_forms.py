"""A project's form gives the amount its row in the list of projects gives.

Source: 项目支出表 and the 项目支出绩效目标表 (项目申报表) of one project are filled from one record of the project pool.
"""

from __future__ import annotations

from collections.abc import Iterator

from disclosure.amount import Amount
from disclosure.checks._families import Family
from disclosure.checks._finding import Claim, cited_cell, finding
from disclosure.checks._forms import forms, labelled
from disclosure.checks._measures import carried, money, slack, squeezed, trusted
from disclosure.model import Cell, Document, Finding, Severity, Stage, Table, cell_address
from disclosure.terms import pattern

RULE = "project-forms"


def check(document: Document) -> Iterator[Finding]:
    """Compare every project form with the row of its project."""
    for form, stated, table, listed in _pairs(document):
        found = _compare(document, (form, stated), (table, listed))
        if found is not None:
            yield found


def families(document: Document) -> Iterator[Family]:
    """Every project's budget in its form with that in the list."""
    for form, stated, table, listed in _pairs(document):
        address = cell_address(table.id, listed.row, listed.col)
        yield Family(RULE, cited_cell(form, stated), cell_address(form.id, stated.row, stated.col), (address,))


def _pairs(document: Document) -> Iterator[tuple[Table, Cell, Table, Cell]]:
    final = document.info.stage is Stage.FINAL_ACCOUNT  # there the form gives the budget, the list what was spent
    lists = [table for table in document.tables if table.statement == "project_list" and not final]
    for form in forms(document):
        stated = next((c for c in labelled(form, "own_year") if money(c.amount) and trusted(c) and not c.col_path), None)
        if stated is None or not form.subject:
            continue
        for table in lists:
            listed = _row(table, form.subject)
            if listed is not None:
                yield form, stated, table, listed


def _row(table: Table, subject: str) -> Cell | None:
    """The total of a project's row, found by the project's full name."""
    rows = [
        cell for cell in table.values()
        if cell.row_path and squeezed(cell.row_path[-1]) == squeezed(subject) and money(cell.amount) and trusted(cell)
        and cell.col_path and pattern("rules", "form", "listed").fullmatch(squeezed(cell.col_path[-1]))
    ]
    return rows[0] if len(rows) == 1 else None


def _compare(document: Document, form: tuple[Table, Cell], row: tuple[Table, Cell]) -> Finding | None:
    (table, stated), (other, listed) = form, row
    if stated.amount is None or listed.amount is None:
        return None
    gap = abs(stated.amount.value - listed.amount.to(stated.amount.unit).value)
    if gap <= slack(stated.amount, listed.amount) or carried(document, Amount(gap, stated.amount.unit)):
        return None
    cells = [cell_address(table.id, stated.row, stated.col), cell_address(other.id, listed.row, listed.col)]
    claim = Claim(RULE, stated.amount, cells, cited_cell(table, stated), other=cited_cell(other, listed))
    return finding(document, claim, Severity.HIGH, listed.amount)
