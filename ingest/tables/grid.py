"""A ruled or tab-separated grid becomes a Table: headers, row labels, values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from disclosure.amount import Unit, parse_number
from disclosure.model import Cell, CellState, Table
from disclosure.terms import words
from ingest.blocks import Grid, GridCell
from ingest.captions import Caption
from ingest.tables.align import aligned, realigned
from ingest.tables.headers import Headers, Row, is_attribute, is_index_row, read_headers, text_of
from ingest.tables.rows import Ancestry, split_label
from ingest.tables.values import column_unit, read_value

# A row's subject code and label path.
Name = tuple[str | None, tuple[str, ...]]


def grid_table(table_id: str, caption: Caption, grid: Grid, default_unit: Unit) -> Table:
    """Interpret a grid.

    Args:
        table_id: `t1`, `t2`, …
        caption: what the lines above say; its unit wins over `default_unit`.
        grid: rows of equal length.
        default_unit: the unit of money where neither caption nor column names one.
    """
    headers = aligned(read_headers(grid.rows, grid.width), grid.rows)
    table = Table(
        id=table_id, title=caption.title, span=grid.span, number=caption.number, statement=caption.statement,
        unit=caption.unit, page=grid.page, rows=len(grid.rows), columns=grid.width,
    )
    reader = _RowReader(headers, caption.unit or default_unit)
    cells = list(_header_cells(grid, headers))
    for r in range(headers.height, len(grid.rows)):
        if not is_index_row(grid.rows[r]):
            cells.extend(reader.cells(r, grid.rows[r], grid.page_of(r)))
    return replace(table, cells=tuple(cells))


def _header_cells(grid: Grid, headers: Headers) -> Sequence[Cell]:
    return [
        _text_cell(r, c, cell, "header", grid.page_of(r))
        for r in range(headers.height)
        for c, cell in enumerate(grid.rows[r])
        if cell is not None and cell.text
    ]


def label_groups(headers: Headers) -> dict[int, tuple[int, ...]]:
    """For each value column, the label columns of its block: the nearest run of them to its left."""
    groups: dict[int, tuple[int, ...]] = {}
    for value in headers.values:
        c = value - 1
        while c >= 0 and c not in headers.labels:
            c -= 1
        run: list[int] = []
        while c >= 0 and c in headers.labels:
            run.insert(0, c)
            c -= 1
        groups[value] = tuple(run)
    return groups


class _RowReader:
    """Reads rows top to bottom, remembering what stands above each."""

    def __init__(self, headers: Headers, money: Unit) -> None:
        self._headers = headers
        self._money = money
        self._groups = label_groups(headers)
        self._ancestry = {group: Ancestry() for group in set(self._groups.values())}
        self._covered: dict[int, GridCell | None] = {}

    def cells(self, r: int, row: Row, page: int | None) -> Iterator[Cell]:
        """The label and value cells of one row; blanks of a row without a name are left out."""
        self._covered.update({c: cell for c, cell in enumerate(row) if cell is not None})
        placed = realigned(row, self._headers)
        named = self._names([cell for _, cell in placed])
        for column, (printed, cell) in enumerate(placed):
            if cell is None:
                continue
            if column not in self._headers.values or _is_label(cell.text):
                if cell.text:
                    yield _text_cell(r, printed, cell, "label", page)
                continue
            code, path = named[self._groups[column]]
            heading = self._headers.paths[column]
            value = read_value(cell.text, column_unit(heading, self._money))
            if not path and value.state is CellState.BLANK:
                continue
            moved = "row-shift" if printed != column else None
            yield Cell(
                r + 1, printed + 1, cell.text, value.state, "value", cell.span, value.amount, path, heading, code,
                page, cell.bbox, moved, cell.doubtful,
            )

    def _names(self, row: Row) -> dict[tuple[int, ...], Name]:
        """What the row is about, for each block of label columns."""
        return {
            group: row_name(group, row, self._headers, self._ancestry[group], self._covered)
            for group in dict.fromkeys(self._groups.values())
        }


def _text_cell(r: int, c: int, cell: GridCell, kind: str, page: int | None) -> Cell:
    return Cell(r + 1, c + 1, cell.text, CellState.TEXT, kind, cell.span, page=page, bbox=cell.bbox)


def _is_label(text: str) -> bool:
    code, name, level = split_label(text)
    return bool(name) and (code is not None or level is not None) and parse_number(text) is None


def _code(group: tuple[int, ...], row: Row, headers: Headers) -> str | None:
    """A row's subject code: from one column, or put together from columns of 类, 款 and 项."""
    columns = [c for c in group if c in headers.codes]
    levels = words("columns", "label", "levels")
    split = [c for c in columns if headers.paths[c] and headers.paths[c][-1] in levels]
    digits = [text.zfill(2) for c in split or columns[:1] if (text := text_of(row[c])).isdigit()]
    return "".join(digits) or None


def _label_at(c: int, group: tuple[int, ...], row: Row, covered: dict[int, GridCell | None]) -> str:
    """The text of a label column: its own, that of a label merged over it from the left, or from above."""
    if row[c] is not None:
        return text_of(row[c])
    left = next((row[j] for j in range(c - 1, -1, -1) if row[j] is not None), None)
    if left is None:
        return text_of(covered.get(c))
    beside = any(row[j] is left for j in group)
    return "" if beside or parse_number(left.text) is not None else text_of(left)


def row_name(
    group: tuple[int, ...],
    row: Row,
    headers: Headers,
    ancestry: Ancestry,
    covered: dict[int, GridCell | None],
) -> Name:
    """The subject code and label path of a row, as one block of label columns gives it."""
    code = _code(group, row, headers)
    names = [c for c in group if c not in headers.codes and c not in headers.ordinals]
    parts: list[str] = []
    for c in names:
        text = _label_at(c, group, row, covered)
        if text and not (parts and is_attribute(headers.paths[c])):
            parts.append(text)
    if not parts:
        parts = [t for c in group if c in headers.codes and (t := text_of(row[c])) and not t.isdigit()]
    if not parts:
        return code, ()
    own_code, name, level = split_label(parts[-1] if len(parts) > 1 and not code else parts[0])
    if not name:
        own_code, name = None, parts[0]
    path = ancestry.path(code or own_code, name, level)
    if len(parts) > 1 and not code:
        path = (*[split_label(part)[1] for part in parts[:-1]], name)
    return code or own_code, path
