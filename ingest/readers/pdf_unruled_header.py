"""The header of a table without vertical rulings: what is printed over its columns, wrapped and centred."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from disclosure.terms import words
from ingest.readers.pdf_lines import TextLine, joined
from ingest.readers.pdf_sheet import Place
from ingest.readers.pdf_unruled_leaves import Columns, Interval, is_wrapped
from ingest.readers.pdf_unruled_spans import Heading, depth, is_over, spanned

_MOST_LINES = 9
_LINE_GAP = 3.5  # line heights between the lines of a header
_WRAP_GAP = 0.8  # em between the lines of one wrapped heading
_BESIDE = 60  # em right of the last column with figures where headings of empty columns may stand
_TITLE = 1.25  # a title is printed this much larger than the table
_CAPTION = re.compile(r"[:：。；]|\d[\d,]*\.\d\d")

def header_rows(
    lines: Sequence[TextLine], cut: Sequence[Sequence[TextLine]], start: int, whole: Columns, floor: int
) -> tuple[int, list[tuple[Place | None, ...]]]:
    """The header over a block of figures.

    Args:
        lines, cut: the page's lines, and each cut at wide gaps.
        start: the block's first line.
        whole: its columns.
        floor: lines before this one belong to another table.

    Returns:
        The header's first line, and its rows; merged places are None.
    """
    columns = whole.printed
    first = header_top(lines, cut, start, columns, floor)
    pieces = [piece for row in cut[first:start] for piece in row]
    if not pieces or not _names_columns(pieces, columns):
        return start, []
    return first, laid_out(spanned(_headings(pieces, columns), whole.cells), columns)


def laid_out(headings: Sequence[Heading], columns: Sequence[Interval]) -> list[tuple[Place | None, ...]]:
    """The rows of a header, each heading in the row over those that stand under it; merged places are None."""
    top, bottom = min(heading.bbox[1] for heading in headings), max(heading.bbox[3] for heading in headings)
    depths = [depth(heading, headings) for heading in headings]
    height = max(depths) + 1
    rows: list[list[Place | None]] = [
        [Place("", (x0, top, x1, bottom)) for x0, x1 in columns] for _ in range(height)
    ]
    for heading, deep in zip(headings, depths, strict=True):
        low = height - 1 - deep
        high = low if any(is_over(other, heading) for other in headings) else 0
        for row in rows[high : low + 1]:
            row[heading.first : heading.last + 1] = [None] * (heading.last + 1 - heading.first)
        rows[high][heading.first] = Place(heading.text, heading.bbox)
    for column in range(len(columns)):
        _reach_up(rows, column)
    return [tuple(row) for row in rows]


def _reach_up(rows: list[list[Place | None]], column: int) -> None:
    """A heading with nothing over it stands in the uppermost row, merged with the places below."""
    held = [row[column] for row in rows]
    filled = [place for place in held if place is not None and place.text]
    if len(filled) == 1 and None not in held:
        for number, row in enumerate(rows):
            row[column] = filled[0] if number == 0 else None


def header_top(
    lines: Sequence[TextLine], cut: Sequence[Sequence[TextLine]], start: int, columns: Sequence[Interval], floor: int
) -> int:
    """The first line over a block that can be part of its header: near, no larger, within its width, no caption."""
    size = median(line.size for line in lines[start : start + 5])
    first = start
    while first > max(floor, start - _MOST_LINES):
        line = lines[first - 1]
        near = lines[first].bbox[1] - line.bbox[1] <= _LINE_GAP * max(line.size, size)
        inside = all(_overlapped(piece, columns) or _between(piece, columns) for piece in cut[first - 1])
        if not near or not inside or line.size > _TITLE * size or _CAPTION.search(line.text):
            break
        first -= 1
    return first


def _names_columns(pieces: Sequence[TextLine], columns: Sequence[Interval]) -> bool:
    """Whether most columns, and the last one, have something over them; else the lines are no header."""
    under = {column for piece in pieces for column in _overlapped(piece, columns)}
    return len(under) * 3 >= len(columns) * 2 and len(columns) - 1 in under


def _headings(pieces: Sequence[TextLine], columns: Sequence[Interval]) -> list[Heading]:
    """Pieces under each other, close and over the same columns, are the lines of one heading."""
    found: list[list[TextLine]] = []
    for piece in sorted(pieces, key=lambda p: (p.bbox[1], p.bbox[0])):
        home = next((lines for lines in found if is_wrapped(lines[-1], piece) or _goes_on(lines[-1], piece, columns)), None)
        if home is None:
            found.append([piece])
        else:
            home.append(piece)
    return [_heading(lines, columns) for lines in found]


def _goes_on(above: TextLine, below: TextLine, columns: Sequence[Interval]) -> bool:
    gap = below.bbox[1] - above.bbox[3]
    if above.text in words("columns", "flow", "group") or above.text in words("columns", "flow", "over"):
        return False
    return gap + 1 >= 0 and gap <= _WRAP_GAP * above.size and set(_reach(above, columns)) == set(_reach(below, columns))


def _heading(lines: Sequence[TextLine], columns: Sequence[Interval]) -> Heading:
    boxes = [line.bbox for line in lines]
    box = (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))
    reach = sorted({column for line in lines for column in _reach(line, columns)})
    return Heading(joined([line.text for line in lines]), box, reach[0], reach[-1])


def _reach(piece: TextLine, columns: Sequence[Interval]) -> Sequence[int]:
    """The columns a piece stands over; the nearest when it stands between two."""
    over = _overlapped(piece, columns)
    if over:
        return over
    middle = (piece.bbox[0] + piece.bbox[2]) / 2
    return [min(range(len(columns)), key=lambda i: abs((columns[i][0] + columns[i][1]) / 2 - middle))]


def _overlapped(piece: TextLine, columns: Sequence[Interval]) -> list[int]:
    """The columns a piece overlaps by more than a character of its own or half of the column's width."""
    x0, _, x1, _ = piece.bbox
    shared = [min(x1, high) - max(x0, low) for low, high in columns]
    return [i for i, (low, high) in enumerate(columns) if shared[i] > min(piece.size, (high - low) / 2)]


def _between(piece: TextLine, columns: Sequence[Interval]) -> bool:
    return columns[0][0] - 4 * piece.size <= piece.bbox[0] and piece.bbox[2] <= columns[-1][1] + _BESIDE * piece.size
