"""A spreadsheet's sheets, whatever file they come from: cells by place, merged ranges, what is hidden."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from itertools import pairwise

from disclosure.terms import pattern
from ingest.readers.frame import Matrix, Spot, framed_sheet, segments
from ingest.readers.number_format import printed
from ingest.readers.writer import MAX_CELLS, Writer, notice, refusal

MAX_COLUMNS = 500
_LARGEST = 30  # powers of ten, far beyond any amount of money
_LONGEST_FORM = 300
_GAP = 100  # rows looked at between two that print something
# Top row, left column, bottom row, right column; all inclusive, counted from 0.
Range = tuple[int, int, int, int]


@dataclass(slots=True)
class Sheet:
    """One sheet.

    Attributes:
        cells: by (row, column), counted from 0; only those that print something or are in doubt.
        merged: ranges that show the cell of their upper left corner.
        uncalculated: addresses of formulas without a saved result.
    """

    name: str
    cells: dict[tuple[int, int], Spot] = field(default_factory=dict)
    merged: list[Range] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    uncalculated: list[str] = field(default_factory=list)

    def put(self, row: int, column: int, text: str) -> None:
        """Add a cell that prints something.

        Raises:
            UnreadableFile: when it lies farther right than any table reaches, or there are too many.
        """
        if not text.strip():
            return
        if column >= MAX_COLUMNS:
            raise refusal("too_wide", found=column + 1, limit=MAX_COLUMNS)
        if len(self.cells) >= MAX_CELLS:
            raise refusal("too_many_cells", limit=MAX_CELLS)
        self.cells[row, column] = Spot("\n".join(line.strip() for line in text.replace("\t", " ").splitlines()))

    def doubt(self, row: int, column: int, address: str) -> None:
        """Add a formula whose result nobody saved."""
        if column < MAX_COLUMNS and len(self.cells) < MAX_CELLS:
            self.cells[row, column] = Spot("", doubtful=True)
        self.uncalculated.append(address)


def shown_number(raw: str, form: str, *, zeros: bool = True, since_1904: bool = False) -> str:
    """A number as a sheet prints it; what is no number stays as it is.

    Args:
        raw: as stored.
        form: the cell's number format.
        zeros: whether the sheet prints zeros.
        since_1904: which day the sheet's dates count from.
    """
    try:
        value = Decimal(raw)
    except InvalidOperation:
        return raw
    if not value.is_finite() or value.adjusted() > _LARGEST:
        return raw
    if value == 0 and not zeros:
        return ""
    return printed(value, form if len(form) <= _LONGEST_FORM else "", since_1904=since_1904)


def write_sheet(writer: Writer, sheet: Sheet) -> None:
    """Write a sheet's tables and lines, and say what of it was left out."""
    visible = _visible(sheet)
    if len(visible) < len(sheet.cells):
        writer.warn(notice("hidden_lines", name=sheet.name))
    if sheet.uncalculated:
        count = len(sheet.uncalculated)
        writer.warn(notice("uncalculated", name=sheet.name, count=count, first=sheet.uncalculated[0]))
    for number, part in enumerate(segments(_matrix(visible, sheet))):
        found = framed_sheet(part)
        named = bool(pattern("readers", "lines", "sheet").search(sheet.name))
        if number == 0 and found.grid and not found.before and named:
            writer.line(sheet.name)
        for line in found.before:
            writer.line(line)
        if found.grid:
            writer.grid(found.grid)
        for line in found.after:
            writer.line(line)


def _visible(sheet: Sheet) -> dict[tuple[int, int], Spot]:
    """The cells a reader sees; a merged cell shows in what is left of its range."""
    cells = dict(sheet.cells)
    for top, left, bottom, right in sheet.merged:
        if (top, left) not in cells or (top not in sheet.hidden_rows and left not in sheet.hidden_columns):
            continue
        row = next((r for r in range(top, min(bottom, top + MAX_CELLS) + 1) if r not in sheet.hidden_rows), None)
        columns = range(left, min(right, MAX_COLUMNS) + 1)
        column = next((c for c in columns if c not in sheet.hidden_columns), None)
        if row is not None and column is not None:
            cells[row, column] = cells.pop((top, left))
    return {
        place: spot
        for place, spot in cells.items()
        if place[0] not in sheet.hidden_rows and place[1] not in sheet.hidden_columns
    }


def _matrix(cells: dict[tuple[int, int], Spot], sheet: Sheet) -> Matrix:
    """The visible rows in which something is printed, with an empty one at every gap; merged places None."""
    inked = sorted({row for row, _ in cells})
    gaps = {row - 1 for above, row in pairwise(inked) if any(r not in sheet.hidden_rows for r in _between(above, row))}
    rows = sorted({*inked, *gaps})
    width = max((column for _, column in cells), default=-1) + 1
    columns = [c for c in range(width) if c not in sheet.hidden_columns]
    if len(rows) * width > MAX_CELLS:
        raise refusal("too_many_cells", limit=MAX_CELLS)
    blank = Spot("")
    matrix: list[list[Spot | None]] = [[cells.get((row, c), blank) for c in columns] for row in rows]
    budget = 4 * MAX_CELLS
    for top, left, bottom, right in sheet.merged:
        down = range(bisect_left(rows, top), bisect_left(rows, bottom + 1))
        across = range(bisect_left(columns, left), bisect_left(columns, right + 1))
        budget -= len(down) * len(across) + 1
        if budget < 0:
            raise refusal("broken")
        _merge(matrix, down, across)
    return matrix


def _between(above: int, row: int) -> range:
    """The rows between two, a few of them where there are many."""
    return range(max(above + 1, row - _GAP), row)


def _merge(matrix: list[list[Spot | None]], rows: range, columns: range) -> None:
    places = [(r, c) for r in rows for c in columns]
    found = next((spot for r, c in places if (spot := matrix[r][c]) and (spot.text or spot.doubtful)), None)
    if len(places) < 2:
        return
    for r, c in places:
        matrix[r][c] = None
    matrix[rows[0]][columns[0]] = replace(found or Spot(""), rows=len(rows), cols=len(columns))
