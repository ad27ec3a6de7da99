"""Scores given as a plain list (指标, 分值, 自评得分) with a total, in a report that has no form."""

from __future__ import annotations

from collections.abc import Iterator

from disclosure.checks._measures import squeezed
from disclosure.model import Cell, Document, Table
from disclosure.terms import pattern

_FEWEST = 3


def score_lists(document: Document) -> Iterator[tuple[Table, str, Cell, list[Cell]]]:
    """Every list with points and scores whose points add up to their total: the total's name, its score, the scores.

    Points that add up show that no row is missing.
    """
    for table in document.tables:
        points, scores = (_column(table, kind) for kind in ("weight", "score"))
        if table.is_form or not points or not scores:
            continue
        total = [row for row in points if _is_total(points[row]) and row in scores]
        rows = [row for row in points if not _is_total(points[row])]
        if len(total) == 1 and len(rows) >= _FEWEST and all(row in scores for row in rows) and _is_whole(points, total[0], rows):
            yield table, squeezed(scores[total[0]].row_path[-1]), scores[total[0]], [scores[row] for row in rows]


def _column(table: Table, kind: str) -> dict[int, Cell]:
    """The figures under the one heading of a kind, by row."""
    cells = [
        cell for cell in table.values()
        if cell.amount is not None and not cell.doubtful and cell.row_path and cell.col_path
        and pattern("rules", "form", kind).fullmatch(squeezed(cell.col_path[-1]))
    ]
    return {cell.row: cell for cell in cells} if len({cell.col for cell in cells}) == 1 else {}


def _is_total(cell: Cell) -> bool:
    return pattern("rules", "form", "total").fullmatch(squeezed(cell.row_path[-1])) is not None


def _is_whole(points: dict[int, Cell], total: int, rows: list[int]) -> bool:
    amounts = {row: amount.value for row, cell in points.items() if (amount := cell.amount) is not None}
    return sum(amounts[row] for row in rows) == amounts[total]
