"""Indicators in flattened forms: rows of class, name, targets and basis whose columns are gone.

What a word says decides what it is: a class (数量指标), a target (≥95%, 100%, 完成), a basis (计划标准); all else is the
name. A name, its class and its targets may each be wrapped over several lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from disclosure.amount import COUNT
from disclosure.model import Cell, CellState, Span
from disclosure.terms import words
from ingest.blocks import Line
from ingest.captions import squeeze
from ingest.tables.form_terms import indicator_terms
from ingest.tables.rows import split_label
from ingest.tables.values import read_value

# Lines that a class, a target or a basis may be wrapped over.
_WRAP = 4
_LONGEST_NAME = 60
_FIRST_COLUMN = 30


@dataclass(frozen=True, slots=True)
class _Word:
    """A run without blanks."""

    text: str
    span: Span
    first: bool


@dataclass(slots=True)
class _Row:
    """What has been read of the row at hand; whether a class came before it, and columns of years over it."""

    name: list[_Word] = field(default_factory=list)
    values: list[tuple[str, Span]] = field(default_factory=list)
    classed: bool = False
    yearly: bool = False


def indicator_cells(lines: Sequence[Line]) -> Iterator[Cell]:
    """The targets of every indicator, one row each from 1; a target's heading is its year's where there are several."""
    number = 0
    for row in _rows(_words(lines)):
        name = split_label("".join(w.text for w in row.name))[1]
        if not 2 <= len(name) <= _LONGEST_NAME:
            continue
        number += 1
        years = indicator_terms()["target_years"]
        only = years[-1] if row.yearly else indicator_terms()["value"]
        heads = years if len(row.values) == len(years) else [only] * len(row.values)
        for column, ((text, span), head) in enumerate(zip(row.values, heads, strict=True), _FIRST_COLUMN):
            value = read_value(text, COUNT)
            state = value.state if value.amount else (CellState.DASH if text == "-" else CellState.TEXT)
            yield Cell(number, column, text, state, "value", span, value.amount, (name,), (head,))


def _words(lines: Sequence[Line]) -> list[_Word]:
    return [
        _Word(match.group(), (line.span[0] + match.start(), line.span[0] + match.end()), match.start() == 0)
        for line in lines
        for match in re.finditer(r"\S+", line.text)
    ]


def _rows(stream: Sequence[_Word]) -> Iterator[_Row]:
    """Walk over the words; a row ends at a basis, at the next class, or where a name follows targets."""
    row, inside, place, yearly, before = _Row(), False, 0, False, ""
    while place < len(stream):
        kind, size = _kind(stream, place)
        if kind in ("head", "part"):
            inside = kind == "head"
            yearly = (yearly and before == "head") or _is_yearly(_joined(stream[place : place + size])[0])
        named = kind == "text" or (kind == "value" and not (row.classed and row.name))
        if kind != "value" and not (named and not row.values):
            if row.values:
                yield row
            row = _Row(classed=inside and kind not in ("head", "part"), yearly=yearly)
        if inside and named:
            row.name.append(stream[place])
            size = 1
        elif inside and kind == "value":
            row.values.append(_joined(stream[place : place + size]))
        place, before = place + size, kind
    if row.values:
        yield row


def _is_yearly(heading: str) -> bool:
    return indicator_terms()["two_years"] in heading or heading in indicator_terms()["target_years"]


def _kind(stream: Sequence[_Word], place: int) -> tuple[str, int]:
    """What begins at a place and how many words it takes."""
    for kind, wanted in _kinds():
        for size in range(min(_WRAP, len(stream) - place), 0, -1):
            parts = stream[place : place + size]
            wrapped = all(part.first or (kind == "value" and _unit().fullmatch(part.text)) for part in parts[1:])
            if wrapped and wanted.fullmatch(squeeze("".join(part.text for part in parts))):
                return kind, size
    return "text", 1


def _joined(parts: Sequence[_Word]) -> tuple[str, Span]:
    return "".join(part.text for part in parts), (parts[0].span[0], parts[-1].span[1])


@cache
def _kinds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    terms = indicator_terms()
    heads = [*terms["heads"], *terms["value_heads"], *terms["row_heads"]]
    figure = terms["comparator"] + terms["number"] + terms["counted"]
    return (
        ("head", re.compile("|".join([*map(re.escape, heads), terms["year"]]))),
        ("part", re.compile("|".join(map(re.escape, words("forms", "parts", "heads"))))),
        ("class", re.compile(terms["category"])),
        ("basis", re.compile(terms["basis"])),
        ("value", re.compile(rf"{figure}|{terms['none']}|{terms['plain_value']}")),
    )


@cache
def _unit() -> re.Pattern[str]:
    """The unit of a target, printed apart from its number."""
    return re.compile(rf"(?=\S){indicator_terms()['counted']}")
