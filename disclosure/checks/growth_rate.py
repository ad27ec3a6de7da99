"""A stated growth rate is the stated change over the base it implies.

Source: growth = change ÷ (level − change). The operands are rounded, so the true rate lies in an interval, and so
must the printed one (with its own rounding).
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from disclosure.amount import PERCENT, Amount, divide
from disclosure.checks._finding import Claim, cited, finding
from disclosure.model import Document, Fact, Finding, Role, Severity

RULE = "growth-rate"


def check(document: Document) -> Iterator[Finding]:
    """Check every level that is followed by its change and its rate."""
    facts = [f for f in document.facts if f.cell is None and f.amount is not None and f.table is None]
    for level, delta, rate in zip(facts, facts[1:], facts[2:], strict=False):
        roles = (level.role, delta.role, rate.role)
        if roles != (Role.LEVEL, Role.DELTA, Role.RATE) or not _together(level, delta, rate):
            continue
        found = _compare(document, level, delta, rate)
        if found is not None:
            yield found


def _together(level: Fact, delta: Fact, rate: Fact) -> bool:
    if level.amount is None or delta.amount is None or level.amount.unit.dimension != delta.amount.unit.dimension:
        return False
    same = level.row_path == delta.row_path == rate.row_path and level.section == delta.section
    return same and rate.span[0] - delta.span[1] < 40 and delta.span[0] - level.span[1] < 60


def _compare(document: Document, level: Fact, delta: Fact, rate: Fact) -> Finding | None:
    if level.amount is None or delta.amount is None or rate.amount is None:
        return None
    change = delta.amount.to(level.amount.unit)
    base = level.amount.value - change.value
    if base <= 0:
        return None
    exact = divide(change.value * 100, base)
    slack = _slack(level.amount, change, base) + rate.amount.half_last_place
    if abs(abs(exact) - abs(rate.amount.value)) <= slack:
        return None
    gap = abs(abs(exact) - abs(rate.amount.value))
    severity = Severity.MEDIUM if gap > 1 else Severity.LOW
    recomputed = Amount(exact, PERCENT).rounded(2)
    claim = Claim(RULE, rate.amount, [rate.id, delta.id, level.id], cited(rate), document.slice(rate.quote))
    return finding(document, claim, severity, recomputed)


def _slack(level: Amount, change: Amount, base: Decimal) -> Decimal:
    """How far the rate may move when level and change move within their rounding (first order, both worst)."""
    shift = change.half_last_place + level.half_last_place
    return divide(change.half_last_place * 100, base) + divide(abs(change.value) * 100 * shift, base * base)
