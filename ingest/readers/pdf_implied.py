"""Rows that no ruling separates: figures stacked in one drawn cell, level with those of its neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise

from disclosure.amount import parse_number
from ingest.readers.pdf_cells import Box
from ingest.readers.pdf_lines import text_lines
from ingest.readers.pdf_page import Ruling
from ingest.readers.pdf_rulings import Frame

_FEWEST_LINES = 3
_LEVEL = 2.0  # points between the middles of figures that stand on one line


def with_implied_rows(frame: Frame, cells: Sequence[Box]) -> Frame | None:
    """Add the rulings that a table left out; None when it left none out.

    Two figures in one cell are one wrapped cell; three and more, level with those of another cell, are rows.
    """
    extra: list[Ruling] = []
    left, _, right, _ = frame.bbox
    for _, row in groupby(cells, key=lambda box: box.row):
        stacks = [_figure_lines(box) for box in row if box.rows == 1]
        stacks = [stack for stack in stacks if len(stack) >= _FEWEST_LINES]
        longest = max(stacks, key=len, default=[])
        level = [stack for stack in stacks if all(_among(middle, longest) for middle in stack)]
        if len(level) >= 2:
            extra += [Ruling((above + below) / 2, left, right) for above, below in pairwise(longest)]
    return Frame((*frame.horizontal, *extra), frame.vertical) if extra else None


def _figure_lines(box: Box) -> list[float]:
    """The middles of a cell's lines when every line is a figure."""
    lines = text_lines(box.glyphs)
    if any(parse_number(line.text) is None for line in lines):
        return []
    return [(line.bbox[1] + line.bbox[3]) / 2 for line in lines]


def _among(middle: float, others: Sequence[float]) -> bool:
    return any(abs(middle - other) <= _LEVEL for other in others)
