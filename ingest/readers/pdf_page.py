"""What is drawn on a PDF page: glyphs and rulings, turned so that the text reads from left to right.

Coordinates are page points with the origin at the top left.
"""

from __future__ import annotations

import math
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

from disclosure.model import BBox

LOST = "\ufffd"
_THIN = 2.5  # a filled box thinner than this is a ruling
_SHORT = 2.0
_SAME_GLYPH = 0.35  # share of a glyph's width within which the same character is the same ink
_MAX_OUTLINE_POINTS = 40


class Glyph(NamedTuple):
    """One drawn character; `size` is the height of its line of text."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float

    @property
    def cx(self) -> float:
        """The horizontal centre."""
        return (self.x0 + self.x1) / 2

    @property
    def cy(self) -> float:
        """The vertical centre."""
        return (self.top + self.bottom) / 2


class Ruling(NamedTuple):
    """A straight drawn line: `at` on the axis it crosses, from `start` to `end` along it."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Turn:
    """A quarter turn of a page that was drawn sideways or upside down.

    Attributes:
        quarters: clockwise quarter turns that make the text upright.
        width, height: of the page as stored.
    """

    quarters: int
    width: float
    height: float

    def apply(self, box: BBox) -> BBox:
        """From stored to upright coordinates."""
        x0, top, x1, bottom = box
        if self.quarters == 1:
            return self.height - bottom, x0, self.height - top, x1
        if self.quarters == 2:
            return self.width - x1, self.height - bottom, self.width - x0, self.height - top
        if self.quarters == 3:
            return top, self.width - x1, bottom, self.width - x0
        return box

    def undo(self, box: BBox) -> BBox:
        """From upright to stored coordinates."""
        if self.quarters % 2 == 0:
            return self.apply(box)
        return Turn(4 - self.quarters, self.height, self.width).apply(box)


@dataclass(frozen=True, slots=True)
class Marks:
    """Everything on one page that a reader needs, in upright coordinates."""

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    horizontal: tuple[Ruling, ...]
    vertical: tuple[Ruling, ...]
    turn: Turn


def marks(page: Any) -> Marks:
    """Collect the glyphs and rulings of a pdfplumber page."""
    chars = [char for char in page.chars if char["text"] and _inside(char, page)]
    turn = Turn(_quarters(chars), float(page.width), float(page.height))
    glyphs = tuple(_dedupe(glyph for char in chars if (glyph := _glyph(char, turn)).text))
    horizontal: list[Ruling] = []
    vertical: list[Ruling] = []
    for x0, top, x1, bottom in map(turn.apply, _strokes(page)):
        if x1 - x0 >= bottom - top:
            horizontal.append(Ruling((top + bottom) / 2, x0, x1))
        else:
            vertical.append(Ruling((x0 + x1) / 2, top, bottom))
    width, height = (turn.height, turn.width) if turn.quarters % 2 else (turn.width, turn.height)
    return Marks(page.page_number, width, height, glyphs, tuple(horizontal), tuple(vertical), turn)


def _inside(char: dict[str, Any], page: Any) -> bool:
    left, top, right, bottom = page.bbox
    x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    return bool(left <= x <= right and top <= y <= bottom)


def _quarters(chars: list[dict[str, Any]]) -> int:
    """Clockwise turns that make most of the characters upright, from their text matrices."""
    votes: dict[int, int] = defaultdict(int)
    for char in chars:
        a, b, *_ = char["matrix"]
        # The matrix's y axis points up: b > 0 is text that climbs the page.
        angle = math.atan2(b, a)
        votes[round(angle / (math.pi / 2)) % 4] += 1
    return max(votes, key=lambda quarter: votes[quarter], default=0)


def _glyph(char: dict[str, Any], turn: Turn) -> Glyph:
    x0, top, x1, bottom = turn.apply((char["x0"], char["top"], char["x1"], char["bottom"]))
    return Glyph(_plain(char["text"]), x0, top, x1, bottom, max(bottom - top, 0.1))


def _plain(text: str) -> str:
    """Undo what fonts do to text: look-alike radicals, ligatures, codes without a character."""
    if text.isspace():
        return " "
    if text.startswith("(cid:"):
        return LOST
    if len(text) == 1 and unicodedata.category(text) in ("Cc", "Cf"):
        return ""
    if any("\u2e80" <= c <= "\u2fdf" or "\uf900" <= c <= "\ufb06" for c in text):
        return unicodedata.normalize("NFKC", text)
    return text


def _dedupe(glyphs: Iterable[Glyph]) -> Iterator[Glyph]:
    """Drop a character drawn again over itself (bold faked by double drawing, shadows, overlays)."""
    seen: dict[tuple[str, int, int], list[Glyph]] = defaultdict(list)
    for glyph in glyphs:
        reach = min(glyph.x1 - glyph.x0, glyph.size) * _SAME_GLYPH
        column, row = int(glyph.x0 // 4), int(glyph.top // 4)
        near = (
            other
            for dx in (-1, 0, 1)
            for dy in (-1, 0, 1)
            for other in seen[glyph.text, column + dx, row + dy]
        )
        if any(abs(o.x0 - glyph.x0) < reach and abs(o.top - glyph.top) < reach for o in near):
            continue
        seen[glyph.text, column, row].append(glyph)
        yield glyph


def _strokes(page: Any) -> Iterator[BBox]:
    """Thin boxes that are rulings; cell backgrounds are not, whatever their colour."""
    for line in page.lines:
        yield from _thin(line["x0"], line["top"], line["x1"], line["bottom"])
    for rect in page.rects:
        x0, top, x1, bottom = rect["x0"], rect["top"], rect["x1"], rect["bottom"]
        if min(x1 - x0, bottom - top) < _THIN:
            yield from _thin(x0, top, x1, bottom)
        elif rect["stroke"]:
            yield from ((x0, top, x1, top), (x0, bottom, x1, bottom))
            yield from ((x0, top, x0, bottom), (x1, top, x1, bottom))
    for curve in page.curves:
        points = curve["pts"]
        if curve["stroke"] and len(points) <= _MAX_OUTLINE_POINTS:
            for (ax, ay), (bx, by) in pairwise(points):
                yield from _thin(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))


def _thin(x0: float, top: float, x1: float, bottom: float) -> Iterator[BBox]:
    if min(x1 - x0, bottom - top) < _THIN and max(x1 - x0, bottom - top) >= _SHORT:
        yield x0, top, x1, bottom
