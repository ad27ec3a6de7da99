"""The points printed behind a group of indicators are the sum of the points of its indicators.

Source: the scheme of 绩效自评表 (weights of one level add up to the weight above, 100 in all).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from disclosure.amount import Amount
from disclosure.checks._finding import Claim, finding
from disclosure.checks._forms import Indicator, forms, indicators
from disclosure.checks._measures import squeezed
from disclosure.checks._units import POINT
from disclosure.model import Cell, Document, Finding, Severity, Table, cell_address
from disclosure.terms import pattern

RULE = "form-weights"


def check(document: Document) -> Iterator[Finding]:
    """Check every group of every performance table."""
    for table in forms(document):
        weighed = list(indicators(table))
        groups = [(cell, points) for cell in table.cells if (points := _points(cell)) is not None]
        for group, points in groups:
            found = _compare(document, table, (group, points), weighed, [cell for cell, _ in groups])
            if found is not None:
                yield found


def _points(cell: Cell) -> Decimal | None:
    match = pattern("rules", "form", "points").search(squeezed(cell.text)) if cell.kind == "label" else None
    return Decimal(match["points"]) if match else None


def _compare(
    document: Document, table: Table, group: tuple[Cell, Decimal], weighed: Sequence[Indicator], groups: Sequence[Cell]
) -> Finding | None:
    """Compare with the indicators down to the next group in the column, or to the next label of any kind."""
    cell, points = group
    ends = (_end(table, cell, groups), _end(table, cell, [c for c in table.cells if c.kind == "label"]))
    spans = [[one for one in weighed if cell.row <= one.row < end] for end in ends]
    sums = [sum((one.weight.amount.value for one in span if one.weight and one.weight.amount), Decimal(0)) for span in spans]
    whole = all(one.weight is not None and one.weight.amount is not None for one in spans[0])
    if points in sums or not spans[0] or not whole:
        return None
    cells = [cell_address(table.id, cell.row, cell.col)]
    cells += [cell_address(table.id, one.row, one.weight.col) for one in spans[0] if one.weight]
    place = f"{table.label} {re.sub(r'[（(].*', '', squeezed(cell.text))}"
    return finding(document, Claim(RULE, Amount(points, POINT), cells, place), Severity.MEDIUM, Amount(sums[0], POINT))


def _end(table: Table, cell: Cell, others: Sequence[Cell]) -> int:
    """Where a group ends: at the next of the others in its column or left of it, or at a row of totals."""
    below = [other.row for other in others if other.row > cell.row and other.col <= cell.col]
    totals = [
        other.row for other in table.cells
        if other.row > cell.row and pattern("rules", "form", "total").fullmatch(squeezed(other.text))
    ]
    return min([*below, *totals], default=table.rows + 1)
