"""The pieces of a line on a page without rulings: what stands apart from the next by white."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.readers.pdf_lines import TextLine
from ingest.readers.pdf_unruled_columns import Interval, Segments, column_of, is_amount

_COLUMN_GAP = 1.0  # em of white between the cells of a line
_FIGURE_GAP = 0.4  # em of white between a figure and the label of the next column
_LETTER_GAP = 4.0  # em of white between the letters of a spaced word


def pieces_of(line: TextLine) -> Segments:
    """The pieces of a line from left to right."""
    return _unspaced([part for piece in line.segments(_COLUMN_GAP) for part in _apart(piece)])


def _apart(piece: TextLine) -> Segments:
    """A piece cut where a figure ends or begins: a figure at the right edge of its cell nearly meets the next label."""
    parts = [end for part in piece.segments(_FIGURE_GAP) for end in _without_mark(part)]
    whole: Segments = []
    for part in parts:
        met = whole and (is_amount(whole[-1]) or is_amount(part))
        if not whole or met:
            whole.append(part)
        else:
            whole[-1] = TextLine((*whole[-1].glyphs, *part.glyphs))
    return whole


def _without_mark(piece: TextLine) -> Segments:
    """A figure and the mark for none in the next column, which it meets; any other piece stays whole."""
    head, mark = TextLine(piece.glyphs[:-1]), TextLine(piece.glyphs[-1:])
    meet = len(piece.glyphs) > 1 and is_amount(mark) and is_amount(head) and len(head.text) > 1
    return [head, mark] if meet else [piece]


def _unspaced(pieces: Segments) -> Segments:
    """The pieces of a line with the letters of a spaced word (合 计) put together."""
    whole: Segments = []
    for piece in pieces:
        before = whole[-1] if whole else None
        letters = before is not None and _is_letter(piece) and all(_is_letter(TextLine((glyph,))) for glyph in before.glyphs)
        if before is not None and letters and piece.bbox[0] - before.bbox[2] <= _LETTER_GAP * piece.size:
            whole[-1] = TextLine((*before.glyphs, *piece.glyphs))
        else:
            whole.append(piece)
    return whole


def spread_over(pieces: Segments, columns: Sequence[Interval]) -> Segments:
    """The pieces of a header line: headings that nearly meet are cut, letters put together (类 款 项) only over columns."""
    found: Segments = []
    for piece in pieces:
        parts = piece.segments(_FIGURE_GAP)
        over = {column_of(part, columns) for part in parts}
        letters = all(map(_is_letter, parts))
        apart = len(over) == len(parts) if letters else all(len(part.text) > 1 for part in parts)
        found += parts if apart else [piece]
    return found


def _is_letter(piece: TextLine) -> bool:
    return len(piece.text) == 1 and "\u4e00" <= piece.text <= "\u9fff"
