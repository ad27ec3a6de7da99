"""Cells with spans to a grid: merged places, empty edges, and the lines that are no rows of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from disclosure.amount import parse_number
from disclosure.terms import pattern, words

_LONGEST_CAPTION = 80
_LONGEST_LABEL = 30


@dataclass(frozen=True, slots=True)
class Spot:
    """A printed cell.

    Attributes:
        text: as printed; it may hold line breaks.
        rows, cols: how many places it covers, its own included.
        doubtful: whether the file does not hold what is printed here.
    """

    text: str
    rows: int = 1
    cols: int = 1
    doubtful: bool = False


Row = Sequence[Spot | None]
# Rows of equal length, None where a spot to the left or above covers the place.
Matrix = Sequence[Row]


@dataclass(frozen=True, slots=True)
class Framed:
    """A grid with the lines that stood in its frame above and below it; `grid` is empty when it was all lines."""

    before: tuple[str, ...]
    grid: Matrix
    after: tuple[str, ...]


def placed(rows: Sequence[Sequence[Spot]], width_limit: int) -> Matrix | None:
    """Give every spot its place, the way a browser does; None when the table is wider than the limit."""
    taken: dict[tuple[int, int], Spot | None] = {}
    width = 0
    for r, row in enumerate(rows):
        c = 0
        for spot in row:
            while (r, c) in taken:
                c += 1
            width = max(width, c + spot.cols)
            if width > width_limit:
                return None
            fitted = replace(spot, rows=min(spot.rows, len(rows) - r))
            taken.update(((r + i, c + j), None) for i in range(fitted.rows) for j in range(spot.cols))
            taken[r, c] = fitted
            c += spot.cols
    return [[taken.get((r, c), Spot("")) for c in range(width)] for r in range(len(rows))]


def trimmed(matrix: Matrix, *, columns: bool = True) -> Matrix:
    """Without the rows (and columns) in which nothing is printed; spans shrink with them.

    One blank row after the last printed one is kept: it is what an empty table consists of.
    """
    inked = [r for r, row in enumerate(matrix) if any(_is_inked(spot) for spot in row)]
    rows = [*inked, *(r for r in range(len(matrix)) if inked and r == inked[-1] + 1)]
    width = len(matrix[0]) if matrix else 0
    kept = [c for c in range(width) if not columns or any(_is_inked(matrix[r][c]) for r in rows)]
    return [[_shrunk(matrix[r][c], r, c, rows, kept) for c in kept] for r in rows]


def _is_inked(spot: Spot | None) -> bool:
    return spot is not None and (bool(spot.text) or spot.doubtful)


def _shrunk(spot: Spot | None, r: int, c: int, rows: Sequence[int], columns: Sequence[int]) -> Spot | None:
    if spot is None or (spot.rows, spot.cols) == (1, 1):
        return spot
    down = sum(r <= row < r + spot.rows for row in rows)
    across = sum(c <= column < c + spot.cols for column in columns)
    return replace(spot, rows=down, cols=across)


def framed(matrix: Matrix) -> Framed:
    """Take titles and unit lines off the top of a drawn table and notes off its bottom.

    Blank columns stay: where a page break cuts a table, the part after it needs them to keep its columns.
    """
    rows = list(trimmed(matrix, columns=False))
    before = _captions(rows)
    return _framed(before, rows, _notes(rows))


def framed_sheet(matrix: Matrix) -> Framed:
    """Take the lines above and below a table off a sheet, on which lines and tables stand in the same cells.

    Blank columns only keep parts of a table apart, unless the sheet goes on with another's table.
    """
    rows = list(trimmed(matrix, columns=False))
    before: list[str] = []
    while rows and (_is_line(rows[0]) or (len(rows) > 1 and is_caption(rows[0]) and not _reaches_down(rows[0]))):
        before.append(" ".join(texts(rows.pop(0))))
    after: list[str] = []
    while rows and _is_closing(rows[-1]):
        after.insert(0, texts(rows.pop())[0])
    return _framed(tuple(before), trimmed(rows, columns=bool(before)), tuple(after))


def _framed(before: tuple[str, ...], grid: Matrix, after: tuple[str, ...]) -> Framed:
    if grid and len(grid[0]) == 1:
        lines = [row[0].text for row in grid if row[0] is not None]
        return Framed((*before, *lines, *after), (), ())
    return Framed(before, grid, after)


def segments(matrix: Matrix) -> list[Matrix]:
    """Cut a sheet where a title begins another table; a table's number stands with its title."""
    parts: list[list[Row]] = [[]]
    for index, row in enumerate(matrix):
        above = matrix[index - 1] if index else ()
        below = matrix[index + 1] if index + 1 < len(matrix) else ()
        if _starts_table(row, above, below) and any(len(texts(earlier)) > 1 for earlier in parts[-1]):
            parts.append(_taken_numbers(parts[-1]))
        parts[-1].append(row)
    return list(parts)


