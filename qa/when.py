"""The date that is named shortly before a figure of the text: the figure is as of that date."""

from __future__ import annotations

from disclosure.model import Fact
from qa.facts import FactBase
from qa.understand import cue

_BEFORE = 160  # characters


def dated(base: FactBase, fact: Fact) -> frozenset[int]:
    """The years of the dates (截至2025年12月31日, 2025年底) named shortly before a figure; none for a cell.

    A year that something is compared with is no date.
    """
    if fact.cell is not None:
        return frozenset()
    text = base.document(fact.document).text
    before = text[max(0, fact.span[0] - _BEFORE) : fact.span[0]]
    return frozenset(int(match["year"]) for match in cue("time", "dated").finditer(before))
