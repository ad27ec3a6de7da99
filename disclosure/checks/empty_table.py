"""A table that says it is empty is empty.

Source: the template asks for a note (本表无数据, 没有…安排的支出) under a table without figures.
"""

from __future__ import annotations

from collections.abc import Iterator

from disclosure.amount import Amount
from disclosure.checks._finding import Claim, cited_cell, finding
from disclosure.checks._measures import money, squeezed, trusted
from disclosure.model import Document, Finding, Severity, cell_address
from disclosure.terms import pattern

RULE = "empty-table"


def check(document: Document) -> Iterator[Finding]:
    """Look at every table whose note says that it holds nothing."""
    for table in document.tables:
        note = next((n for n in table.notes if pattern("rules", "empty", "note").search(squeezed(n))), None)
        if note is None or table.is_form:
            continue
        filled = [c for c in table.values() if c.amount is not None and money(c.amount) and c.amount.value and trusted(c)]
        if filled and filled[0].amount is not None:
            cell = filled[0]
            claim = Claim(RULE, filled[0].amount, [cell_address(table.id, cell.row, cell.col)], cited_cell(table, cell), note)
            yield finding(document, claim, Severity.MEDIUM, Amount(filled[0].amount.value * 0, filled[0].amount.unit))
