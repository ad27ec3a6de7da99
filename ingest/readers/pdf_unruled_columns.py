"""Columns of a table without vertical rulings: where figures line up under each other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from disclosure.amount import parse_number
from ingest.readers.pdf_lines import TextLine

ALIGNED = 3.0  # points within which edges are under each other
FEWEST_ROWS = 3
_AMOUNT = re.compile(r"[-−]?\d[\d,]*\.\d+%?")
_BLANK_MARKS = frozenset("-—–－/")

Interval = tuple[float, float]
Segments = list[TextLine]


def is_amount(piece: TextLine) -> bool:
    """Whether a piece is a figure with decimals, or a mark for none."""
    return bool(_AMOUNT.fullmatch(piece.text)) or piece.text in _BLANK_MARKS


def is_figure(piece: TextLine) -> bool:
    """Whether a piece is a number, or a mark for none."""
    text = piece.text
    return text in _BLANK_MARKS or parse_number(text.rstrip("%％")) is not None


def has_figures(pieces: Segments) -> bool:
    """Whether a line is a row: something, and a figure behind it."""
    return len(pieces) >= 2 and any(is_figure(piece) for piece in pieces[1:])


def columns_of(block: Sequence[Segments]) -> list[Interval] | None:
    """The x-intervals of a block's columns, or None when nothing is aligned under anything."""
    rows = [pieces for pieces in block if has_figures(pieces)]
    columns: list[Interval] = []
    for x0, _, x1, _ in sorted(piece.bbox for pieces in rows for piece in pieces):
        if columns and x0 < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], x1))
        else:
            columns.append((x0, x1))
    places = [[column_of(piece, columns) for piece in pieces] for pieces in rows]
    if len(columns) < 2 or any(len(set(row)) < len(row) for row in places):
        return None
    figures: dict[int, list[TextLine]] = {}
    for pieces, row in zip(rows, places, strict=True):
        for piece, column in zip(pieces[1:], row[1:], strict=True):
            if is_figure(piece):
                figures.setdefault(column, []).append(piece)
    aligned = [pieces for pieces in figures.values() if _are_aligned(pieces)]
    if len(rows) < FEWEST_ROWS or not aligned or _is_contents(figures):
        return None
    return columns


def column_of(piece: TextLine, columns: Sequence[Interval]) -> int:
    """The column a piece overlaps most; the nearest when it overlaps none."""
    x0, _, x1, _ = piece.bbox
    return max(range(len(columns)), key=lambda i: min(x1, columns[i][1]) - max(x0, columns[i][0]))


def _are_aligned(pieces: Sequence[TextLine]) -> bool:
    """Whether enough figures share a right edge, a centre or a left edge."""
    boxes = [piece.bbox for piece in pieces]
    for places in ([b[2] for b in boxes], [(b[0] + b[2]) / 2 for b in boxes], [b[0] for b in boxes]):
        near = Counter(round(place / ALIGNED) for place in places)
        if max(near[key] + near[key + 1] for key in list(near)) >= max(FEWEST_ROWS, len(places) // 2):
            return True
    return False


def _is_contents(figures: dict[int, list[TextLine]]) -> bool:
    """Whether the only figures are page numbers that never go down: a table of contents."""
    if len(figures) != 1:
        return False
    texts = [piece.text for pieces in figures.values() for piece in pieces]
    if not all(re.fullmatch(r"\d{1,3}", text) for text in texts):
        return False
    return all(int(a) <= int(b) for a, b in pairwise(texts))


def one_label(block: Sequence[Segments], columns: list[Interval]) -> list[Interval]:
    """The columns with labels that are centred (合计) and those that begin at the left made one."""
    filled = [{column_of(piece, columns): piece for piece in pieces} for pieces in block]
    for left in range(len(columns) - 1):
        held = [(row.get(left), row.get(left + 1)) for row in filled]
        texts = [piece for pair in held for piece in pair if piece is not None]
        apart = all(a is None or b is None for a, b in held) and all(any(pair[i] for pair in held) for i in (0, 1))
        if apart and not any(is_figure(piece) for piece in texts):
            whole = (columns[left][0], columns[left + 1][1])
            return [*columns[:left], whole, *columns[left + 2 :]]
    return columns
