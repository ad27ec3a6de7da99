"""What the project forms say of an earlier year adds up to what the overall form says of it.

Source: 整体支出绩效目标表 (近两年收支情况, 项目支出) and the forms' 项目前两年预算 describe the same projects. Projects come
and go, so a year is only checked where another year of the same forms agrees to the digit.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from disclosure.amount import WAN_YUAN, Amount, parse_number
from disclosure.checks._finding import Claim, cited_cell, finding
from disclosure.checks._forms import forms
from disclosure.checks._measures import money, squeezed, trusted
from disclosure.identities import tolerance
from disclosure.model import Cell, Document, Finding, Severity, Table, cell_address
from disclosure.terms import pattern

RULE = "project-history"


@dataclass(frozen=True, slots=True)
class _Said:
    """What one form says of one year."""

    amount: Amount
    cell: str
    quote: str


def check(document: Document) -> Iterator[Finding]:
    """Compare every earlier year that all project forms give."""
    told = [_history(document, table) for table in forms(document) if table.statement == "project_performance"]
    overall = [table for table in forms(document) if table.statement == "overall_performance"]
    if len(told) < 2 or not all(told):
        return
    years = set.intersection(*(set(one) for one in told))
    for table in overall:
        pairs = {y: (cell, [one[y] for one in told]) for y in years if (cell := _total(table, y)) is not None}
        gaps = {year: _gap(cell, said) for year, (cell, said) in pairs.items()}
        if any(gap == 0 for gap in gaps.values()):
            for year in sorted(year for year, gap in gaps.items() if gap):
                yield _finding(document, table, *pairs[year])


def _history(document: Document, table: Table) -> Mapping[int, _Said]:
    """The yearly budgets that a form's text tells, by year."""
    found: dict[int, _Said] = {}
    for match in pattern("rules", "history", "told").finditer(document.text, *table.span):
        value = parse_number(match["amount"])
        if value is not None:
            start = table.span[0]
            inside = [f for f in document.facts if f.table == table.id and f.span[0] >= start and f.span[1] >= match.start("amount")]
            address = min(inside, key=lambda f: f.span[0]).id if inside else f"s{match.start()}-{match.end()}"
            found.setdefault(int(match["year"]), _Said(Amount(value, WAN_YUAN), address, match.group()))
    return found


def _total(table: Table, year: int) -> Cell | None:
    for cell in table.values():
        named = bool(cell.row_path) and pattern("rules", "history", "projects").fullmatch(squeezed(cell.row_path[-1]))
        if named and cell.col_path and str(year) in cell.col_path[-1] and money(cell.amount) and trusted(cell):
            return cell
    return None


def _gap(cell: Cell, said: list[_Said]) -> Decimal:
    """How far the forms' sum lies from the total, beyond rounding; 0 where they agree."""
    if cell.amount is None:
        return Decimal(0)
    amounts = [one.amount.to(cell.amount.unit) for one in said]
    gap = abs(sum((amount.value for amount in amounts), Decimal(0)) - cell.amount.value)
    return gap if gap > tolerance([cell.amount, *amounts]) else Decimal(0)


def _finding(document: Document, table: Table, cell: Cell, said: list[_Said]) -> Finding:
    added = Amount(sum((one.amount.value for one in said), Decimal(0)), WAN_YUAN)
    recomputed = cell.amount or added
    cells = [said[0].cell, *(one.cell for one in said[1:]), cell_address(table.id, cell.row, cell.col)]
    quote = "；".join(one.quote for one in said)
    claim = Claim(RULE, added, cells, cited_cell(table, cell), quote)
    return finding(document, claim, Severity.MEDIUM, recomputed)
