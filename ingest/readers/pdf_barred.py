"""Tables ruled only across: every row stands between two lines, and only white parts the columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from disclosure.model import BBox
from disclosure.terms import load
from ingest.readers.pdf_barred_columns import Interval, boundaries, chosen, clustered, drawn
from ingest.readers.pdf_barred_header import apart, beside, header_over, unwrapped
from ingest.readers.pdf_cells import boxes
from ingest.readers.pdf_lines import TextLine, text_lines
from ingest.readers.pdf_page import Glyph, Ruling
from ingest.readers.pdf_rulings import Frame, lattice
from ingest.readers.pdf_sheet import Table, table_of
from ingest.readers.pdf_unruled_columns import has_figures, is_amount
from ingest.readers.pdf_unruled_pieces import pieces_of

_SAME_END = 3.0  # points by which the lines of one table may differ in where they begin and end
_FEWEST_BANDS = 3
_FEWEST_COLUMNS = 3
_FEWEST_ROWS = 2  # with figures: fewer may be the ruled header of a table without rulings
_FEWEST_FIELDS = 6  # bands of a form
_PROSE = 0.6  # share of a stack's width that a line of prose fills, from its left edge
_MOST_ROWS = 2 / 3  # share of the bands under a header that hold figures, in a table that is no form


@dataclass(frozen=True, slots=True)
class Band:
    """What stands between two lines of a table: its lines of text, each cut into pieces."""

    top: float
    bottom: float
    cut: tuple[tuple[TextLine, ...], ...]

    @property
    def pieces(self) -> list[TextLine]:
        """All pieces, from top to bottom."""
        return [piece for line in self.cut for piece in line]

    @property
    def row(self) -> list[Interval]:
        """Where the band's cells stand."""
        return clustered(self.pieces)

    @property
    def rows(self) -> int:
        """How many rows stand between the two lines: lines with a figure, or with as many pieces as a table has columns."""
        return sum(len(line) >= _FEWEST_COLUMNS or any(map(is_amount, line)) for line in self.cut)

    @property
    def figured(self) -> bool:
        """Whether it is a row of figures."""
        return has_figures(sorted(self.pieces, key=lambda piece: piece.bbox[0]))


def barred(rulings: Sequence[Ruling], glyphs: Sequence[Glyph]) -> list[tuple[BBox, Table]]:
    """The tables between lines that run across and meet no line that runs down."""
    found: list[tuple[BBox, Table]] = []
    for stack in _stacks(rulings):
        glyphs = [g for g in glyphs if not any(box[0] <= g.cx <= box[2] and box[1] <= g.cy <= box[3] for box, _ in found)]
        full = [r.at for r in rulings if _alike(r, stack)]
        within = sorted({r.at for r in rulings if _inside(r, stack) and min(full) <= r.at <= max(full)})
        for run in _runs(_bands(within, stack, glyphs), stack):
            table = _table(run, stack, rulings, glyphs)
            if table is not None:
                found.append((table.bbox, table))
    return found


def _stacks(rulings: Sequence[Ruling]) -> list[Ruling]:
    """One ruling for every set of rulings that begin and end alike."""
    stacks: list[Ruling] = []
    for ruling in sorted(rulings, key=lambda r: (r.start - r.end, r.at)):
        if not any(_alike(ruling, other) for other in stacks):
            stacks.append(ruling)
    return [stack for stack in stacks if sum(_alike(r, stack) for r in rulings) > _FEWEST_BANDS]


def _alike(one: Ruling, other: Ruling) -> bool:
    return abs(one.start - other.start) <= _SAME_END and abs(one.end - other.end) <= _SAME_END


def _inside(ruling: Ruling, stack: Ruling) -> bool:
    return stack.start - _SAME_END <= ruling.start and ruling.end <= stack.end + _SAME_END


def _bands(across: Sequence[float], stack: Ruling, glyphs: Sequence[Glyph]) -> list[Band]:
    found: list[Band] = []
    for top, bottom in zip(across, across[1:], strict=False):
        inside = [g for g in glyphs if stack.start - 1 <= g.cx <= stack.end + 1 and top < g.cy < bottom]
        found.append(Band(top, bottom, tuple(tuple(pieces_of(line)) for line in text_lines(inside))))
    return found


