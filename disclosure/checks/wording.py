"""Slips of writing that have one form wherever they stand: a word written twice, a document number in wrong brackets.

Source: 党政机关公文格式 (GB/T 9704: 发文字号 with 六角括号); the other patterns are in `terms/rules.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from disclosure.checks._finding import Words, remark
from disclosure.checks._measures import squeezed
from disclosure.checks._places import spot
from disclosure.model import Document, Finding
from disclosure.terms import load, pattern

RULE = "wording"
_PROSE = 40


def check(document: Document) -> Iterator[Finding]:
    """Look for every slip; one that is repeated is told once."""
    told: set[str] = set()
    for name, slip in load("rules")["wording"].items():
        matches = list(pattern("rules", "wording", name, "pattern").finditer(document.text))
        for match in matches:
            stated = squeezed(match.group())
            right = squeezed(match.expand(slip["right"]))
            known = "also" not in slip or re.search(slip["also"].format(re.escape(right)), document.text)
            apart = not slip.get("narrative") or _in_prose(document, match.start())
            if stated not in told and known and apart:
                told.add(stated)
                place = spot(document, *(m.span() for m in matches if squeezed(m.group()) == stated))
                yield remark(document, Words(RULE, stated, right, place.cells, place.name, quote=place.quote))


def _in_prose(document: Document, place: int) -> bool:
    """Whether a place is in the narrative, or in a cell that holds sentences."""
    tables = [t for t in document.tables if t.span[0] <= place < t.span[1]]
    cells = [c for t in tables for c in t.cells if c.span[0] <= place < c.span[1]]
    return not tables or any(len(cell.text) > _PROSE for cell in cells)
