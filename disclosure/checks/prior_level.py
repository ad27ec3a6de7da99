"""A rate between two levels the sentence gives is their ratio, and rises where they rise.

Source: plain arithmetic on `上年执行数A，本年预算B，比上年增加C%`. Where the earlier level is zero there is no rate.
"""

from __future__ import annotations

from collections.abc import Iterator

from disclosure.checks._finding import Claim, cited, finding
from disclosure.checks._narrative import narrative
from disclosure.checks._ratio import growth_between, milder
from disclosure.model import Document, Fact, Finding, Role

RULE = "prior-level"


def check(document: Document) -> Iterator[Finding]:
    """Check every rate that directly follows last year's level and this year's."""
    facts = narrative(document)
    for before, now, rate in zip(facts, facts[1:], facts[2:], strict=False):
        if _belong(before, now, rate):
            found = _compare(document, before, now, rate)
            if found is not None:
                yield found


def _belong(before: Fact, now: Fact, rate: Fact) -> bool:
    if (before.role, now.role, rate.role) != (Role.LEVEL, Role.LEVEL, Role.RATE):
        return False
    years = before.year is not None and now.year is not None and before.year == now.year - 1
    same = before.row_path == now.row_path == rate.row_path and before.quote == now.quote == rate.quote
    return years and same and str(before.year) in (rate.base or str(before.year)) and rate.span[0] - now.span[1] < 40


def _compare(document: Document, before: Fact, now: Fact, rate: Fact) -> Finding | None:
    if before.amount is None or now.amount is None or rate.amount is None or not (before.amount.unit.is_money and now.amount.unit.is_money):
        return None
    ratio = growth_between(now.amount, before.amount)
    severity = ratio.severity(rate.amount) if ratio is not None else None
    if ratio is None or severity is None:
        return None
    claim = Claim(RULE, rate.amount, [rate.id, now.id, before.id], cited(rate), document.slice(rate.quote))
    return finding(document, claim, milder(severity), ratio.shown(rate.amount.places))
