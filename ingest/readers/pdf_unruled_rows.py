"""The printed rows of a table without rulings: figures, and labels wrapped above and below their middle."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ingest.readers.pdf_lines import TextLine

_HALF = 0.95  # em by which a wrapped label's lines stand above and below the figures of their row


@dataclass(frozen=True, slots=True)
class Strip:
    """The pieces of one row from left to right, and the lines it was made of: index of the first, after the last."""

    pieces: list[TextLine]
    first: int
    end: int
    top: float
    size: float


def strips(
    lines: Sequence[TextLine], cut: Sequence[list[TextLine]], is_row: Callable[[list[TextLine]], bool]
) -> list[Strip]:
    """Put lines of labels to the row of figures they stand half a line above or below.

    Args:
        lines: a page's lines from top to bottom.
        cut: each cut into pieces.
        is_row: whether pieces hold the figures of a row.
    """
    found: list[Strip] = []
    place = 0
    while place < len(lines):
        end = _row_end(lines, cut, place, is_row)
        pieces = _merged([piece for row in cut[place:end] for piece in row])
        main = next((line for line, row in zip(lines[place:end], cut[place:end], strict=True) if is_row(row)), lines[place])
        found.append(Strip(pieces, place, end, main.bbox[1], main.size))
        place = end
    return found


def _row_end(
    lines: Sequence[TextLine], cut: Sequence[list[TextLine]], place: int, is_row: Callable[[list[TextLine]], bool]
) -> int:
    """After which line the row that begins at a line ends: labels, figures, labels, half a line apart."""
    here = place
    if not is_row(cut[here]):
        if here + 1 == len(lines) or not is_row(cut[here + 1]) or not _half(lines[here], lines[here + 1]):
            return place + 1
        here += 1
    end = here + 1
    if end < len(lines) and not is_row(cut[end]) and _half(lines[here], lines[end]):
        end += 1
    return end


def _half(above: TextLine, below: TextLine) -> bool:
    return 0 <= below.bbox[1] - above.bbox[1] < _HALF * min(above.size, below.size)


def _merged(pieces: Sequence[TextLine]) -> list[TextLine]:
    """Pieces of different lines that stand over each other as one."""
    whole: list[TextLine] = []
    for piece in sorted(pieces, key=lambda p: p.bbox[1]):
        place = next((i for i, other in enumerate(whole) if _over(other, piece)), None)
        if place is None:
            whole.append(piece)
        else:
            whole[place] = TextLine((*whole[place].glyphs, *piece.glyphs))
    return sorted(whole, key=lambda p: p.bbox[0])


def _over(one: TextLine, other: TextLine) -> bool:
    return min(one.bbox[2], other.bbox[2]) > max(one.bbox[0], other.bbox[0])
