"""A ruled or tab-separated grid becomes a Table: headers, row labels, values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from disclosure.amount import Unit, parse_number
from disclosure.model import Cell, CellState, Table
from ingest.blocks import Grid, GridCell
from ingest.captions import Caption
from ingest.tables.align import aligned, may_have_slipped, realigned, unused_columns
from ingest.tables.headers import Headers, Row, is_index_row, read_headers, text_of
from ingest.tables.row_names import RowNamer, label_groups
from ingest.tables.rows import split_label
from ingest.tables.values import column_unit, read_value, row_unit


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
    again = _repeated(grid.rows, headers.height)
    body = [row for r, row in enumerate(grid.rows) if r >= headers.height and r not in again]
    reader = _RowReader(headers, caption.unit or default_unit, body)
    cells: list[Cell] = []
    for r in range(headers.height, len(grid.rows)):
        if r in again:
            cells.extend(_texts(grid, r))
        elif not is_index_row(grid.rows[r]):
            cells.extend(_without_strays(list(reader.cells(r, grid.rows[r], grid.page_of(r)))))
    return replace(table, cells=(*_header_cells(grid, headers), *_without_idle_blanks(cells)))


def _repeated(rows: Sequence[Row], height: int) -> frozenset[int]:
    """The rows below the header that print one of its rows again, as at the top of a page."""
    heads = {texts for row in rows[:height] if sum(map(bool, texts := tuple(map(text_of, row)))) > 1}
    return frozenset(r for r in range(height, len(rows)) if tuple(map(text_of, rows[r])) in heads)


def _header_cells(grid: Grid, headers: Headers) -> Sequence[Cell]:
    return [cell for r in range(headers.height) for cell in _texts(grid, r)]


def _texts(grid: Grid, r: int) -> Iterator[Cell]:
    """The cells of a header row."""
    return (_text_cell(r, c, cell, "header", grid.page_of(r)) for c, cell in enumerate(grid.rows[r]) if cell is not None and cell.text)


class _RowReader:
    """Reads rows top to bottom, remembering what stands above each."""

    def __init__(self, headers: Headers, money: Unit, rows: Sequence[Row]) -> None:
        self._headers = headers
        self._money = money
        self._groups = label_groups(headers)
        self._namers = {group: RowNamer(group, headers) for group in dict.fromkeys(self._groups.values())}
        self._covered: dict[int, GridCell | None] = {}
        self._unused = unused_columns(rows, headers)
        self._idle = self._unused if len(rows) > 1 else frozenset[int]()
        self._blocks = [[c for c in headers.values if self._groups[c] == group] for group in self._namers]

    def cells(self, r: int, row: Row, page: int | None) -> Iterator[Cell]:
        """The label and value cells of one row."""
        self._covered.update({c: cell for c, cell in enumerate(row) if cell is not None})
        aligned_row = realigned(row, self._headers, self._unused)
        slipped = aligned_row.doubtful or any(
            may_have_slipped([cell for _, cell in aligned_row.cells], self._headers, columns, self._idle) for columns in self._blocks
        )
        names = {group: namer.name([cell for _, cell in aligned_row.cells], self._covered) for group, namer in self._namers.items()}
        for column, (printed, cell) in enumerate(aligned_row.cells):
            if cell is None or (slipped and not cell.text):
                continue
            if column not in self._headers.values or _is_label(cell.text):
                if cell.text:
                    yield _text_cell(r, printed, cell, "label", page)
                continue
            code, path = names[self._groups[column]]
            heading = self._headers.paths[column]
            value = read_value(cell.text, column_unit(heading, row_unit(path) or self._money))
            yield Cell(
                r + 1, printed + 1, cell.text, value.state, "value", cell.span, value.amount, path, heading, code,
                page, cell.bbox, "row-shift" if printed != column else None, cell.doubtful or slipped,
            )


def _without_strays(row: list[Cell]) -> list[Cell]:
    """A figure beside all headings, the last of its row, belongs to the label left of it whose own place is blank."""
    if not row or row[-1].kind != "value" or row[-1].col_path or row[-1].row_path or not row[-1].amount:
        return row
    *before, last = row
    empty = next((c for c in reversed(before) if c.kind == "value" and c.row_path), None)
    if empty is None or empty.text:
        return row
    moved = replace(empty, col=last.col, text=last.text, state=last.state, amount=last.amount, span=last.span, bbox=last.bbox)
    return [*(c for c in before if c is not empty), replace(moved, placed_by="row-shift")]


def _without_idle_blanks(cells: Sequence[Cell]) -> list[Cell]:
    """Leave out the blanks of rows that have neither name nor figure; of a table of nothing else the first row is kept."""
    carrying = {c.row for c in cells if c.kind == "value" and c.amount is not None and c.col_path}
    kept = [c for c in cells if c.kind != "value" or c.row_path or c.state is not CellState.BLANK or (c.row in carrying and c.col_path)]
    if any(c.kind == "value" for c in kept) or not cells:
        return kept
    first = min((c.row for c in cells if c.kind == "value"), default=0)
    return [c for c in cells if c.kind != "value" or c.row == first]


def _text_cell(r: int, c: int, cell: GridCell, kind: str, page: int | None) -> Cell:
    return Cell(r + 1, c + 1, cell.text, CellState.TEXT, kind, cell.span, page=page, bbox=cell.bbox)


def _is_label(text: str) -> bool:
    code, name, level = split_label(text)
    return bool(name) and (code is not None or level is not None) and parse_number(text) is None
