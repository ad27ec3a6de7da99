"""Text values of flattened forms: what stands between one known label and the next (项目负责人, 项目申请理由 …)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from disclosure.model import Cell, CellState
from disclosure.terms import pattern, words
from ingest.blocks import Line
from ingest.captions import squeeze

_LONGEST = 1500


@dataclass(frozen=True, slots=True)
class _Label:
    """A label found: its words' place in the squeezed text."""

    name: str
    start: int
    end: int


def field_cells(lines: Sequence[Line]) -> Iterator[Cell]:
    """The form's text values; a label whose place stays empty yields none."""
    text, places, starts = _squeezed(lines)
    labels = _labels(text, starts)
    row = 0
    ends = [label.start for label in labels[1:]] + [len(text)]
    for label, end in zip(labels, ends, strict=False):
        value = text[label.end : end].strip("：:")
        if label.name not in _text_labels() or not value or end - label.end > _LONGEST or _is_header(value):
            continue
        row += 1
        begin = label.end + text[label.end : end].index(value)
        span = (places[begin], places[begin + len(value) - 1] + 1)
        yield Cell(row, 2, value, CellState.TEXT, "value", span, None, (label.name,), ())


def _is_header(value: str) -> bool:
    return bool(pattern("forms", "fields", "no_value").search(value))


def _squeezed(lines: Sequence[Line]) -> tuple[str, list[int], set[int]]:
    """The text without blanks, the place of every character in the document, and where words begin."""
    text = ""
    places: list[int] = []
    starts: set[int] = set()
    for line in lines:
        for match in re.finditer(r"\S+", line.text):
            starts.add(len(text))
            text += match.group()
            places += range(line.span[0] + match.start(), line.span[0] + match.end())
    return text, places, starts


def _labels(text: str, starts: set[int]) -> list[_Label]:
    """Every label that begins a word and is not part of a sentence."""
    found = []
    for match in _pattern().finditer(text):
        end = match.end()
        alone = end in starts or end == len(text) or text[end] in "：:" or (match.group() in _bracketed() and text[end] in "（(")
        if match.start() in starts and alone:
            found.append(_Label(match.group(), match.start(), end))
    return found


@cache
def _text_labels() -> frozenset[str]:
    return frozenset(words("forms", "fields", "text"))


@cache
def _bracketed() -> frozenset[str]:
    """Labels that end a text value, whether or not a unit or points stand in brackets behind them."""
    return frozenset(map(squeeze, words("forms", "fields", "scored_ends")))


@cache
def _pattern() -> re.Pattern[str]:
    labels = {*words("forms", "fields", "text"), *words("forms", "fields", "ends"), *words("forms", "fields", "money_ends"), *_bracketed()}
    return re.compile("|".join(map(re.escape, sorted(map(squeeze, labels), key=len, reverse=True))))
