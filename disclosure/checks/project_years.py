"""What a project's form says of last year's budget is what last year's list of projects gave it.

Source: 项目前两年预算 in the project forms and 项目支出表 of last year's document: one project, one name, one budget.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from disclosure.amount import WAN_YUAN, Amount, parse_number
from disclosure.checks._across import Told, compare, of_entity
from disclosure.checks._finding import cited_cell
from disclosure.checks._forms import forms
from disclosure.checks._measures import money, squeezed, trusted
from disclosure.checks._places import spot
from disclosure.model import Document, Finding, Stage, Table
from disclosure.terms import pattern

RULE = "project-years"


def check_across(document: Document, related: Sequence[Document]) -> Iterator[Finding]:
    """Compare every form's budget of last year with that document's list of projects."""
    year = document.info.year
    if year is None or document.info.stage is not Stage.BUDGET:
        return
    for other in of_entity(document, related, year - 1, Stage.BUDGET):
        for table in forms(document):
            wanted = _told(document, table, year - 1) if table.subject else None
            given = _listed(other, squeezed(table.subject or "")) if wanted else []
            found = compare(document, RULE, wanted, other, given) if wanted else None
            if found is not None:
                yield found


def _told(document: Document, table: Table, year: int) -> Told | None:
    """The budget of a year that a form's text tells, where it tells one."""
    amounts = []
    for match in pattern("rules", "history", "told").finditer(document.text, *table.span):
        value = parse_number(match["amount"])
        if int(match["year"]) == year and value is not None:
            amounts.append((Amount(value, WAN_YUAN), match.span()))
    if len({amount.value for amount, _ in amounts}) != 1:
        return None
    amount, span = amounts[0]
    place = spot(document, span)
    return Told(amount, amount.half_last_place, place.cells, f"{table.label} {table.subject}", place.quote, (), None)


def _listed(other: Document, name: str) -> list[tuple[Amount, str]]:
    """What another document's list of projects gives in all for a project, where it has it in one row."""
    found = []
    for table in other.tables:
        rows = {c.row for c in table.values() if table.statement == "project_list" and c.row_path and squeezed(c.row_path[-1]) == name}
        for cell in table.values() if len(rows) == 1 else ():
            total = bool(cell.col_path) and pattern("rules", "form", "listed").fullmatch(squeezed(cell.col_path[-1]))
            if cell.row in rows and total and cell.amount is not None and money(cell.amount) and trusted(cell):
                found.append((cell.amount, cited_cell(table, cell)))
    return found
