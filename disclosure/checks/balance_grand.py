"""A side's grand total is the total of the year and what is carried over or added to it.

Source: 收入总计 = 本年收入合计 + 上年（年初）结转 …, 支出总计 = 本年支出合计 + 结转下年（年末结转）…: the rows between the two totals. They may
be broken down by fund, so that either all of them or only those called carried over make up the difference.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from disclosure.amount import Amount
from disclosure.checks._finding import Claim, cited_cell, finding, severity_of
from disclosure.checks._measures import money, squeezed, trusted
from disclosure.identities import tolerance
from disclosure.model import Cell, Document, Finding, Severity, Table, cell_address
from disclosure.terms import pattern

RULE = "balance-grand"


def check(document: Document) -> Iterator[Finding]:
    """Check every column of every balance table that has both totals and all rows between."""
    for table in document.tables:
        if table.statement in ("balance", "fiscal_balance"):
            for column in sorted({cell.col for cell in table.values()}):
                cells = sorted((c for c in table.values() if c.col == column), key=lambda c: c.row)
                found = _column(document, table, cells)
                if found is not None:
                    yield found


def _column(document: Document, table: Table, cells: Sequence[Cell]) -> Finding | None:
    years = [i for i, cell in enumerate(cells) if _is(cell, "of_year")]
    grands = [i for i, cell in enumerate(cells) if _is(cell, "grand")]
    if len(years) != 1 or len(grands) != 1 or grands[0] - years[0] < 2:
        return None
    span = cells[years[0] : grands[0] + 1]
    if not all(trusted(cell) and (cell.row_path or cell.amount is None) for cell in span):
        return None
    if not (money(span[0].amount) and money(span[-1].amount)):
        return None
    if span[0].amount and span[-1].amount and span[0].amount.same_as(span[-1].amount):
        return None  # the year's total has what is carried over in it
    rows = [cell for cell in span[1:-1] if money(cell.amount)]
    parts = [cell.row for cell in rows if _is_part(table, cell)]
    heads = [cell for cell in rows if _is(cell, "moved") and cell.row not in parts]
    first = min(parts, default=span[-1].row)
    readings = (rows, [c for c in rows if c.row not in parts], [c for c in heads if c.row < first], heads)
    results = [(reading, *_gap(span[0], reading, span[-1])) for reading in readings]
    if any(severity is None for _, severity, _ in results):
        return None
    used, severity, added = next((r for r in results if r[1] is Severity.ROUNDING), results[-1])
    if severity is None or span[-1].amount is None or not any(c.amount and c.amount.value for c in rows):
        return None
    addresses = [cell_address(table.id, c.row, c.col) for c in (span[-1], span[0], *used)]
    return finding(document, Claim(RULE, span[-1].amount, addresses, cited_cell(table, span[-1])), severity, added)


def _is(cell: Cell, kind: str) -> bool:
    return bool(cell.row_path) and bool(pattern("rules", "balance", kind).search(squeezed(cell.row_path[-1])))


def _is_part(table: Table, cell: Cell) -> bool:
    """Whether a row's label says that it is a part of the one above."""
    labels = [c for c in table.cells if c.row == cell.row and c.col < cell.col and c.kind == "label"]
    return bool(labels) and bool(pattern("rules", "balance", "of_which").search(squeezed(labels[-1].text)))


def _gap(year: Cell, parts: Sequence[Cell], grand: Cell) -> tuple[Severity | None, Amount]:
    """How far the year's total and its additions lie from the grand total, and what they come to."""
    total = grand.amount
    assert total is not None
    amounts = [cell.amount.to(total.unit) for cell in (year, *parts) if cell.amount is not None]
    added = sum((amount.value for amount in amounts), Decimal(0))
    return severity_of(total.value - added, tolerance([total, *amounts])), Amount(added, total.unit)
