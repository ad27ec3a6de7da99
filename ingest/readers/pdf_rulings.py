"""Rulings to lattices: which drawn lines form one table, and where its columns and rows begin.

The stages can be looked at one by one: `merged` (pieces to lines), `frames` (lines that cross to tables),
`Lattice` (positions of the columns and rows, and what separates neighbours).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from disclosure.model import BBox
from ingest.readers.pdf_page import Glyph, Ruling

_SNAP = 1.5  # lines nearer than this are one line
_REACH = 3.0  # how far a line may stop short of the one it meets
_MIN_RULING = 4.0
_SLIVER = 6.0  # a strip narrower than this that holds nothing is a double ruling


@dataclass(frozen=True, slots=True)
class Frame:
    """The rulings of one table."""

    horizontal: tuple[Ruling, ...]
    vertical: tuple[Ruling, ...]

    @property
    def bbox(self) -> BBox:
        """The smallest box around the rulings."""
        return (
            min([r.start for r in self.horizontal] + [r.at for r in self.vertical]),
            min([r.start for r in self.vertical] + [r.at for r in self.horizontal]),
            max([r.end for r in self.horizontal] + [r.at for r in self.vertical]),
            max([r.end for r in self.vertical] + [r.at for r in self.horizontal]),
        )


def merged(rulings: Sequence[Ruling]) -> list[Ruling]:
    """Put pieces of one drawn line together and drop specks."""
    whole: list[Ruling] = []
    for group in _snapped(rulings):
        at = sum(r.at for r in group) / len(group)
        start, end = group[0].start, group[0].end
        for piece in group[1:]:
            if piece.start > end + _REACH:
                whole.append(Ruling(at, start, end))
                start, end = piece.start, piece.end
            end = max(end, piece.end)
        whole.append(Ruling(at, start, end))
    return [r for r in whole if r.end - r.start >= _MIN_RULING]


def _snapped(rulings: Sequence[Ruling]) -> list[list[Ruling]]:
    groups: list[list[Ruling]] = []
    for ruling in sorted(rulings):
        if groups and ruling.at - groups[-1][-1].at <= _SNAP and ruling.at - groups[-1][0].at <= 2 * _SNAP:
            groups[-1].append(ruling)
        else:
            groups.append([ruling])
    return [sorted(group, key=lambda r: r.start) for group in groups]


def frames(horizontal: Sequence[Ruling], vertical: Sequence[Ruling]) -> list[Frame]:
    """Group rulings that cross or touch; a group needs two lines each way to enclose anything."""
    parent = list(range(len(horizontal) + len(vertical)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for i, h in enumerate(horizontal):
        for j, v in enumerate(vertical, len(horizontal)):
            if _meet(h, v):
                parent[root(i)] = root(j)
    groups: dict[int, tuple[list[Ruling], list[Ruling]]] = {}
    for i, h in enumerate(horizontal):
        groups.setdefault(root(i), ([], []))[0].append(h)
    for j, v in enumerate(vertical, len(horizontal)):
        groups.setdefault(root(j), ([], []))[1].append(v)
    crossing = ((tuple(hs), tuple(vs)) for hs, vs in groups.values() if hs and vs)
    found = [Frame(hs, vs) for hs, vs in crossing if len(hs) + len(vs) >= 3]
    return sorted(found, key=lambda frame: (frame.bbox[1], frame.bbox[0]))


def _meet(h: Ruling, v: Ruling) -> bool:
    return h.start - _REACH <= v.at <= h.end + _REACH and v.start - _REACH <= h.at <= v.end + _REACH


@dataclass(frozen=True, slots=True)
class Lattice:
    """The elementary grid of a table.

    Attributes:
        xs, ys: the boundaries of columns and rows, outer ones included.
        below: whether row r and r + 1 are separated in column c.
        right: whether column c and c + 1 are separated in row r.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    below: tuple[tuple[bool, ...], ...]
    right: tuple[tuple[bool, ...], ...]


def lattice(frame: Frame, glyphs: Sequence[Glyph]) -> Lattice:
    """Lay the elementary grid of a frame.

    Double rulings become one boundary; a side left open (no line at the top of a continued table, none at its
    left and right) is closed where text stands beyond the last line.
    """
    left, top, right, bottom = frame.bbox
    centres_x = sorted(g.cx for g in glyphs)
    centres_y = sorted(g.cy for g in glyphs)
    xs = _boundaries([r.at for r in frame.vertical], left, right, centres_x)
    ys = _boundaries([r.at for r in frame.horizontal], top, bottom, centres_y)
    below = tuple(
        tuple(_separated(frame.horizontal, ys, row + 1, xs[col], xs[col + 1]) for col in range(len(xs) - 1))
        for row in range(len(ys) - 2)
    )
    beside = tuple(
        tuple(_separated(frame.vertical, xs, col + 1, ys[row], ys[row + 1]) for col in range(len(xs) - 2))
        for row in range(len(ys) - 1)
    )
    return Lattice(tuple(xs), tuple(ys), below, beside)


def _boundaries(lines: Sequence[float], low: float, high: float, centres: Sequence[float]) -> list[float]:
    places = sorted(set(lines))
    for end, open_side in ((low, places[0] - low), (high, high - places[-1])):
        between = sorted((end, places[0] if end == low else places[-1]))
        if open_side > _REACH and _any_between(centres, between[0], between[1]):
            places.append(end)
    places.sort()
    kept = places[:1]
    first = places[0]
    for place in places[1:]:
        # Chained slivers are measured from their first line, so that a fine grid is never swallowed whole.
        if place - first < _SLIVER and not _any_between(centres, first, place):
            kept[-1] = (first + place) / 2
        else:
            kept.append(place)
            first = place
    return kept


def _any_between(centres: Sequence[float], low: float, high: float) -> bool:
    return any(low < centre < high for centre in centres)


def _separated(
    rulings: Sequence[Ruling], places: Sequence[float], index: int, low: float, high: float
) -> bool:
    """Whether rulings that belong to a boundary cover most of a stretch of it."""
    near = (r for r in rulings if abs(r.at - places[index]) <= _SLIVER / 2 + 0.1)
    covered = sum(max(0.0, min(r.end, high) - max(r.start, low)) for r in near)
    return covered > 0.5 * (high - low)
