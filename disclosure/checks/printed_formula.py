"""The formulas printed under a table hold: `27行 = (1+2+…+8)行`, `3栏各行 = (4+5)栏各行`.

Source: the document itself; the notes of the final-account templates print how rows and columns are made up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from disclosure.amount import Amount
from disclosure.checks._finding import Claim, cited_cell, finding, severity_of
from disclosure.checks._measures import money, trusted
from disclosure.identities import Formula, formulas, tolerance
from disclosure.model import Cell, Document, Finding, Table, cell_address

RULE = "printed-formula"
_AFTER = 500


def check(document: Document) -> Iterator[Finding]:
    """Check every formula printed between a table and the next one."""
    for index, table in enumerate(document.tables):
        later = document.tables[index + 1].span[0] if index + 1 < len(document.tables) else len(document.text)
        text = document.text[table.span[0] : min(later, table.span[1] + _AFTER)]
        for formula in formulas(text):
            yield from _rows(document, table, formula) if formula.of_rows else _columns(document, table, formula)


def _rows(document: Document, table: Table, formula: Formula) -> Iterator[Finding]:
    numbered: dict[int, list[Cell]] = {}
    for cell in table.values():
        left = [c for c in table.cells if c.row == cell.row and c.col < cell.col and c.kind == "label"]
        nearest = max(left, key=lambda c: c.col, default=None)
        if nearest is not None and nearest.text.strip().isdecimal():
            numbered.setdefault(int(nearest.text), []).append(cell)
    paths = {cell.col for cell in numbered.get(formula.total, [])}
    for col in sorted(paths):
        found = _compare(document, table, formula, {n: _at(cells, col) for n, cells in numbered.items()})
        if found is not None:
            yield found


def _at(cells: Sequence[Cell], col: int) -> Cell | None:
    """The cell of a row in a column; a row of one cell stands in whichever column it has."""
    return next((c for c in cells if c.col == col), cells[0] if len(cells) == 1 else None)


def _columns(document: Document, table: Table, formula: Formula) -> Iterator[Finding]:
    numbers = _column_numbers(table)
    for row in sorted({cell.row for cell in table.values()}):
        cells = {n: c for c in table.values() if c.row == row and (n := numbers.get(c.col)) is not None}
        found = _compare(document, table, formula, cells)
        if found is not None:
            yield found


def _column_numbers(table: Table) -> dict[int, int]:
    """The printed number of each column: the header row whose cells count up from 1.

    Where that row stands askew of the figures, as many numbers as columns are taken in order, and none otherwise.
    """
    rows: dict[int, list[Cell]] = {}
    for cell in table.cells:
        if cell.kind != "value" and cell.text.strip().isdecimal():
            rows.setdefault(cell.row, []).append(cell)
    for cells in rows.values():
        found = {c.col: int(c.text) for c in cells}
        if len(found) > 1 and sorted(found.values()) == list(range(1, len(found) + 1)):
            columns = sorted({cell.col for cell in table.values()})
            if set(columns) <= set(found):
                return found
            return dict(zip(columns, range(1, len(found) + 1), strict=True)) if len(columns) == len(found) else {}
    return {}


def _compare(document: Document, table: Table, formula: Formula, cells: Mapping[int, Cell | None]) -> Finding | None:
    total = cells.get(formula.total)
    terms = [(cell, sign) for n, sign in formula.terms if (cell := cells.get(n)) is not None and cell.amount is not None]
    known = sum(1 for n, _ in formula.terms if cells.get(n) is not None)
    if total is None or total.amount is None or not money(total.amount) or not terms or known < len(formula.terms):
        return None
    involved = [total, *(cell for cell, _ in terms)]
    if not all(trusted(cell) and cell.amount and cell.amount.unit == total.amount.unit for cell in involved):
        return None
    added = sum((cell.amount.value * sign for cell, sign in terms if cell.amount), Decimal(0))
    amounts = [total.amount, *(cell.amount for cell, _ in terms if cell.amount and cell.amount.value)]
    severity = severity_of(total.amount.value - added, tolerance(amounts))
    addresses = [cell_address(table.id, cell.row, cell.col) for cell in involved]
    claim = Claim(RULE, total.amount, addresses, cited_cell(table, total))
    return None if severity is None else finding(document, claim, severity, Amount(added, total.amount.unit))
