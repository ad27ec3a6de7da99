"""A plan that a budget rests on still runs in the budget's year.

Source: the years in a plan's own title. Reported as a label: the document may have meant its successor.
"""

from __future__ import annotations

from collections.abc import Iterator

from disclosure.checks._finding import Words, remark
from disclosure.checks._measures import squeezed
from disclosure.checks._places import spot
from disclosure.model import Document, Finding, Stage
from disclosure.terms import pattern

RULE = "expired-plan"


def check(document: Document) -> Iterator[Finding]:
    """Look at the titles with years that project forms of a budget rest on."""
    year = document.info.year
    if year is None or document.info.stage is not Stage.BUDGET:
        return
    spans = [table.span for table in document.tables if table.is_form]
    told: set[str] = set()
    for match in pattern("rules", "expired_plan", "pattern").finditer(document.text):
        inside = any(start <= match.start() < end for start, end in spans)
        if inside and int(match["last"]) < year and squeezed(match.group()) not in told:
            told.add(squeezed(match.group()))
            place = spot(document, match.span())
            yield remark(document, Words(RULE, squeezed(match.group()), str(year), place.cells, place.name, quote=place.quote))
