"""A change that is stated beside both levels is their difference, in size and in direction.

Source: plain arithmetic on `本年A，比上年（B）增加C`. Only a level that names last year right before its figure counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from disclosure.amount import Amount
from disclosure.checks._finding import Claim, cited, finding, severity_of
from disclosure.checks._measures import slack
from disclosure.checks._narrative import narrative, of_last_year
from disclosure.model import Document, Fact, Finding, Role

RULE = "stated-change"
_FARTHEST = 40


def check(document: Document) -> Iterator[Finding]:
    """Check every change that directly follows last year's level, with this year's before it."""
    facts = narrative(document)
    for place, (before, delta) in enumerate(zip(facts, facts[1:], strict=False)):
        if before.role is Role.LEVEL and delta.role is Role.DELTA and of_last_year(document, before):
            now = _own(document, facts[:place], before)
            found = _compare(document, now, before, delta) if now and _near(before, delta) else None
            if found is not None:
                yield found


def _own(document: Document, earlier: Sequence[Fact], before: Fact) -> Fact | None:
    """This year's level of the same thing, where it stands close before last year's."""
    levels = [f for f in earlier if f.role is Role.LEVEL and f.row_path == before.row_path and f.section == before.section]
    now = levels[-1] if levels else None
    return now if now and now.year == document.info.year and _near(now, before) else None


def _near(left: Fact, right: Fact) -> bool:
    return left.row_path == right.row_path and 0 <= right.span[0] - left.span[1] < _FARTHEST


def _compare(document: Document, now: Fact, before: Fact, delta: Fact) -> Finding | None:
    if now.amount is None or before.amount is None or delta.amount is None:
        return None
    if len({amount.unit.dimension for amount in (now.amount, before.amount, delta.amount)}) > 1:
        return None
    unit = delta.amount.unit
    left, right = now.amount.to(unit), before.amount.to(unit)
    moved = Amount(left.value - right.value, unit)
    allowed = slack(delta.amount, now.amount) + slack(delta.amount, before.amount)
    severity = severity_of(delta.amount.value - moved.value, allowed)
    if severity is None:
        return None
    claim = Claim(RULE, delta.amount, [delta.id, now.id, before.id], cited(delta), document.slice(delta.quote))
    return finding(document, claim, severity, moved)
