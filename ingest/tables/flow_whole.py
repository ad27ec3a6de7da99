"""Flattened tables whose lines are whole rows with a word for every heading: they are grids whose rules are lost."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from disclosure.terms import pattern
from ingest.blocks import Grid, GridCell, Line
from ingest.captions import is_note, squeeze
from ingest.tables.flow_names import all_known, kinds
from ingest.tables.form_terms import is_level_head, is_tail_head, is_value_head
from ingest.tables.rows import is_total

_LABELS = 2  # so many columns of words have more to say than a code and its name
# A word, or the code of what is bought with its name.
_WORD = re.compile(r"[A-Z]\d{6,}\s+[^\s\d]\S*|\S+")
_Words = list[GridCell]


@dataclass(frozen=True, slots=True)
class Whole:
    """A grid, and the indices of the lines it takes."""

    grid: Grid
    lines: range


def listed(lines: Sequence[Line]) -> Whole | None:
    """A list under one line of headings with several columns of words, where every line is a row as wide, or a total."""
    used = next((i for i, line in enumerate(lines) if is_note(line.text)), len(lines))
    heads = _words(lines[0]) if lines else []
    texts = [squeeze(cell.text) for cell in heads]
    if sum(map(_is_label, texts)) <= _LABELS or not all(_is_label(text) or _is_value(text) for text in texts):
        return None
    rows = [_row(_words(line), texts) for line in lines[1:used] if squeeze(line.text) != squeeze(lines[0].text)]
    if not rows or any(row is None for row in rows):
        return None
    return _whole(lines, range(used), [heads, *(row for row in rows if row is not None)])


def indicators(lines: Sequence[Line]) -> Iterator[Whole]:
    """Every run of lines under a line of headings of indicators that have as many words as it."""
    place = 0
    while place < len(lines):
        heads = _words(lines[place])
        start, place = place, place + 1
        if not _heads_indicators([squeeze(cell.text) for cell in heads]):
            continue
        while place < len(lines) and len(_words(lines[place])) == len(heads):
            place += 1
        if place > start + 1:
            yield _whole(lines, range(start, place), [_words(line) for line in lines[start:place]])


def _heads_indicators(texts: Sequence[str]) -> bool:
    """Whether words are the headings of indicators whose marks and units stand in columns of their own."""
    apart = _any_of(("forms", "measures", "kind")), _any_of(("forms", "measures", "unit"))
    known = all(is_level_head(t) or is_value_head(t) or is_tail_head(t) or apart[0](t) or apart[1](t) for t in texts)
    return known and any(map(is_level_head, texts)) and any(map(is_value_head, texts)) and all(any(map(is_in, texts)) for is_in in apart)


def _any_of(place: tuple[str, str, str]) -> Callable[[str], bool]:
    return lambda text: pattern(*place).fullmatch(text) is not None


def _is_label(text: str) -> bool:
    return bool(pattern("columns", "label", "pattern").fullmatch(text) or pattern("columns", "label", "between").fullmatch(text))


def _is_value(text: str) -> bool:
    return kinds().get(text) == "leaf" and all_known([text])


def _row(found: _Words, heads: Sequence[str]) -> _Words | None:
    """The cells of a line; those of a total under the one column that has a sum; None where it is no whole row."""
    if len(found) == len(heads):
        figures = [cell for cell, head in zip(found, heads, strict=True) if _is_value(head)]
        return found if all(map(_is_figure, figures)) else None
    sums = [c for c, head in enumerate(heads) if _is_value(head) and not pattern("columns", "value", "counted").search(head)]
    if len(found) != 1 + len(sums) or not is_total(squeeze(found[0].text)) or not all(map(_is_figure, found[1:])):
        return None
    places = dict(zip([0, *sums], found, strict=True))
    end = found[0].span[1]
    return [places.get(c, GridCell("", (end, end))) for c in range(len(heads))]


def _is_figure(cell: GridCell) -> bool:
    return re.fullmatch(r"-?\d[\d,]*(?:\.\d+)?|[-—]+", cell.text) is not None


def _words(line: Line) -> _Words:
    start = line.span[0]
    return [GridCell(m.group(), (start + m.start(), start + m.end())) for m in _WORD.finditer(line.text)]


def _whole(lines: Sequence[Line], taken: range, rows: Sequence[_Words]) -> Whole:
    own = [lines[i] for i in taken]
    grid = Grid(tuple(map(tuple, rows)), (own[0].span[0], own[-1].span[1]), own[0].page)
    return Whole(grid, taken)
