"""Statements too wide for a page, printed in parts beside each other: the same rows, other columns."""

from __future__ import annotations

from collections.abc import Iterator

from disclosure.model import Document, Table

_FEWEST_ROWS = 3


def sideways(document: Document) -> Iterator[tuple[Table, ...]]:
    """Every table, with those that go on with its columns behind it."""
    parts: list[Table] = []
    for table in document.tables:
        if parts and not _goes_on(parts[-1], table):
            yield tuple(parts)
            parts = []
        parts.append(table)
    if parts:
        yield tuple(parts)


def _goes_on(before: Table, after: Table) -> bool:
    if before.is_form or after.is_form or before.statement is None or before.statement != after.statement or before.number != after.number:
        return False
    rows, columns = ([_rows(table) for table in (before, after)], [_columns(table) for table in (before, after)])
    return len(rows[0]) >= _FEWEST_ROWS and rows[0] == rows[1] and not columns[0] & columns[1]


def _rows(table: Table) -> list[tuple[int, tuple[str, ...]]]:
    """The rows in order, counted from the first."""
    found = sorted({(cell.row, cell.row_path) for cell in table.values()})
    return [(row - found[0][0], path) for row, path in found]


def _columns(table: Table) -> set[tuple[str, ...]]:
    return {cell.col_path for cell in table.values()}
