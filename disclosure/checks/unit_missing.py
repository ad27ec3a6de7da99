"""An amount in the narrative has its unit: 减少1,188.52万元, not 减少1,188.52 nor 73.11万.

Source: 预决算公开 templates give 万元 with every amount. Only numbers with decimals after a word of change, and 万
without 元 in a sentence that compares money, are looked at.
"""

from __future__ import annotations

from collections.abc import Iterator

from disclosure.checks._finding import Words, remark
from disclosure.checks._measures import squeezed
from disclosure.checks._places import spot
from disclosure.model import Document, Finding
from disclosure.terms import pattern, word

RULE = "unit-missing"


def check(document: Document) -> Iterator[Finding]:
    """Look through the text outside tables."""
    for match in pattern("rules", "unit_missing", "pattern").finditer(document.text):
        if any(table.span[0] <= match.start() < table.span[1] for table in document.tables):
            continue
        place = spot(document, match.span())
        number = squeezed(match["bare"] or match["short"])
        right = number + word("rules", "unit_missing", _kind(document.text[: match.start()], match["bare"]))
        yield remark(document, Words(RULE, number, right, place.cells, place.name, quote=place.quote))


def _kind(before: str, bare: str | None) -> str:
    """What is left out: after a change in money the second number is its rate."""
    if not bare:
        return "rest"
    return "rate" if pattern("rules", "unit_missing", "after_money").search(before[-8:]) else "full"
