"""A total that the narrative states by its usual name is the total its own tables give.

Source: the narrative describes the tables of its document (three-way agreement table ↔ table ↔ sentence). Names
and the headings under which they mean what are in `terms/measures.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator

from disclosure.amount import Amount
from disclosure.checks._finding import Claim, cited, finding
from disclosure.checks._measures import carried, nearest, said, slack, sources
from disclosure.checks._narrative import own_levels
from disclosure.model import Document, Finding, Severity

RULE = "text-total"


def check(document: Document) -> Iterator[Finding]:
    """Compare every stated total with every table that gives it."""
    for fact in own_levels(document):
        measure = said(document, fact)
        given = sources(document, measure) if measure is not None else []
        if not given or fact.amount is None or nearest(fact.amount, given) is not None:
            continue
        point = given[0][0]
        gap = abs(fact.amount.value - point.amount.to(fact.amount.unit).value)
        half = slack(fact.amount, point.amount)
        if carried(document, Amount(gap, fact.amount.unit)):
            continue
        severity = Severity.ROUNDING if gap <= half else Severity.LOW if gap <= 2 * half else Severity.HIGH
        backing = [p.cell for source in given for p in source if p.amount.same_as(point.amount)]
        claim = Claim(RULE, fact.amount, [fact.id, *dict.fromkeys(backing)], cited(fact), document.slice(fact.quote), point.place)
        yield finding(document, claim, severity, point.amount)
