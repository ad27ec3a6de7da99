"""A table that says it is empty is empty.

Source: the template asks for a note (本表无数据, 没有…安排的支出) under a table without figures.
"""

from __future__ import annotations

from collections.abc import Iterator

from disclosure.checks._finding import Words, remark
from disclosure.checks._measures import money, squeezed, trusted
from disclosure.model import Document, Finding, Severity, cell_address
from disclosure.terms import pattern

RULE = "empty-table"
_SHOWN = 4


def check(document: Document) -> Iterator[Finding]:
    """Look at every table whose note says that it holds nothing; the figures stand, so the note is what is wrong."""
    for table in document.tables:
        note = next((n for n in table.notes if pattern("rules", "empty", "note").search(squeezed(n))), None)
        if note is None or table.is_form:
            continue
        filled = [c for c in table.values() if c.amount is not None and money(c.amount) and c.amount.value and trusted(c)]
        if filled:
            start = document.text.find(note, table.span[0])
            cells = [f"s{start}-{start + len(note)}"] if start >= 0 else []
            cells += [cell_address(table.id, cell.row, cell.col) for cell in filled[:_SHOWN]]
            figures = "、".join(str(cell.amount) for cell in filled[:_SHOWN])
            yield remark(document, Words(RULE, note, figures, cells, table.label, str(len(filled)), note), Severity.MEDIUM)
