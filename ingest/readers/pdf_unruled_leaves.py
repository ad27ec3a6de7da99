"""Columns of a table without vertical rulings, completed by its headings.

A heading stands in the middle of its column and figures at its right edge, so they need not touch; and a column may
hold no figure at all. The lowest headings say how many columns there are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from statistics import median

from ingest.readers.pdf_lines import TextLine

_WRAP = 1.5  # line heights from one line of a heading to the next
_MIDDLE = 0.8  # em by which the middles of a heading's lines may differ

Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table: what is printed in them, heading included, and how far their cells reach."""

    printed: list[Interval]
    cells: list[Interval]


def completed(columns: Sequence[Interval], pieces: Sequence[TextLine], held: Sequence[Sequence[TextLine]]) -> Columns:
    """The columns with their headings' widths, and those that only a heading shows.

    Args:
        columns: the x-intervals of what the rows hold.
        pieces: the pieces of the header.
        held: the figures that stand in each column, marks for none included.
    """
    plain = Columns(list(columns), list(columns))
    leaves = _leaves(pieces)
    owned: dict[int | None, list[int]] = {}
    for place, column in enumerate(columns):
        owned.setdefault(_owner(column, leaves, held[place]), []).append(place)
    free = [(columns[place], columns[place]) for place in owned.pop(None, [])]
    if any(_meet([held[place] for place in places]) for places in owned.values() if len(places) > 1):
        return plain
    found = [*free, *((leaf, leaf) for place, leaf in enumerate(leaves) if place not in owned)]
    for owner, places in owned.items():
        column = (columns[places[0]][0], columns[places[-1]][1])
        figures = [piece for place in places for piece in held[place]]
        leaf = leaves[owner] if owner is not None else None
        found.append((_joined(column, leaf), _cell(column, leaf, figures)))
    found.sort()
    apart = all(left[1] <= right[0] for (left, _), (right, _) in pairwise(found))
    return Columns([printed for printed, _ in found], [cell for _, cell in found]) if apart else plain


def _meet(columns: Sequence[Sequence[TextLine]]) -> bool:
    """Whether a row has something in two of these columns, or one of them holds no figures at all."""
    tops = [{round(piece.bbox[1]) for piece in pieces} for pieces in columns]
    return any(not own for own in tops) or any(left & right for left, right in combinations(tops, 2))


def _owner(column: Interval, leaves: Sequence[Interval], figures: Sequence[TextLine]) -> int | None:
    """The heading of a column: the last one whose middle is left of where figures end, else the one it touches most.

    Labels that no heading touches stand at the left of the cell whose heading comes next.
    """
    if _at_the_right(figures):
        edge = max(piece.bbox[2] for piece in figures)
        before = [place for place, leaf in enumerate(leaves) if _middle(leaf) < edge]
        return before[-1] if before else None
    over = [place for place, leaf in enumerate(leaves) if min(leaf[1], column[1]) >= max(leaf[0], column[0])]
    if over:
        return max(over, key=lambda place: min(leaves[place][1], column[1]) - max(leaves[place][0], column[0]))
    beside = [place for place, leaf in enumerate(leaves) if 0 < leaf[0] - column[1] <= column[1] - column[0]]
    return beside[0] if beside else None


def _cell(column: Interval, leaf: Interval | None, figures: Sequence[TextLine]) -> Interval:
    """How far a column's cells reach: its heading stands in their middle, figures at the right edge, labels at the left."""
    if leaf is None:
        return column
    if _at_the_right(figures):
        edge = median(piece.bbox[2] for piece in figures)
        return min(2 * _middle(leaf) - edge, column[0]), edge
    return column[0], max(2 * _middle(leaf) - column[0], column[1])


def _at_the_right(figures: Sequence[TextLine]) -> bool:
    """Whether a column has figures besides marks for none, which need not stand at its right edge."""
    return any(len(piece.glyphs) > 1 for piece in figures)


def _joined(column: Interval, leaf: Interval | None) -> Interval:
    return column if leaf is None else (min(column[0], leaf[0]), max(column[1], leaf[1]))


def _leaves(pieces: Sequence[TextLine]) -> list[Interval]:
    """The x-intervals of the lowest headings from left to right; one over others, or high up beside them, is none."""
    groups = _wrapped(pieces)
    if not groups:
        return []
    boxes = [_box(group) for group in groups]
    middle = (min(box[1] for box in boxes) + max(box[3] for box in boxes)) / 2
    size = median(piece.size for piece in pieces)
    lowest = [box for box in boxes if not any(_is_under(other, box) for other in boxes) and box[3] >= middle - 0.1 * size]
    return sorted((box[0], box[2]) for box in lowest)


def _wrapped(pieces: Sequence[TextLine]) -> list[list[TextLine]]:
    """The lines of each heading put together."""
    groups: list[list[TextLine]] = []
    for piece in sorted(pieces, key=lambda p: (p.bbox[1], p.bbox[0])):
        home = next((group for group in groups if is_wrapped(group[-1], piece)), None)
        if home is None:
            groups.append([piece])
        else:
            home.append(piece)
    return groups


def is_wrapped(above: TextLine, below: TextLine) -> bool:
    """Whether a line goes on with the heading of the one above: right under it, in the middle."""
    down = below.bbox[1] - above.bbox[1]
    aside = abs(_middle((above.bbox[0], above.bbox[2])) - _middle((below.bbox[0], below.bbox[2])))
    return 0 < down <= _WRAP * above.size and aside <= _MIDDLE * above.size


def _box(group: Sequence[TextLine]) -> tuple[float, float, float, float]:
    boxes = [piece.bbox for piece in group]
    return min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)


def _is_under(lower: tuple[float, float, float, float], upper: tuple[float, float, float, float]) -> bool:
    return lower[1] > upper[1] + 1 and min(lower[2], upper[2]) > max(lower[0], upper[0])


def _middle(interval: Interval) -> float:
    return (interval[0] + interval[1]) / 2
