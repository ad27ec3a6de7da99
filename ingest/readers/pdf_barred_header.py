"""The header of a table ruled only across: headings stand in the middle of the columns they are of."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise

from disclosure.model import BBox
from ingest.readers.pdf_barred_columns import Interval
from ingest.readers.pdf_lines import TextLine, bounds, joined
from ingest.readers.pdf_sheet import Place
from ingest.readers.pdf_unruled_header import laid_out
from ingest.readers.pdf_unruled_spans import Heading

_MIDDLE = 3.0  # points by which a heading may stand off the middle of its columns
_NARROW = 0.4  # em of white between two headings
_WRAP = 0.5  # em between the lines of one wrapped heading


Heads = Sequence[Sequence[TextLine]]


def header_over(parts: Heads, edges: Sequence[float]) -> list[tuple[Place | None, ...]]:
    """The rows of a header, from its headings and the edges of the columns; merged places are None."""
    cells = list(pairwise(exact(edges, parts)))
    headings = [_heading(part, parts, cells) for part in parts]
    rows = [list(row) for row in laid_out(headings, cells)] if headings else []
    for column in range(len(cells)):
        _raise(rows, column)
    return [tuple(row) for row in rows]


def _raise(rows: list[list[Place | None]], column: int) -> None:
    """The lowest heading of a column reaches up over the blank places above it."""
    for low, high in pairwise(reversed(rows)):
        below, above = low[column], high[column]
        if below is None or not below.text or above is None or above.text:
            break
        high[column], low[column] = below, None


def beside(parts: Heads) -> list[list[Interval]]:
    """The x-intervals of every two headings that stand beside each other."""
    boxes = sorted(map(_box, parts))
    level = [(a, b) for a, b in combinations(boxes, 2) if min(a[3], b[3]) - max(a[1], b[1]) > 1]
    return [[(a[0], a[2]), (b[0], b[2])] for a, b in level]


def exact(edges: Sequence[float], parts: Heads) -> list[float]:
    """The edges as they were meant, where every lowest heading stands in the middle of its column; else as they are."""
    found = [edges[0]]
    boxes = [_box(part) for part in parts]
    for low, high in pairwise(edges):
        under = [(top, (x0 + x1) / 2) for x0, top, x1, _ in boxes if low < (x0 + x1) / 2 < high]
        if not under:
            return list(edges)
        found.append(2 * max(under)[1] - found[-1])
    met = abs(found[-1] - edges[-1]) <= _MIDDLE and all(left < right for left, right in pairwise(found))
    return found if met else list(edges)


def apart(piece: TextLine) -> list[TextLine]:
    """A piece of a header cut where two headings nearly meet; the letters of a spaced word stay together."""
    parts = piece.segments(_NARROW)
    return parts if all(len(part.text) > 1 for part in parts) else [piece]


def unwrapped(pieces: Sequence[TextLine]) -> list[list[TextLine]]:
    """Pieces close under each other and in one middle are the lines of one heading."""
    found: list[list[TextLine]] = []
    for piece in sorted(pieces, key=lambda p: (p.bbox[1], p.bbox[0])):
        home = next((lines for lines in found if _wraps(lines[-1], piece)), None)
        if home is None:
            found.append([piece])
        else:
            home.append(piece)
    return found


def _wraps(above: TextLine, below: TextLine) -> bool:
    near = -1 <= below.bbox[1] - above.bbox[3] <= _WRAP * above.size
    return near and abs(_middle(above) - _middle(below)) <= _MIDDLE


def _box(part: Sequence[TextLine]) -> BBox:
    return bounds(glyph for line in part for glyph in line.glyphs)


def _middle(line: TextLine) -> float:
    return (line.bbox[0] + line.bbox[2]) / 2


def _heading(part: Sequence[TextLine], parts: Heads, cells: Sequence[Interval]) -> Heading:
    """A heading over the column it stands in, or where another stands under it over the columns whose middle it is in."""
    box = _box(part)
    middle = (box[0] + box[2]) / 2
    own = min(range(len(cells)), key=lambda i: abs((cells[i][0] + cells[i][1]) / 2 - middle) if not cells[i][0] <= middle <= cells[i][1] else -1)
    low, high = cells[own]
    over = any(low < _middle(other[0]) < high and other[0].bbox[1] > box[3] for other in parts)
    beside = [(other[0] + other[2]) / 2 for other in map(_box, parts) if min(other[3], box[3]) - max(other[1], box[1]) > 1 and other != box]
    off = {
        (i, j): abs((cells[i][0] + cells[j][1]) / 2 - middle)
        for i in range(own + 1) for j in range(own, len(cells))
        if over and j > i and not any(cells[i][0] < place < cells[j][1] for place in beside)
    }
    fitting = [span for span, gap in off.items() if gap <= _MIDDLE]
    first, last = min(fitting, key=lambda span: (round(off[span]), span[1] - span[0]), default=(own, own))
    return Heading(joined([line.text for line in part]), box, first, last)
