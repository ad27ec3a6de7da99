"""Two projects do not explain their costs with one and the same sentence.

Source: 项目支出明细测算 of the project forms: every line is calculated on its own grounds. A judgement: the same text may be copied
by mistake, or the same thing be paid twice.
"""

from __future__ import annotations

from collections.abc import Iterator

from disclosure.checks._finding import Words, remark
from disclosure.checks._forms import forms
from disclosure.checks._measures import squeezed
from disclosure.model import Cell, Document, Finding, Table, cell_address
from disclosure.terms import load, pattern

RULE = "details-twice"


def check(document: Document) -> Iterator[Finding]:
    """Compare the explanations of all project forms."""
    first: dict[str, tuple[Table, Cell]] = {}
    told: set[tuple[str, str]] = set()
    for table in forms(document):
        for cell in table.values():
            text = squeezed(cell.text)
            if not _explains(cell, text):
                continue
            other, earlier = first.setdefault(text, (table, cell))
            if other.id != table.id and (text, table.id) not in told:
                told.add((text, table.id))
                cells = [cell_address(t.id, c.row, c.col) for t, c in ((table, cell), (other, earlier))]
                claim = Words(RULE, text, _line(other, earlier), cells, _line(table, cell), kind="soft")
                yield remark(document, claim)


def _explains(cell: Cell, text: str) -> bool:
    heading = squeezed(cell.col_path[-1]) if cell.col_path else ""
    if len(text) < load("judgement")["details"]["shortest"] or cell.amount is not None:
        return False
    own = pattern("judgement", "details", "heading").search(heading)
    return bool(own) and not pattern("judgement", "details", "commonplace").search(text)


def _line(table: Table, cell: Cell) -> str:
    """How people cite a line of a calculation."""
    return " ".join((table.label, *cell.row_path[-1:]))
