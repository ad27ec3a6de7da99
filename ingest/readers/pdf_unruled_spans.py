"""Over how many columns each heading of a table without rulings reaches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from disclosure.model import BBox
from ingest.readers.pdf_unruled_leaves import Interval

_MIDDLE = 3.0  # points by which a heading may stand off the middle of the cells under it
_LEVEL = 3.0  # points by which the middles of headings in one line may differ


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its lines joined, its box, and the first and last column under it."""

    text: str
    bbox: BBox
    first: int
    last: int


def spanned(headings: Sequence[Heading], cells: Sequence[Interval]) -> list[Heading]:
    """Headings with the columns they stand over: those of their cells, or of the headings in one line under them."""
    return _stretched(_in_the_middle(headings, cells))


def _in_the_middle(headings: Sequence[Heading], cells: Sequence[Interval]) -> list[Heading]:
    """Headings over others reach over the cells they stand in the middle of."""
    leaves = _leaves(headings)
    return [_over_cells(h, cells, leaves) if depth(h, headings) else h for h in headings]


def _leaves(headings: Sequence[Heading]) -> dict[int, Heading]:
    """The lowest heading of every column that has one."""
    return {c: h for h in headings if depth(h, headings) == 0 for c in range(h.first, h.last + 1)}


def _over_cells(heading: Heading, cells: Sequence[Interval], leaves: dict[int, Heading]) -> Heading:
    """A heading over the cells it stands in the middle of; those whose own headings stand in one line come first."""
    middle = (heading.bbox[0] + heading.bbox[2]) / 2
    spans = [(i, j) for i in range(heading.first + 1) for j in range(heading.last, len(cells)) if j > i]
    off = {(i, j): abs((cells[i][0] + cells[j][1]) / 2 - middle) for i, j in spans}
    fitting = [span for span in spans if off[span] <= _MIDDLE]
    level = [span for span in fitting if _in_one_line([leaves.get(c) for c in range(span[0], span[1] + 1)])]
    first, last = min(level or fitting, key=lambda span: off[span], default=(heading.first, heading.last))
    return replace(heading, first=first, last=last)


def _in_one_line(leaves: Sequence[Heading | None]) -> bool:
    """Whether headings stand beside each other, by the middles of their heights."""
    heights = [(h.bbox[1] + h.bbox[3]) / 2 for h in leaves if h is not None]
    return len(heights) == len(leaves) and max(heights) - min(heights) < _LEVEL


def _stretched(headings: Sequence[Heading]) -> list[Heading]:
    """Headings over others, centred over several columns though they touch only the one in the middle."""
    leaves = _leaves(headings)
    return [_centred(h, leaves) if h.first == h.last and leaves.get(h.first) not in (h, None) else h for h in headings]


def _centred(heading: Heading, leaves: dict[int, Heading]) -> Heading:
    """A heading stretched over the neighbours whose own headings stand in one line with the one under it."""
    level = leaves[heading.first].bbox[1]
    middle = (heading.bbox[0] + heading.bbox[2]) / 2
    size = heading.bbox[3] - heading.bbox[1]
    low = high = heading.first
    while low > 0 and low - 1 in leaves and abs(leaves[low - 1].bbox[1] - level) < 2:
        low -= 1
    while high + 1 in leaves and abs(leaves[high + 1].bbox[1] - level) < 2:
        high += 1
    spans = [(i, j) for i in range(low, heading.first + 1) for j in range(heading.first, high + 1) if j > i]
    off = {(i, j): abs((_middle(leaves[i]) + _middle(leaves[j])) / 2 - middle) for i, j in spans}
    near = [span for span in spans if off[span] <= 1.5 * size]
    first, last = min(near, key=lambda span: (span[1] - span[0], off[span]), default=(heading.first, heading.last))
    return replace(heading, first=first, last=last)


def _middle(heading: Heading) -> float:
    return (heading.bbox[0] + heading.bbox[2]) / 2


def is_over(upper: Heading, lower: Heading) -> bool:
    """Whether a heading stands above another, over one of the same columns."""
    return upper.bbox[1] + 1 < lower.bbox[1] and upper.first <= lower.last and lower.first <= upper.last


def depth(heading: Heading, headings: Sequence[Heading]) -> int:
    """How many headings stand under this one, over the same columns."""
    below = [other for other in headings if is_over(heading, other)]
    return max((depth(other, headings) + 1 for other in below), default=0)
