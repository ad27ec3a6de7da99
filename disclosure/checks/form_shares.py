"""Within a form's table of income and expenditure the parts add up to their total and the shares follow.

Source: 整体支出绩效目标表, part 总体资金情况: 收入构成 and 支出构成, each with 合计 and 占比.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from disclosure.amount import Amount
from disclosure.checks._finding import Claim, cited_cell, finding
from disclosure.checks._forms import forms
from disclosure.checks._measures import squeezed
from disclosure.checks._ratio import share
from disclosure.identities import tolerance
from disclosure.model import Cell, Document, Finding, Severity, Table, cell_address
from disclosure.terms import pattern

RULE = "form-shares"
# A row of the table: the amount of the year, and its share where one is printed.
_Row = tuple[Cell, Cell | None]


def check(document: Document) -> Iterator[Finding]:
    """Check the parts above every 合计 of a form's table of amounts and shares."""
    for table in forms(document):
        block: list[_Row] = []
        for row in _rows(table):
            if row[0].row_path and pattern("rules", "form", "total").fullmatch(squeezed(row[0].row_path[-1])):
                yield from _block(document, table, block, row[0])
                block = []
            else:
                block.append(row)


def _rows(table: Table) -> Iterator[_Row]:
    amounts = {c.row: c for c in table.values() if _is(c, "amount") and c.amount is not None and c.amount.unit.is_money}
    shares = {c.row: c for c in table.values() if _is(c, "share") and c.amount is not None}
    for row in sorted(amounts):
        yield amounts[row], shares.get(row)


def _is(cell: Cell, kind: str) -> bool:
    return bool(cell.col_path) and bool(pattern("rules", "form", kind).fullmatch(squeezed(cell.col_path[-1])))


def _block(document: Document, table: Table, parts: Sequence[_Row], total: Cell) -> Iterator[Finding]:
    if total.amount is None or not parts or len(parts) > 6 or not any(part[1] for part in parts):
        return
    amounts = [cell.amount for cell, _ in parts if cell.amount is not None]
    added = sum((amount.value for amount in amounts), Decimal(0))
    gap = abs(total.amount.value - added)
    if gap > tolerance([total.amount, *amounts]):
        cells = [cell_address(table.id, cell.row, cell.col) for cell in (total, *(cell for cell, _ in parts))]
        claim = Claim(RULE, total.amount, cells, cited_cell(table, total))
        yield finding(document, claim, Severity.MEDIUM, Amount(added, total.amount.unit))
    for cell, printed in parts:
        yield from _share(document, table, (cell, printed), total)


def _share(document: Document, table: Table, row: _Row, total: Cell) -> Iterator[Finding]:
    cell, printed = row
    if printed is None or printed.amount is None or cell.amount is None or total.amount is None:
        return
    ratio = share(cell.amount, total.amount)
    severity = ratio.severity(printed.amount) if ratio is not None else None
    if ratio is not None and severity is not None and printed.amount.unit.dimension == "percent":
        cells = [cell_address(table.id, c.row, c.col) for c in (printed, cell, total)]
        claim = Claim("share", printed.amount, cells, cited_cell(table, printed), other=cited_cell(table, total))
        severity = Severity.MEDIUM if severity is Severity.HIGH else severity
        yield finding(document, claim, severity, ratio.shown(printed.amount.places))
