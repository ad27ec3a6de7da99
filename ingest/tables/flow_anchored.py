"""Rows of flattened forms that have an anchor: a class from a known list and the amounts behind it.

What stands between two anchors is what explains the row before and the name of the row after. Where the one ends and
the other begins follows from the widths of their columns; where it does not, the row after is doubtful.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from itertools import chain, groupby, islice

from ingest.tables.flow_words import Word
from ingest.tables.wraps import is_wrapped, parted, width

_MOST_LINES = 80  # between two anchors; a longer text is no cell's
# From a place in the stream: how many words are a class, and how many behind them are amounts; None where no anchor is.
Anchor = Callable[[Sequence[Word], int], tuple[int, int] | None]


@dataclass(slots=True)
class AnchoredRow:
    """A row: its name (two where an outer name stands before it), class, amounts and what explains it."""

    names: list[list[Word]]
    classed: list[Word]
    amounts: list[Word]
    tail: list[Word] = field(default_factory=list)
    doubtful: bool = False
    tail_doubtful: bool = False


def anchored_rows(stream: Sequence[Word], anchor: Anchor, known: Collection[str] = ()) -> list[AnchoredRow]:
    """Cut a stream of words into rows.

    Args:
        stream: the words.
        anchor: finds a row's class and amounts.
        known: names that the form prints as a whole elsewhere; where one ends a block, it is the name.
    """
    blocks, anchors = _cut(stream, anchor)
    if not anchors:
        return []
    limits = _widths(blocks)
    rows: list[AnchoredRow] = []
    for index, (classed, amounts) in enumerate(anchors):
        tail, name, doubtful = ([], blocks[0], False) if index == 0 else _split(blocks[index], limits, known)
        if rows:
            rows[-1].tail, rows[-1].tail_doubtful = tail, doubtful
        rows.append(AnchoredRow(_names(name, limits[1], known), classed, amounts, doubtful=doubtful))
    rows[-1].tail = blocks[-1]
    return rows


def _cut(stream: Sequence[Word], anchor: Anchor) -> tuple[list[list[Word]], list[tuple[list[Word], list[Word]]]]:
    """The words before, between and behind the anchors, and the anchors."""
    blocks: list[list[Word]] = [[]]
    anchors: list[tuple[list[Word], list[Word]]] = []
    place = 0
    while place < len(stream):
        found = anchor(stream, place) if blocks[-1] else None
        if found is None:
            blocks[-1].append(stream[place])
            place += 1
            continue
        classes, amounts = found
        anchors.append((list(stream[place : place + classes]), list(stream[place + classes : place + classes + amounts])))
        blocks.append([])
        place += classes + amounts
    return blocks, anchors


def _widths(blocks: Sequence[Sequence[Word]]) -> tuple[float, float]:
    """The widths of the columns behind and before the anchors.

    The first block is all name, the last all explanation; the column of names is as wide as cuts most blocks
    in one way only.
    """
    inner = [lines for block in blocks[1:-1] if len(lines := _lines(block)) <= _MOST_LINES]
    every = [width(line) for lines in inner for line in lines]
    last = [width(line) for line in _lines(blocks[-1])]
    tail = max([*last, *(every if len(last) < 2 else [])], default=0.0)
    least = max((width(line) for line in _lines(blocks[0])), default=0.0)
    widths = sorted({least, *every})[:_MOST_LINES]
    possible = [name for name in widths if all(_counts(lines, tail, name) for lines in inner)]
    return tail, max(possible, key=lambda name: _sure_cuts(inner, tail, name), default=least)


def _sure_cuts(blocks: Sequence[Sequence[str]], tail: float, name: float) -> int:
    """How many blocks are cut in one way only, where the names cut off are as wide as supposed."""
    sure = [(lines, found[0]) for lines in blocks if len(found := _counts(lines, tail, name)) == 1]
    return len(sure) if max((width(line) for lines, n in sure for line in lines[n:]), default=0.0) == name else 0


def _counts(lines: Sequence[str], tail: float, name: float) -> list[int]:
    """How many lines may be explanation: none where the row before has none."""
    if len(lines) > _MOST_LINES:
        return []
    whole = [0] if is_wrapped(lines, name) else []
    return whole + parted(lines, tail, name)


def _split(
    block: list[Word], limits: tuple[float, float], known: Collection[str] = ()
) -> tuple[list[Word], list[Word], bool]:
    """Cut a block into explanation and name, and say whether another cut is as good."""
    lines = _lines(block)
    sure = _ends(lines, known)
    if len(sure) == 1:
        words = _first_lines(block, sure[0])
        return words, block[len(words) :], False
    counts = _counts(lines, *limits)
    stops = [count for count in counts if count and lines[count - 1].endswith(("。", "；", "…"))]
    best = stops[-1:] or counts
    plain = [count for count in best if not re.search(r"\d", "".join(lines[count:]))]
    count = (plain or best or [max(0, len(lines) - 1)])[0]
    words = _first_lines(block, count)
    return words, block[len(words) :], len(best) != 1


def _ends(lines: Sequence[str], known: Collection[str]) -> list[int]:
    """After how many lines a known name begins that ends with the last line."""
    return [count for count in range(len(lines)) if "".join("".join(lines[count:]).split()) in known]


def _names(block: list[Word], limit: float, known: Collection[str] = ()) -> list[list[Word]]:
    """The name of a row, cut in two where it cannot be one cell."""
    lines = _lines(block)
    sure = _ends(lines, known)
    if len(sure) == 1 and sure[0]:
        outer = _first_lines(block, sure[0])
        return [outer, block[len(outer) :]]
    if len(lines) > _MOST_LINES or is_wrapped(lines, limit):
        return [block]
    counts = parted(lines, max(map(width, lines)), limit)
    if len(counts) != 1:
        return [block]
    outer = _first_lines(block, counts[0])
    return [outer, block[len(outer) :]]


def _lines(block: Sequence[Word]) -> list[str]:
    """The printed lines of some words."""
    return [" ".join(word.text for word in words) for _, words in groupby(block, key=lambda word: word.line)]


def _first_lines(block: list[Word], count: int) -> list[Word]:
    """The words of the first lines."""
    lines = islice(groupby(block, key=lambda word: word.line), count)
    return list(chain.from_iterable(words for _, words in lines))
