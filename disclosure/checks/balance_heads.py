"""A balance table has income on one side and expenditure on the other.

Source: the template of 收支总表.
"""

from __future__ import annotations

from collections.abc import Iterator

from disclosure.checks._finding import Words, remark
from disclosure.checks._measures import squeezed
from disclosure.model import Document, Finding, cell_address
from disclosure.terms import word

RULE = "balance-heads"


def check(document: Document) -> Iterator[Finding]:
    """Look at the headings of every balance table."""
    income, expenditure = word("columns", "balance", "income"), word("columns", "balance", "expenditure")
    for table in document.tables:
        if table.statement not in ("balance", "fiscal_balance"):
            continue
        heads = [c for c in table.cells if c.kind == "header" and squeezed(c.text) in (income, expenditure)]
        sides = [squeezed(c.text) for c in heads]
        if len(heads) == 2 and len(set(sides)) == 1 and heads[0].row == heads[1].row:
            cells = [cell_address(table.id, c.row, c.col) for c in reversed(heads)]
            right = expenditure if sides[0] == income else income
            quote = document.text[heads[0].span[0] : heads[1].span[1]]
            yield remark(document, Words(RULE, sides[1], right, cells, table.label, quote=quote))
