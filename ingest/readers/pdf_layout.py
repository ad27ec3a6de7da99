"""One page's marks to its pieces in reading order: lines of text and tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from disclosure.model import BBox
from ingest.readers.pdf_barred import barred
from ingest.readers.pdf_cells import boxes
from ingest.readers.pdf_implied import with_implied_rows
from ingest.readers.pdf_lines import TextLine, text_lines
from ingest.readers.pdf_page import Glyph, Marks, Turn
from ingest.readers.pdf_rulings import Frame, frames, lattice, merged
from ingest.readers.pdf_sheet import Parts, Table, parts
from ingest.readers.pdf_unruled import unruled_tables
from ingest.readers.pdf_unruled_form import form_rows, form_start


@dataclass(frozen=True, slots=True)
class Piece:
    """A line of text, or a table; `top` and `bottom` as shares of the page's height."""

    content: str | Table
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Page:
    """A page's pieces from top to bottom."""

    number: int
    pieces: tuple[Piece, ...]
    turn: Turn


def layout(page: Marks) -> Page:
    """Find the tables of a page and put them in order with the lines around them."""
    ruled, loose = _ruled(page)
    lines = text_lines(loose)
    form = form_start(lines) if not ruled else None
    rows = form_rows(lines[form:]) if form is not None else []
    lines = lines[:form]
    placed: list[tuple[BBox, list[str | Table]]] = [(box, _contents(found)) for box, found in ruled]
    at = 0
    for start, end, table in _between_rulings(lines, [box for box, _ in ruled]):
        placed += [(line.bbox, [line.text]) for line in lines[at:start]]
        placed.append((table.bbox, [table]))
        at = end
    placed += [(line.bbox, [line.text]) for line in lines[at:]]
    placed += [(line.bbox, [line.text]) for line in rows]
    placed.sort(key=lambda item: (item[0][1], item[0][0]))
    height = page.height or 1.0
    pieces = [Piece(content, box[1] / height, box[3] / height) for box, many in placed for content in many]
    return Page(page.number, tuple(pieces), page.turn)


def _contents(found: Parts) -> list[str | Table]:
    table: list[str | Table] = [found.table] if found.table else []
    return [*found.before, *table, *found.after]


def _ruled(page: Marks) -> tuple[list[tuple[BBox, Parts]], list[Glyph]]:
    """The tables with rulings, innermost first, and the glyphs outside all of them."""
    found: list[tuple[BBox, Parts]] = []
    loose = list(page.glyphs)
    across = merged(page.horizontal)
    ruled = frames(across, merged(page.vertical))
    for frame in sorted(ruled, key=_area):
        inside = [glyph for glyph in loose if _holds(frame.bbox, glyph)]
        cells = _parts(frame, inside)
        if cells is None:
            continue
        found.append((frame.bbox, cells))
        taken = set(map(id, inside))
        loose = [glyph for glyph in loose if id(glyph) not in taken]
    framed = {ruling for frame in ruled for ruling in frame.horizontal}
    for box, table in barred([ruling for ruling in across if ruling not in framed], loose):
        found.append((box, Parts((), table, ())))
        loose = [glyph for glyph in loose if not _holds(box, glyph)]
    return found, loose


def _parts(frame: Frame, glyphs: Sequence[Glyph]) -> Parts | None:
    """A frame's table; None when it is a box around text, with no columns, or empty."""
    if not any(not glyph.text.isspace() for glyph in glyphs):
        return None
    grid = lattice(frame, glyphs)
    if len(grid.xs) < 3 or len(grid.ys) < 2:
        return None
    cells = boxes(grid, glyphs)
    if finer := with_implied_rows(frame, cells):
        cells = boxes(lattice(finer, glyphs), glyphs)
    found = parts(cells, frame.bbox)
    return found if found.table else None


def _area(frame: Frame) -> float:
    left, top, right, bottom = frame.bbox
    return (right - left) * (bottom - top)


def _holds(box: BBox, glyph: Glyph) -> bool:
    return box[0] - 1 <= glyph.cx <= box[2] + 1 and box[1] - 1 <= glyph.cy <= box[3] + 1


def _between_rulings(lines: Sequence[TextLine], tables: Sequence[BBox]) -> list[tuple[int, int, Table]]:
    """Unruled tables, sought separately in each stretch of lines that no ruled table interrupts."""
    found: list[tuple[int, int, Table]] = []
    edges = sorted(box[1] for box in tables)
    start = 0
    for index in range(1, len(lines) + 1):
        ends = index == len(lines) or any(
            lines[index - 1].bbox[1] <= edge < lines[index].bbox[1] for edge in edges
        )
        if ends:
            stretch = unruled_tables(lines[start:index])
            found += [(start + first, start + last, table) for first, last, table in stretch]
            start = index
    return found
