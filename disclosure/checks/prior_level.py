"""A rate between two levels the sentence gives is their ratio, and rises where they rise.

Source: plain arithmetic on `上年执行数A，本年预算B，比上年增加C%`. Where the earlier level is zero there is no rate.
Where the rate is that of the level the item opens with, the level is what is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from disclosure.amount import Amount
from disclosure.checks._finding import Claim, cited, finding
from disclosure.checks._measures import agree
from disclosure.checks._narrative import narrative
from disclosure.checks._ratio import Ratio, graded, growth_between
from disclosure.model import Document, Fact, Finding, Role, Severity

RULE = "prior-level"
_FARTHEST = 200


def check(document: Document) -> Iterator[Finding]:
    """Check every rate that directly follows last year's level and this year's."""
    facts = narrative(document)
    for before, now, rate in zip(facts, facts[1:], facts[2:], strict=False):
        if _belong(before, now, rate):
            found = _compare(document, facts, before, now, rate)
            if found is not None:
                yield found


def _belong(before: Fact, now: Fact, rate: Fact) -> bool:
    if (before.role, now.role, rate.role) != (Role.LEVEL, Role.LEVEL, Role.RATE):
        return False
    years = before.year is not None and now.year is not None and before.year == now.year - 1
    same = before.row_path == now.row_path == rate.row_path and before.quote == now.quote == rate.quote
    return years and same and str(before.year) in (rate.base or str(before.year)) and rate.span[0] - now.span[1] < 40


def _compare(document: Document, facts: Sequence[Fact], before: Fact, now: Fact, rate: Fact) -> Finding | None:
    if before.amount is None or now.amount is None or rate.amount is None or not (before.amount.unit.is_money and now.amount.unit.is_money):
        return None
    ratio = growth_between(now.amount, before.amount)
    severity = ratio.severity(rate.amount) if ratio is not None else None
    if ratio is None or severity is None:
        return None
    first = _first(facts, now)
    other = growth_between(first.amount, before.amount) if first is not None and first.amount is not None else None
    if first is not None and first.amount is not None and other is not None and _holds(other, rate.amount):
        claim = Claim("level-twice", now.amount, [now.id, first.id, rate.id], cited(now), document.slice(now.quote))
        return finding(document, claim, Severity.HIGH, first.amount)
    claim = Claim(RULE, rate.amount, [rate.id, now.id, before.id], cited(rate), document.slice(rate.quote))
    return finding(document, claim, graded(severity, rate.amount, ratio.exact), ratio.shown(rate.amount.places))


def _first(facts: Sequence[Fact], now: Fact) -> Fact | None:
    """The level that the same item opens with for the same year, where it is another."""
    same = [f for f in facts if f.row_path == now.row_path and f.section == now.section and f.year == now.year]
    levels = [f for f in same if f.role is Role.LEVEL and f.amount is not None and f.amount.unit.is_money]
    first = levels[0] if levels else now
    near = first.span[0] < now.span[0] <= first.span[1] + _FARTHEST
    return first if near and first.amount and now.amount and not agree(first.amount, now.amount) else None


def _holds(ratio: Ratio, stated: Amount) -> bool:
    return ratio.severity(stated) in (None, Severity.ROUNDING)
