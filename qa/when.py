"""The date that a figure's paragraph names before it: what stands there is as of that date."""

from __future__ import annotations

import re

from disclosure.model import Fact
from qa.facts import FactBase
from qa.understand import cue

_BEFORE = 160  # characters


def dated(base: FactBase, fact: Fact) -> frozenset[int]:
    """The years of the dates (截至2025年12月31日, 2025年底) named earlier in a figure's paragraph; none for a cell.

    A year that something is compared with is no date.
    """
    if fact.cell is not None:
        return frozenset()
    text = base.document(fact.document).text
    start = max(text.rfind("\n", 0, fact.span[0]) + 1, fact.span[0] - _BEFORE)
    return frozenset(int(re.sub(r"\D", "", match["year"])) for match in cue("time", "dated").finditer(text, start, fact.span[0]))
