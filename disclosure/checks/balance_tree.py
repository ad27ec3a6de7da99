"""In a balance table basic and project expenditure are the sum of the rows set under them, in every column.

Source: the block by purpose of 收支总表 and 财政拨款收支总表 (基本支出 = 工资福利 + 商品和服务 + 对个人和家庭的补助 + 资本性支出; 项目支出 = its
kinds of projects). A row left blank is nothing; what is only named 其中 is left out. Of projects a table may
name only some, so that only an excess counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from disclosure.amount import Amount
from disclosure.checks._finding import Claim, cited_cell, finding, severity_of
from disclosure.checks._measures import money, squeezed, trusted
from disclosure.identities import tolerance
from disclosure.model import Cell, Document, Finding, Table, cell_address
from disclosure.terms import pattern

RULE = "balance-tree"


def check(document: Document) -> Iterator[Finding]:
    """Check every such row of every balance table."""
    for table in document.tables:
        for cell in table.values() if table.statement in ("balance", "fiscal_balance") else ():
            named = cell.row_path and pattern("rules", "balance", "purpose").fullmatch(squeezed(cell.row_path[-1]))
            found = _compare(document, table, cell, _below(table, cell)) if named and money(cell.amount) and trusted(cell) else None
            if found is not None:
                yield found


def _below(table: Table, cell: Cell) -> list[Cell]:
    """The rows right under a row in its column; none where one of them is in doubt or there is a part among them."""
    path = cell.row_path
    rows = [c for c in table.values() if c.col == cell.col and c.row > cell.row and c.row_path[:-1] == path and c.row_path]
    whole = all(trusted(c) for c in rows) and not any(pattern("rules", "balance", "of_which").search(squeezed(c.row_path[-1])) for c in rows)
    return [c for c in rows if money(c.amount)] if whole else []


def _compare(document: Document, table: Table, total: Cell, rows: Sequence[Cell]) -> Finding | None:
    if total.amount is None or not any(c.amount and c.amount.value for c in rows):
        return None
    amounts = [c.amount.to(total.amount.unit) for c in rows if c.amount is not None]
    added = sum((amount.value for amount in amounts), Decimal(0))
    severity = severity_of(total.amount.value - added, tolerance([total.amount, *amounts]))
    if severity is None:
        return None
    if added < total.amount.value and pattern("rules", "balance", "some").search(squeezed(total.row_path[-1])):
        return None
    cells = [cell_address(table.id, c.row, c.col) for c in (total, *rows)]
    return finding(document, Claim(RULE, total.amount, cells, cited_cell(table, total)), severity, Amount(added, total.amount.unit))