def _taken_numbers(part: list[Row]) -> list[Row]:
    """Take the printed numbers of tables off the end of a part."""
    taken: list[Row] = []
    while len(part) > 1 and (not texts(part[-1]) or (_is_line(part[-1]) and _is_number(texts(part[-1])[0]))):
        taken.insert(0, part.pop())
    return taken


def _is_number(text: str) -> bool:
    return bool(pattern("readers", "lines", "number").fullmatch("".join(text.split())))


def texts(row: Row) -> list[str]:
    """What is printed in a row."""
    return [spot.text for spot in row if spot and spot.text]


def is_title(text: str) -> bool:
    """Whether a text reads like a table's title and not like the heading of a form's part."""
    if "".join(text.split()) in words("forms", "parts", "heads"):
        return False
    return len(text) <= _LONGEST_CAPTION and bool(pattern("readers", "lines", "title").search(text))


def _starts_table(row: Row, above: Row, below: Row) -> bool:
    """Whether a row is a title: alone at the left edge, and merged, below a gap or number, or above a unit line."""
    if not row or not _is_line(row) or not is_title(texts(row)[0]):
        return False
    merged = sum(1 for spot in row if spot is not None) * 2 <= len(row)
    numbered = bool(above) and len(texts(above)) == 1 and _is_number(texts(above)[0])
    return merged or numbered or not texts(above) or (bool(below) and is_caption(below))


def _captions(rows: list[Row]) -> tuple[str, ...]:
    """Take captions off the top, with whatever full-width line stands above or between them."""
    taken: list[str] = []
    waiting: list[str] = []
    kept = 0
    for index, row in enumerate(rows):
        if _reaches_down(row) or index == len(rows) - 1:
            break
        waiting.append(" ".join(texts(row)))
        if is_caption(row):
            taken, waiting, kept = taken + waiting, [], index + 1
        elif not _is_full_width(row):
            break
    del rows[:kept]
    return tuple(taken)


def _notes(rows: list[Row]) -> tuple[str, ...]:
    taken: list[str] = []
    while len(rows) > 1 and not any(_reaches_down(row, len(rows) - r - 1) for r, row in enumerate(rows[:-1])):
        said = texts(rows[-1])
        if len(said) != 1 or not pattern("readers", "lines", "note").match(said[0]):
            break
        taken.insert(0, said[0])
        rows.pop()
    return tuple(taken)


def _reaches_down(row: Row, by: int = 1) -> bool:
    return any(spot is not None and spot.rows > by for spot in row)


def is_caption(row: Row) -> bool:
    """Whether a row holds a title, or says unit and entity."""
    said = texts(row)
    if not said or any(parse_number(text) is not None for text in said):
        return False
    if len(said) == 1 and is_title(said[0]):
        return True
    return len(said) <= 3 and any(pattern("readers", "lines", "caption").match(text) for text in said)


def _is_full_width(row: Row) -> bool:
    """Whether one cell fills the row: merged over it, or alone in it."""
    said = texts(row)
    return len(said) == 1 and len(said[0]) <= _LONGEST_CAPTION and parse_number(said[0]) is None


def _is_line(row: Row) -> bool:
    """Whether a sheet's row holds nothing but a text at its left edge."""
    first = row[0]
    return len(texts(row)) == 1 and bool(first and first.text and first.rows == 1 and parse_number(first.text) is None)


def _is_closing(row: Row) -> bool:
    """Whether a row is a note or a text below a table, and not a table's last row without figures."""
    if not _is_line(row):
        return False
    [text] = texts(row)
    merged = row[0] is not None and row[0].cols == len(row) > 1
    return merged or len(text) > _LONGEST_LABEL or bool(pattern("readers", "lines", "note").match(text))
