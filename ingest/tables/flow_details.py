"""Detail lines of flattened project forms: activity, economic class, amount, and how the amount was worked out.

The economic class marks a row: it comes from a known list, stands right before the amount, and may be several joined
by slashes and wrapped over many lines. What stands before it is the activity, after the end of the reasoning of the
row before; where that end has to be guessed from the width of the lines, the row is doubtful.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from disclosure.amount import Unit
from disclosure.model import Cell, Span
from disclosure.terms import load, pattern, word, words
from ingest.blocks import Line
from ingest.captions import squeeze
from ingest.tables.rows import split_label
from ingest.tables.values import read_value

_CLASS_LINES = 14
_LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    span: Span
    line: int


def detail_cells(lines: Sequence[Line], money: Unit) -> Iterator[Cell]:
    """The amounts of the form's detail lines, with rows numbered from 1.

    Args:
        lines: the form's lines.
        money: the unit of its amounts.
    """
    stream = _part(lines)
    start, sure = _after_header(stream), True
    row = 0
    for place in range(start, len(stream)):
        if place < start or not pattern("forms", "details", "amount").fullmatch(stream[place].text):
            continue
        begin = _class_before(stream, start, place)
        if begin is None:
            continue
        name = split_label(squeeze("".join(w.text for w in stream[start:begin])))[1]
        if 2 <= len(name) <= _LONGEST_NAME:
            row += 1
            token = stream[place]
            value = read_value(token.text, money)
            heads = (word("forms", "details", "amount_head"),)
            yield Cell(row, 2, token.text, value.state, "value", token.span, value.amount, (name,), heads, doubtful=not sure)
        start, sure = _after_reasoning(stream, place + 1)


def details_span(lines: Sequence[Line]) -> Span | None:
    """The place of the form's detail lines, headings included; None where it has none."""
    stream = _part(lines)
    return (stream[0].span[0], stream[-1].span[1]) if stream else None


def _part(lines: Sequence[Line]) -> list[_Word]:
    """The words between the heading of the detail lines and that of the next part."""
    inside = False
    found: list[_Word] = []
    for index, line in enumerate(lines):
        text = squeeze(line.text)
        if text in words("forms", "parts", "heads"):
            inside = text in words("forms", "details", "heads")
        elif inside:
            found += (
                _Word(match.group(), (line.span[0] + match.start(), line.span[0] + match.end()), index)
                for match in re.finditer(r"\S+", line.text)
            )
    return found


def _after_header(stream: Sequence[_Word]) -> int:
    """Where the rows begin: after the last heading among the first words."""
    heads = words("forms", "details", "columns")
    text, end = "", 0
    for place, item in enumerate(stream[:16]):
        text += item.text
        if any(text.endswith(head) for head in heads):
            end = place + 1
    return end


def _class_before(stream: Sequence[_Word], start: int, place: int) -> int | None:
    """Where the economic classes that end right before a place begin."""
    for begin in range(max(start, place - _CLASS_LINES), place):
        names = "".join(w.text for w in stream[begin:place]).split("/")
        if all(name in _classes() for name in names):
            return begin
    return None


@cache
def _classes() -> frozenset[str]:
    return frozenset(
        squeeze(name) for code, names in load("subjects")["economic"].items() if len(code) == 5 for name in names
    )


def _after_reasoning(stream: Sequence[_Word], place: int) -> tuple[int, bool]:
    """Where the text that explains an amount ends, and whether that is certain.

    It ends with its last full stop before the next amount; without one, at the first line shorter than its column.
    """
    following = next(
        (i for i in range(place, len(stream)) if _class_before(stream, place, i) is not None and _is_amount(stream[i])),
        len(stream),
    )
    stops = [i for i in range(place, following) if stream[i].text.endswith(("。", "；", "…"))]
    if stops:
        return stops[-1] + 1, True
    begin = _class_before(stream, place, following) or following
    own = [i for i in range(place, begin) if place and stream[i].line == stream[place - 1].line]
    if own:
        return own[-1] + 1, True
    return _short_line(stream, place, begin), False


def _is_amount(item: _Word) -> bool:
    return bool(pattern("forms", "details", "amount").fullmatch(item.text))


def _short_line(stream: Sequence[_Word], place: int, end: int) -> int:
    full = max((len(item.text) for item in stream), default=0)
    for i in range(place, end):
        if len(stream[i].text) < full - 2:
            return i + 1
    return end
