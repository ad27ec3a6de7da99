"""A document that was saved on one line: where its lines began, by what can only begin one."""

from __future__ import annotations

import re
from functools import cache

from disclosure.terms import words

# A line so long, which is so much of its document, is no line.
_LONG = 1_000
_MOST = 0.8
# Cells of a table, whose rows are told by their marks.
_GRID = re.compile(r"\t|<t\w|(?:\|[^|]*){8}")


def cuts(text: str) -> list[int]:
    """The places where lines of a document on one line begin, without that of the first; none where it has its own lines.

    A place is one before a title, a unit, a heading, a numbered item, or a subject's code with its name.
    """
    start, end = max(_spans(text), key=lambda span: span[1] - span[0])
    if end - start < _LONG or end - start < _MOST * len(text) or _GRID.search(text, start, end):
        return []
    return [found.end() for found in _begins().finditer(text, start, end) if found.end() > start]


def _spans(text: str) -> list[tuple[int, int]]:
    """Where each line begins and ends."""
    places = [-1, *(found.start() for found in re.finditer("\n", text)), len(text)]
    return [(before + 1, after) for before, after in zip(places, places[1:], strict=False)]


@cache
def _begins() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in words("structure", "unfold", "begins")))
