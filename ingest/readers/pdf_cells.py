"""Lattices to cells: what belongs together, and which glyphs stand in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from disclosure.model import BBox
from ingest.readers.pdf_lines import TextLine, joined, text_lines
from ingest.readers.pdf_page import Glyph
from ingest.readers.pdf_rulings import Lattice

_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d*)(?:\.\d+)?%?")
_NUMERIC = frozenset("0123456789.,-%")
_RUN_GAP = 0.25
_STRAY_GLYPHS = 2


@dataclass(frozen=True, slots=True)
class Box:
    """A cell of the printed grid: where it begins, how far it reaches, what stands in it."""

    row: int
    col: int
    rows: int
    cols: int
    bbox: BBox
    glyphs: list[Glyph] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The cell's text, its wrapped lines joined."""
        return joined([line.text for line in text_lines(self.glyphs)])


def boxes(grid: Lattice, glyphs: Sequence[Glyph]) -> list[Box]:
    """Fill a lattice with glyphs: its cells in reading order."""
    owner = _owners(grid)
    _fill(grid, owner, glyphs)
    return [box for place, box in sorted(owner.items()) if place == (box.row, box.col)]


def _owners(grid: Lattice) -> dict[tuple[int, int], Box]:
    """Which box covers each place: places with no line between them are one box, cut into rectangles."""
    owner: dict[tuple[int, int], Box] = {}
    for r in range(len(grid.ys) - 1):
        for c in range(len(grid.xs) - 1):
            if (r, c) in owner:
                continue
            cols = 1
            while _extends(grid, r, c + cols) and (r, c + cols) not in owner:
                cols += 1
            rows = 1
            while r + rows < len(grid.ys) - 1 and _continues(grid, r + rows, c, cols):
                rows += 1
            bbox = (grid.xs[c], grid.ys[r], grid.xs[c + cols], grid.ys[r + rows])
            box = Box(r, c, rows, cols, bbox)
            owner |= {(r + i, c + j): box for i in range(rows) for j in range(cols)}
    return owner


def _extends(grid: Lattice, row: int, col: int) -> bool:
    """Whether no line stands between a place and the one to its left."""
    return col < len(grid.xs) - 1 and not grid.right[row][col - 1]


def _continues(grid: Lattice, row: int, col: int, cols: int) -> bool:
    """Whether a box of the row above reaches down into `row` with its whole width."""
    open_above = not any(grid.below[row - 1][col : col + cols])
    undivided = not any(grid.right[row][col : col + cols - 1])
    return open_above and undivided


def _fill(grid: Lattice, owner: dict[tuple[int, int], Box], glyphs: Sequence[Glyph]) -> None:
    for line in text_lines(glyphs):
        for run in line.segments(_RUN_GAP):
            boxes = [_box_of(grid, owner, glyph) for glyph in run.glyphs]
            main = _overflowing(run, boxes)
            for glyph, box in zip(run.glyphs, boxes, strict=True):
                (main or box).glyphs.append(glyph)


def _box_of(grid: Lattice, owner: dict[tuple[int, int], Box], glyph: Glyph) -> Box:
    row = min(max(bisect_right(grid.ys, glyph.cy) - 1, 0), len(grid.ys) - 2)
    col = min(max(bisect_right(grid.xs, glyph.cx) - 1, 0), len(grid.xs) - 2)
    return owner[row, col]


def _overflowing(run: TextLine, boxes: list[Box]) -> Box | None:
    """The box a run belongs to whole, when it only spills a little over that box's edge."""
    votes = Counter(id(box) for box in boxes)
    if len(votes) != 2:
        return None
    (main_id, _), (_, stray) = votes.most_common()
    main = next(box for box in boxes if id(box) == main_id)
    if all(glyph.text in _NUMERIC for glyph in run.glyphs):
        return main if stray <= _STRAY_GLYPHS and _NUMBER.fullmatch(run.text) else None
    other = next(box for box in boxes if id(box) != main_id)
    edge = main.bbox[2] if other.bbox[0] >= main.bbox[2] else main.bbox[0]
    cut = any(g.x0 + 0.15 * g.size < edge < g.x1 - 0.15 * g.size for g in run.glyphs)
    return main if stray == 1 and cut else None
