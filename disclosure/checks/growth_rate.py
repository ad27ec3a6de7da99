"""A stated growth rate is the stated change over the base it implies, and both go the same way.

Source: growth = change ÷ (level − change), and change ÷ level where the level is last year's. The operands are rounded, so the true rate lies in an interval, and so
must the printed one (with its own rounding).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from disclosure.amount import Amount, divide
from disclosure.checks._finding import Claim, cited, finding
from disclosure.checks._measures import slack, squeezed
from disclosure.checks._narrative import narrative, of_last_year
from disclosure.checks._ratio import graded, growth, share
from disclosure.model import Document, Fact, Finding, Role, Severity
from disclosure.terms import pattern

RULE = "growth-rate"


def check(document: Document) -> Iterator[Finding]:
    """Check every level that is followed by its change and its rate."""
    facts = narrative(document)
    for place, (delta, rate) in enumerate(pairwise(facts)):
        if (delta.role, rate.role) != (Role.DELTA, Role.RATE):
            continue
        level = _level(facts[:place], delta)
        if level is None or not _together(document, level, delta, rate):
            continue
        found = _compare(document, level, delta, rate)
        if found is not None:
            yield found


def _level(earlier: Sequence[Fact], delta: Fact) -> Fact | None:
    """The level right before a change; its completion rate or share may stand between, and the budget that is of."""
    for fact in reversed(earlier):
        if fact.role is Role.LEVEL and not pattern("rules", "completions", "base").search(fact.measure or ""):
            return fact
        if not _same_name(fact, delta) or fact.role not in (Role.LEVEL, Role.COMPLETION, Role.SHARE):
            return None
    return None


def _same_name(one: Fact, other: Fact) -> bool:
    """Whether two figures are called alike, but for words that say only that it was spent (公务接待费支出, 公务接待费)."""
    names = [tuple(pattern("rules", "growth", "said").sub("", squeezed(part)) for part in fact.row_path) for fact in (one, other)]
    return one.row_path == other.row_path or (names[0] == names[1] and all(names[0]))


def _together(document: Document, level: Fact, delta: Fact, rate: Fact) -> bool:
    if level.amount is None or delta.amount is None or level.amount.unit.dimension != delta.amount.unit.dimension:
        return False
    same = _same_name(level, delta) and delta.row_path == rate.row_path and level.section == delta.section
    if pattern("rules", "shares", "of_share").search(document.text[delta.span[1] : rate.span[0]]):
        return False
    return same and rate.span[0] - delta.span[1] < 40 and delta.span[0] - level.span[1] < 60


def _compare(document: Document, level: Fact, delta: Fact, rate: Fact) -> Finding | None:
    if level.amount is None or delta.amount is None or rate.amount is None:
        return None
    ratio = share(delta.amount, level.amount) if of_last_year(document, level) else growth(level.amount, delta.amount)
    if ratio is None:
        return _exceeding(document, level, delta, rate)
    severity = ratio.severity(rate.amount)
    opposed = delta.amount.value * rate.amount.value < 0
    if opposed and abs(abs(ratio.exact) - abs(rate.amount.value)) <= ratio.slack + rate.amount.half_last_place:
        severity = Severity.HIGH
    if severity is None:
        return None
    claim = Claim(RULE, rate.amount, [rate.id, delta.id, level.id], cited(rate), document.slice(rate.quote))
    return finding(document, claim, graded(severity, rate.amount, ratio.exact), ratio.shown(rate.amount.places))


def _exceeding(document: Document, level: Fact, delta: Fact, rate: Fact) -> Finding | None:
    """An increase greater than the level it leads to, where the rate says what it should be."""
    if level.amount is None or delta.amount is None or rate.amount is None or rate.amount.value <= 0:
        return None
    over = delta.amount.value - level.amount.to(delta.amount.unit).value
    if over <= 2 * slack(delta.amount, level.amount):
        return None
    exact = divide(level.amount.to(delta.amount.unit).value * rate.amount.value, 100 + rate.amount.value)
    claim = Claim("change-exceeds", delta.amount, [delta.id, level.id, rate.id], cited(delta), document.slice(delta.quote))
    return finding(document, claim, Severity.MEDIUM, Amount(exact, delta.amount.unit).rounded(2))
