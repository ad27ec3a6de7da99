"""Detail lines and project lists of flattened forms: rows anchored by an economic class or a kind of project."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from disclosure.amount import Unit
from disclosure.identities import Path
from disclosure.model import Cell, CellState, Span
from disclosure.terms import load, pattern, words
from ingest.blocks import Line
from ingest.captions import squeeze
from ingest.tables.flow_anchored import Anchor, AnchoredRow, anchored_rows
from ingest.tables.flow_words import Word, words_of
from ingest.tables.form_terms import is_field_label
from ingest.tables.rows import split_label
from ingest.tables.values import column_unit, read_value

_CLASS_LINES = 14
_HEADER = 24
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of small table: its heading, its columns' headings in order (class, amounts, explanation, blanks), anchor."""

    part: str
    columns: tuple[str, ...]
    amounts: int
    anchor: Anchor


def anchored_parts(lines: Sequence[Line]) -> list[tuple[Span, list[Word], _Kind]]:
    """The parts of a form that have anchored rows: their place, headings included, their words, what they are."""
    found = []
    for start, end in _parts(lines):
        stream = words_of(lines[start:end])
        kind, after = _kind(squeeze(lines[start].text), stream)
        if kind is not None and stream:
            found.append(((stream[0].span[0], stream[-1].span[1]), stream[after:], kind))
    return found


def detail_cells(
    parts: Sequence[tuple[Span, list[Word], _Kind]], money: Unit, known: Collection[str] = ()
) -> Iterator[Cell]:
    """The cells of anchored rows, with rows numbered from 1.

    Args:
        parts: what `anchored_parts` found.
        money: the unit of amounts.
        known: names that the form prints as a whole elsewhere.
    """
    number = 0
    for _, stream, kind in parts:
        for row in anchored_rows(stream, kind.anchor, known):
            name = split_label(squeeze("".join(w.text for w in row.names[-1])))[1]
            name = pattern("forms", "details", "ordinal").sub("", name)
            if 2 <= len(name) <= _LONGEST_NAME:
                number += 1
                yield from _cells(number, row, kind, (kind.part, name), money)


def _cells(number: int, row: AnchoredRow, kind: _Kind, path: Path, money: Unit) -> Iterator[Cell]:
    for column, name in enumerate(row.names, 1):
        text, span = _joined(name)
        yield Cell(number, column, text, CellState.TEXT, "label", span)
    groups = [row.classed, *([word] for word in row.amounts), row.tail]
    end = (row.tail or row.amounts)[-1].span[1]
    for column, heading in enumerate(kind.columns):
        group = groups[column] if column < len(groups) else []
        text, span = _joined(group) if group else ("", (end, end))
        figure = 0 < column <= kind.amounts
        value = read_value(text, column_unit((heading,), money))
        state = value.state if figure or not text else CellState.TEXT
        amount = value.amount if figure else None
        doubtful = (row.doubtful or (column > kind.amounts and row.tail_doubtful)) and bool(text)
        yield Cell(number, 4 + column, text, state, "value", span, amount, path, (heading,), doubtful=doubtful)


def _joined(group: Sequence[Word]) -> tuple[str, Span]:
    return "".join(word.text for word in group), (group[0].span[0], group[-1].span[1])


def _parts(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Where a part with anchored rows begins and ends, as line numbers."""
    begin: int | None = None
    for index, line in enumerate(lines):
        text = squeeze(line.text)
        first = squeeze(line.text.split()[0]) if line.text.split() else ""
        if begin is not None and (text in words("forms", "parts", "heads") or is_field_label(first)) and text not in _heads():
            yield begin, index
            begin = None
        if begin is None and (text in _heads() or _project_header(lines, index)):
            begin = index
    if begin is not None:
        yield begin, len(lines)


def _heads() -> tuple[str, ...]:
    return words("forms", "details", "heads")


def _project_header(lines: Sequence[Line], index: int) -> bool:
    """Whether the header of a list of projects begins at a line."""
    text = squeeze("".join(line.text for line in lines[index : index + 2]))
    return bool(pattern("forms", "details", "projects").match(text))


def _kind(first: str, stream: Sequence[Word]) -> tuple[_Kind | None, int]:
    """What kind of part it is, and where its rows begin: after the last of its headings."""
    details = first in _heads()
    names = words("forms", "details", "columns" if details else "project_columns")
    after, printed = _header(stream, (*names, *words("forms", "details", "names")))
    ordered = tuple(name for name in names if name in printed)
    if not ordered:
        return None, 0
    if details:
        amounts = sum(name in words("forms", "details", "figures") for name in ordered)
        return _Kind(first, ordered, amounts, _anchor(_is_classes, amounts)), after
    return _Kind(words("forms", "details", "project_part")[0], ordered, 2, _anchor(_is_project_kind, 2)), after


def _header(stream: Sequence[Word], names: Sequence[str]) -> tuple[int, set[str]]:
    """Where the header ends and which headings it has; one that is cut may go on behind its neighbours."""
    text, after = "", 0
    printed: set[str] = set()
    cut: dict[str, str] = {}
    for place, word in enumerate(stream[:_HEADER]):
        text += word.text
        whole = next((name for name in names if text.endswith(name)), cut.get(word.text))
        if whole is not None:
            after = place + 1
            printed.add(whole)
        cut |= {name[len(word.text) :]: name for name in names if name.startswith(word.text) and len(word.text) > 1}
    return after, printed


def _anchor(is_class: Callable[[str], bool], amounts: int) -> Anchor:
    """An anchor of words that are a class and so many amounts."""

    def found(stream: Sequence[Word], place: int) -> tuple[int, int] | None:
        text = ""
        for size in range(1, _CLASS_LINES + 1):
            if place + size + amounts > len(stream):
                return None
            text += stream[place + size - 1].text
            behind = stream[place + size : place + size + amounts]
            if is_class(text) and _are_figures([w.text for w in behind]):
                return size, amounts
        return None

    return found


def _are_figures(texts: Sequence[str]) -> bool:
    """Whether words are figures of a detail line: the last an amount, those before it amounts or quantities."""
    amount, quantity = pattern("forms", "details", "amount"), pattern("forms", "details", "quantity")
    *before, last = texts
    listed = len(texts) == len(words("forms", "details", "figures"))  # quantity and price stand before it
    return bool(amount.fullmatch(last)) and all((quantity if listed else amount).fullmatch(text) for text in before)


def _is_classes(text: str) -> bool:
    return all(name in _classes() for name in text.split("/"))


def _is_project_kind(text: str) -> bool:
    return bool(re.fullmatch(load("forms")["details"]["project_kinds"], text))


@cache
def _classes() -> frozenset[str]:
    loose = words("forms", "details", "loose_classes")
    known = (name for code, names in load("subjects")["economic"].items() if len(code) == 5 for name in names)
    return frozenset(squeeze(name) for name in (*known, *loose))
