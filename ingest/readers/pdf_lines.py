"""Glyphs to text: lines, their segments, and the joined text of a wrapped cell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from disclosure.model import BBox
from ingest.readers.pdf_page import Glyph

_WORD_GAP = 0.5  # em between characters of which one is CJK
_LATIN_GAP = 0.2  # em between letters or digits


@dataclass(frozen=True, slots=True)
class TextLine:
    """Glyphs that share a line, from left to right, no space at either end."""

    glyphs: tuple[Glyph, ...]

    @property
    def text(self) -> str:
        """The line as read: every gap or run of spaces is one space."""
        parts: list[str] = []
        for before, glyph, gap in _gaps(self.glyphs):
            if before is not None and gap > _allowed(before, glyph):
                parts.append(" ")
            parts.append(glyph.text)
        return "".join(parts)

    @property
    def bbox(self) -> BBox:
        """The smallest box around the glyphs."""
        return bounds(self.glyphs)

    @property
    def size(self) -> float:
        """The height of the tallest glyph."""
        return max(glyph.size for glyph in self.glyphs)

    def segments(self, gap_in_em: float) -> list[TextLine]:
        """Cut the line at every gap of at least so many em."""
        pieces: list[list[Glyph]] = []
        for before, glyph, gap in _gaps(self.glyphs):
            if before is None or gap >= gap_in_em * min(before.size, glyph.size):
                pieces.append([])
            pieces[-1].append(glyph)
        return [TextLine(tuple(piece)) for piece in pieces]


def _gaps(glyphs: Sequence[Glyph]) -> list[tuple[Glyph | None, Glyph, float]]:
    """Every inked glyph with the inked one before it and the gap between; a printed space counts as a gap."""
    found: list[tuple[Glyph | None, Glyph, float]] = []
    before: Glyph | None = None
    spaced = False
    for glyph in glyphs:
        if glyph.text.isspace():
            spaced = before is not None
            continue
        gap = glyph.x0 - before.x1 if before is not None else 0.0
        if spaced and before is not None:
            gap = max(gap, min(before.size, glyph.size) * (_WORD_GAP + 0.01))
        found.append((before, glyph, gap))
        before, spaced = glyph, False
    return found


def _allowed(left: Glyph, right: Glyph) -> float:
    latin = left.text.isascii() and right.text.isascii()
    return min(left.size, right.size) * (_LATIN_GAP if latin else _WORD_GAP)


def bounds(glyphs: Iterable[Glyph]) -> BBox:
    """The smallest box around some glyphs; at least one."""
    all_of = list(glyphs)
    return (
        min(g.x0 for g in all_of),
        min(g.top for g in all_of),
        max(g.x1 for g in all_of),
        max(g.bottom for g in all_of),
    )


def text_lines(glyphs: Sequence[Glyph]) -> list[TextLine]:
    """Group glyphs into lines, from top to bottom: those of which half of the smaller overlaps the other."""
    rows: list[list[Glyph]] = []
    spans: list[tuple[float, float]] = []
    inked = sorted((g for g in glyphs if not g.text.isspace()), key=lambda g: g.cy)
    for glyph in inked:
        if rows and _overlaps(spans[-1], glyph):
            rows[-1].append(glyph)
            top, bottom = spans[-1]
            if glyph.bottom - glyph.top > bottom - top:
                spans[-1] = (glyph.top, glyph.bottom)
        else:
            rows.append([glyph])
            spans.append((glyph.top, glyph.bottom))
    _give_spaces(rows, spans, [g for g in glyphs if g.text.isspace()])
    return [TextLine(tuple(sorted(row, key=lambda g: (g.cx, g.x0)))) for row in rows]


def _overlaps(span: tuple[float, float], glyph: Glyph) -> bool:
    top, bottom = span
    shared = min(bottom, glyph.bottom) - max(top, glyph.top)
    return shared >= 0.5 * min(bottom - top, glyph.bottom - glyph.top)


def _give_spaces(rows: list[list[Glyph]], spans: list[tuple[float, float]], spaces: list[Glyph]) -> None:
    """Put each printed space into the line it stands in, unless another character is drawn there."""
    for space in spaces:
        for row, (top, bottom) in zip(rows, spans, strict=True):
            if top <= space.cy <= bottom:
                if not any(g.x0 < space.cx < g.x1 for g in row):
                    row.append(space)
                break


def joined(lines: Sequence[str]) -> str:
    """One text from the lines of a wrapped cell.

    Chinese text is joined without a space. Two numbers are never made one: digits keep a space between them.

    >>> joined(["公务用车运行", "维护费"]), joined(["5", "1.00"])
    ('公务用车运行维护费', '5 1.00')
    """
    text = ""
    for line in lines:
        if text and _needs_space(text[-1], line[0]):
            text += " "
        text += line
    return text


def _needs_space(left: str, right: str) -> bool:
    numeric = "0123456789.,%．，％"
    if left in numeric and right in numeric:
        return True
    return left.isascii() and right.isascii() and left.isalnum() and right.isalnum()
