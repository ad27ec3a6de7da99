"""Forms on pages without rulings: their rows put in reading order, one line each, wrapped cells whole.

Cells stand in the vertical middle of the rows they reach over, so a class of several indicators is printed beside the
one in the middle; here it is read before the first of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from statistics import median

from disclosure.terms import pattern, words
from ingest.readers.pdf_lines import TextLine
from ingest.readers.pdf_unruled_columns import is_amount
from ingest.readers.pdf_unruled_pieces import pieces_of

_LEVELS = 3  # headings of classes on a page with a form
_FIELDS = 4  # or labels of fields that begin a line
_WRAP = 1.55  # em from one line of a cell to the next
_LEFT = 1.0  # points by which the lines of a cell may begin apart
_MIDDLE = 2.0  # points by which the middles of cells in one row may differ
_CUT = 0.3  # em of white before a column that begins within a piece
_BEGINNINGS = 2  # pieces that begin at a column's left edge


@dataclass(frozen=True, slots=True)
class _Cell:
    """The glyphs of a cell in reading order, its box and the middle of its height."""

    line: TextLine
    left: float
    right: float
    middle: float

    @property
    def spans(self) -> bool:
        """Whether it is a class of indicators, which may reach over several rows."""
        text = self.line.text.replace(" ", "")
        objective = pattern("forms", "indicator", "objective").fullmatch(text)
        return objective is None and bool(pattern("forms", "indicator", "category").fullmatch(text))


def form_start(lines: Sequence[TextLine]) -> int | None:
    """The first line of a form among the lines of a page, or None where there is none."""
    cut = [[piece.text.replace(" ", "") for piece in pieces_of(line)] for line in lines]
    levels = [i for i, row in enumerate(cut) if sum(text in words("forms", "indicator", "level_heads") for text in row) >= _LEVELS - 1]
    fields = [i for i, row in enumerate(cut) if len(row) > 1 and row[0] in _labels()]
    if not levels and len({cut[i][0] for i in fields}) < _FIELDS:
        return None
    return min([*levels[:1], *fields[:1]])


def form_rows(lines: Sequence[TextLine]) -> list[TextLine]:
    """The rows of a form from top to bottom, the cells of each from left to right."""
    cells = _cells(_aligned([pieces_of(line) for line in lines]))
    rows = _rows([cell for cell in cells if not cell.spans])
    spanning = sorted((cell for cell in cells if cell.spans), key=lambda c: c.middle)
    ends: list[tuple[_Cell, float]] = []
    for cell in spanning:
        first, end = _reach(cell, rows, ends)
        ends.append((cell, end))
        if first is None:
            rows.append([cell])
        else:
            rows[first].append(cell)
    rows.sort(key=lambda row: min(c.middle for c in row if not c.spans or len(row) == 1))
    return [_joined(sorted(row, key=lambda c: c.left)) for row in rows]


@cache
def _labels() -> frozenset[str]:
    return frozenset((*words("forms", "fields", "text"), *words("forms", "fields", "ends")))


def _aligned(cut: Sequence[Sequence[TextLine]]) -> list[TextLine]:
    """All pieces, those cut in which another column begins after a little white."""
    lefts = [piece.bbox[0] for row in cut for piece in row]
    edges = [x for x in set(map(round, lefts)) if sum(abs(left - x) <= _LEFT for left in lefts) >= _BEGINNINGS]
    return [part for row in cut for piece in row for part in _cut_at(piece, edges)]


def _cut_at(piece: TextLine, edges: Sequence[int]) -> list[TextLine]:
    parts: list[TextLine] = []
    for part in piece.segments(_CUT):
        if parts and not any(abs(part.bbox[0] - edge) <= _LEFT for edge in edges):
            parts[-1] = TextLine((*parts[-1].glyphs, *part.glyphs))
        else:
            parts.append(part)
    return parts


def _cells(pieces: Sequence[TextLine]) -> list[_Cell]:
    """Pieces that begin under each other, a line apart, are the lines of one cell; amounts never are."""
    groups: list[list[TextLine]] = []
    for piece in sorted(pieces, key=lambda p: (p.bbox[1], p.bbox[0])):
        home = next((group for group in groups if _goes_on(group[-1], piece)), None)
        if home is None:
            groups.append([piece])
        else:
            home.append(piece)
    return [_cell(group) for group in groups]


def _goes_on(above: TextLine, below: TextLine) -> bool:
    if is_amount(above) or is_amount(below):
        return False
    down = below.bbox[1] - above.bbox[1]
    return 0 < down <= _WRAP * above.size and abs(below.bbox[0] - above.bbox[0]) <= _LEFT


def _cell(group: Sequence[TextLine]) -> _Cell:
    boxes = [piece.bbox for piece in group]
    top, bottom = min(b[1] for b in boxes), max(b[3] for b in boxes)
    line = TextLine(tuple(glyph for piece in group for glyph in piece.glyphs))
    return _Cell(line, min(b[0] for b in boxes), max(b[2] for b in boxes), (top + bottom) / 2)


def _rows(cells: Sequence[_Cell]) -> list[list[_Cell]]:
    """Cells whose middles are in one line."""
    rows: list[list[_Cell]] = []
    for cell in sorted(cells, key=lambda c: c.middle):
        if rows and cell.middle - median(c.middle for c in rows[-1]) <= _MIDDLE:
            rows[-1].append(cell)
        else:
            rows.append([cell])
    return rows


def _reach(cell: _Cell, rows: Sequence[Sequence[_Cell]], ends: Sequence[tuple[_Cell, float]]) -> tuple[int | None, float]:
    """The first of the rows in whose middle a cell stands, and how far down they go.

    They begin below what stands over the cell in its own column, and reach as far down from its middle as up.
    """
    above = [c.middle for row in rows for c in row if c.middle < cell.middle - _MIDDLE and _over(c, cell)]
    above += [end for other, end in ends if other.middle < cell.middle - _MIDDLE and _over(other, cell)]
    top = max(above, default=cell.middle)
    inside = [i for i, row in enumerate(rows) if top + _MIDDLE < row[0].middle <= cell.middle + _MIDDLE and row[0].left > cell.right]
    if not inside:
        return None, cell.middle
    first = rows[inside[0]][0].middle
    return inside[0], 2 * cell.middle - first


def _over(one: _Cell, other: _Cell) -> bool:
    return min(one.right, other.right) > max(one.left, other.left)


def _joined(row: Sequence[_Cell]) -> TextLine:
    return TextLine(tuple(glyph for cell in row for glyph in cell.line.glyphs))
