"""What a year began with and what came in is what was spent and what is left.

Source: 公开07表 and its like: 年末结转和结余 = 年初结转和结余 + 本年收入 − 本年支出, in every row. Rows whose columns were decided by
this identity are no evidence for it and are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from disclosure.amount import Amount
from disclosure.checks._finding import Claim, cited_cell, finding, severity_of
from disclosure.checks._measures import trusted
from disclosure.identities import carried_over, tolerance
from disclosure.model import Cell, Document, Finding, Table, cell_address

RULE = "closing-balance"


def check(document: Document) -> Iterator[Finding]:
    """Check every row of every table that has all four columns."""
    for table in document.tables:
        rows: dict[int, list[Cell]] = {}
        for cell in table.values() if not table.is_form else ():
            rows.setdefault(cell.row, []).append(cell)
        for cells in rows.values():
            found = _row(document, table, cells)
            if found is not None:
                yield found


def _row(document: Document, table: Table, cells: Sequence[Cell]) -> Finding | None:
    columns = carried_over([cell.col_path for cell in cells])
    if columns is None or not all(trusted(cell) for cell in cells):
        return None
    opening, income, spent, closing = (cells[column] for column in columns)
    left = closing.amount
    present = [(sign, c, c.amount.to(left.unit)) for sign, c in ((1, opening), (1, income), (-1, spent)) if left and c.amount and c.amount.unit.is_money]
    if left is None or not left.unit.is_money or not present:
        return None
    added = sum((sign * amount.value for sign, _, amount in present), Decimal(0))
    severity = severity_of(left.value - added, tolerance([left, *(amount for _, _, amount in present)]))
    if severity is None:
        return None
    addresses = [cell_address(table.id, c.row, c.col) for c in (closing, *(c for _, c, _ in present))]
    return finding(document, Claim(RULE, left, addresses, cited_cell(table, closing)), severity, Amount(added, left.unit))
