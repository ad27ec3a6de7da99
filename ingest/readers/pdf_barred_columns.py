"""Where the columns of a table ruled only across begin: between any two pieces of a row there is a boundary.

Each row leaves some white between two neighbours; the fewest places that lie in all of these are the boundaries.
"""

from __future__ import annotations

from collections.abc import Sequence

from ingest.readers.pdf_lines import TextLine

Interval = tuple[float, float]


def boundaries(rows: Sequence[Sequence[Interval]], heads: Sequence[Sequence[Interval]], known: Sequence[float]) -> list[float]:
    """The inner boundaries, from left to right: those known, and those that the rows' gaps need beside them.

    Args:
        rows: the x-intervals of what stands in each row.
        heads: those of headings that stand beside each other.
        known: boundaries that the drawn lines show.
    """
    gaps = sorted((gap for row in (*rows, *heads) for gap in gaps_of(row)), key=lambda gap: (gap[1], gap[0]))
    gaps = [(low, high) for low, high in gaps if not any(low <= place <= high for place in known)]
    shared: list[Interval] = []
    for low, high in gaps:
        if shared and low < shared[-1][1]:
            # Sorted by their ends, a gap that the last place does not lie in begins behind it.
            shared[-1] = (max(shared[-1][0], low), shared[-1][1])
        else:
            shared.append((low, high))
    covered = merged([interval for row in rows for interval in row])
    return sorted([*known, *(_middle_of_white(gap, covered) for gap in shared)])


def _middle_of_white(gap: Interval, covered: Sequence[Interval]) -> float:
    """The middle of the widest stretch of a gap that no row covers, or of the gap."""
    low, high = gap
    edges = [low, *(x for x0, x1 in covered if x0 < high and x1 > low for x in (x0, x1)), high]
    white = [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if a < b]
    low, high = max(white, key=lambda stretch: stretch[1] - stretch[0], default=gap)
    return (low + high) / 2


def gaps_of(row: Sequence[Interval]) -> list[Interval]:
    """The white between neighbours."""
    return [(left[1], right[0]) for left, right in zip(row, row[1:], strict=False) if left[1] < right[0]]


def clustered(pieces: Sequence[TextLine]) -> list[Interval]:
    """The x-intervals of a row's pieces, those over each other (a wrapped name) as one."""
    return merged([(piece.bbox[0], piece.bbox[2]) for piece in pieces])


def merged(intervals: Sequence[Interval]) -> list[Interval]:
    """Intervals that overlap made one."""
    found: list[Interval] = []
    for x0, x1 in sorted(intervals):
        if found and x0 < found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], x1))
        else:
            found.append((x0, x1))
    return found


def drawn(places: Sequence[float], row: Sequence[Interval]) -> list[float]:
    """The boundaries of a row of figures: all that are not under its text, a place without text being a blank cell."""
    return [place for place in places if not any(x0 < place < x1 for x0, x1 in row)]


def chosen(places: Sequence[float], row: Sequence[Interval], known: Sequence[float]) -> list[float]:
    """The boundaries of a row of a form, whose rows are divided each its own way.

    Args:
        places: the boundaries of all rows.
        row: the intervals of what stands in the row.
        known: boundaries that the drawn lines show. In a gap without one only the last is drawn, next to the value.
    """
    found = [place for place in known if not any(x0 < place < x1 for x0, x1 in row)]
    for low, high in gaps_of(row):
        within = [place for place in places if low <= place <= high]
        if within and not any(low <= place <= high for place in found):
            found.append(within[-1])
    return found
