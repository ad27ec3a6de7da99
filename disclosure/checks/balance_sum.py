"""In a balance table the classes of expenditure add up to the expenditure of the year.

Source: 收支总表 and 财政拨款收支总表 (本年支出合计 = Σ 支出各类; printed as `58行 = (32+33+…+57)行` under the
final-account template). The classes are the rows named like a 类 of the functional classification.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from disclosure.amount import Amount
from disclosure.checks._finding import Claim, cited_cell, finding, severity_of
from disclosure.checks._measures import money, squeezed, trusted
from disclosure.identities import tolerance
from disclosure.model import Cell, Document, Finding, Table, cell_address
from disclosure.terms import load, pattern

RULE = "balance-sum"


def check(document: Document) -> Iterator[Finding]:
    """Check every column of every balance table."""
    for table in document.tables:
        if table.statement in ("balance", "fiscal_balance"):
            for path in sorted({cell.col_path for cell in table.values() if _is_class(cell)}):
                for column in _blocks([cell for cell in table.values() if cell.col_path == path and money(cell.amount)]):
                    found = _column(document, table, path, column)
                    if found is not None:
                        yield found


def _blocks(column: list[Cell]) -> list[list[Cell]]:
    """The cells under one heading, apart where it stands over several columns of a table with blocks side by side."""
    if len({cell.row for cell in column}) == len(column):
        return [column]
    return [[cell for cell in column if cell.col == place] for place in sorted({cell.col for cell in column})]


@cache
def _classes() -> frozenset[str]:
    names = load("subjects")["functional"]
    return frozenset(squeezed(name) for code, known in names.items() if len(code) == 3 for name in known)


def _is_class(cell: Cell) -> bool:
    return bool(cell.row_path) and squeezed(cell.row_path[-1]) in _classes()


def _column(document: Document, table: Table, path: tuple[str, ...], column: Sequence[Cell]) -> Finding | None:
    parts = [cell for cell in column if _is_class(cell)]
    totals = _totals(column) or _totals([c for c in table.values() if c.col_path[:1] == path[:1] and money(c.amount)])
    amounts = [cell.amount for cell in parts if cell.amount is not None and cell.amount.value]
    if not totals or not amounts or not all(trusted(cell) for cell in (*parts, *totals)) or _unknown(column, parts):
        return None
    added = Amount(sum((amount.value for amount in amounts), Decimal(0)), amounts[0].unit)
    total = min(totals, key=lambda cell: _gap(cell, added))
    if total.amount is None or total.amount.unit != added.unit:
        return None
    severity = severity_of(total.amount.value - added.value, tolerance([total.amount, *amounts]))
    cited = [cell_address(table.id, c.row, c.col) for c in (total, *parts) if c is total or (c.amount and c.amount.value)]
    claim = Claim(RULE, total.amount, cited, cited_cell(table, total))
    return None if severity is None else finding(document, claim, severity, added)


def _unknown(column: Sequence[Cell], parts: Sequence[Cell]) -> bool:
    """Whether a row among the classes has a figure and is none of them by name."""
    rows = range(parts[0].row, parts[-1].row + 1)
    known = pattern("rules", "balance", "other")
    return any(
        c.row in rows and c.col == parts[0].col and c.amount and c.amount.value and not _is_class(c)
        and not known.search(squeezed("".join(c.row_path[-1:])))
        for c in column
    )


def _totals(cells: Sequence[Cell]) -> list[Cell]:
    """The totals of the expenditure side: of the year, else with what is carried over."""
    for kind in ("year", "total"):
        wanted = pattern("rules", "balance", kind)
        found = [c for c in cells if c.row_path and wanted.fullmatch(squeezed(c.row_path[-1]))]
        if found:
            return found
    return []


def _gap(cell: Cell, added: Amount) -> Decimal:
    return abs(cell.amount.value - added.value) if cell.amount is not None else Decimal("Infinity")