def _runs(bands: Sequence[Band], stack: Ruling) -> list[list[Band]]:
    """Bands that belong to one table: what is printed between two tables (a title, a unit, prose) parts them."""
    runs: list[list[Band]] = [[]]
    for band in bands:
        if any(_parts_tables(line, stack) for line in band.cut):
            runs.append([])
        else:
            runs[-1].append(band)
    return [run for run in map(_trimmed, runs) if len(run) >= _FEWEST_BANDS]


def _parts_tables(line: Sequence[TextLine], stack: Ruling) -> bool:
    text = " ".join(piece.text for piece in line)
    x0, _, x1, _ = line[0].bbox
    prose = len(line) == 1 and x0 < stack.start + 3 * line[0].size and x1 - x0 > _PROSE * (stack.end - stack.start)
    return prose or bool(_pattern("caption").match(text)) or (len(line) == 1 and bool(_pattern("title").search(text)))


def _trimmed(run: list[Band]) -> list[Band]:
    while run and not run[0].cut:
        run = run[1:]
    while run and not run[-1].cut:
        run = run[:-1]
    return run


def _table(run: list[Band], stack: Ruling, rulings: Sequence[Ruling], glyphs: Sequence[Glyph]) -> Table | None:
    """The table of some bands; None where they hold more than a row each, too few of them, or are not divided at all."""
    head = _head(run)
    figured = sum(any(map(is_amount, band.pieces)) for band in run)
    if any(band.rows > 1 for band in run[head:]) or (figured < _FEWEST_ROWS if head else len(run) < _FEWEST_FIELDS):
        return None
    edges = _known(run, stack, rulings)
    known = sorted({x for places in edges for x in places})
    parts = unwrapped([part for band in run[:head] for piece in band.pieces for part in apart(piece)])
    places = boundaries([band.row for band in run[head:]], beside(parts), known)
    if not places:
        return None
    header = header_over(parts, [stack.start, *places, stack.end])
    body = run[head if header else 0 :]
    if not body:
        return None
    down = [
        Ruling(place, band.top, band.bottom)
        for band, own in zip(body, edges[len(run) - len(body) :], strict=True)
        for place in (drawn(places, band.row) if head else chosen(places, band.row, own))
    ]
    frame = _frame(body, stack, rulings, down)
    inside = [g for g in glyphs if _within(frame.bbox, g)]
    table = table_of(boxes(lattice(frame, inside), inside), frame.bbox)
    if table is None or (header and len(header[0]) != len(table.rows[0])):
        return None
    return Table((*header, *table.rows), (stack.start, run[0].top, stack.end, run[-1].bottom))


def _head(run: Sequence[Band]) -> int:
    """How many bands are the header: those over the first figures, where nearly all under them hold some; else none."""
    first = next((i for i, band in enumerate(run) if band.figured), None)
    if first is None:
        return 1 if len(run[0].row) >= _FEWEST_COLUMNS else 0
    rest = [band for band in run[first:] if band.cut]
    return first if sum(band.figured for band in rest) >= _MOST_ROWS * len(rest) else 0


def _known(run: Sequence[Band], stack: Ruling, rulings: Sequence[Ruling]) -> list[list[float]]:
    """For every band the places inside the table where a line over or under it begins or ends."""
    found: list[list[float]] = []
    for band in run:
        near = [r for r in rulings if _inside(r, stack) and min(abs(r.at - band.top), abs(r.at - band.bottom)) < 1]
        ends = sorted(x for r in near for x in (r.start, r.end) if stack.start + _SAME_END < x < stack.end - _SAME_END)
        found.append([x for i, x in enumerate(ends) if i == 0 or x - ends[i - 1] > _SAME_END])
    return found


def _frame(body: Sequence[Band], stack: Ruling, rulings: Sequence[Ruling], down: Sequence[Ruling]) -> Frame:
    """The lines that are drawn, and those that are not: down along the white of every row."""
    top, bottom = body[0].top, body[-1].bottom
    across = tuple(r for r in rulings if top - 1 <= r.at <= bottom + 1 and _inside(r, stack))
    sides = [Ruling(side, top, bottom) for side in (stack.start, stack.end)]
    return Frame(across, (*sides, *down))


def _within(box: BBox, glyph: Glyph) -> bool:
    return box[0] - 1 <= glyph.cx <= box[2] + 1 and box[1] < glyph.cy < box[3]


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(load("readers")["lines"][name])
