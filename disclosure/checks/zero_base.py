"""Where last year there was nothing, there is no growth rate.

Source: growth = change ÷ base is undefined for a base of zero; 增长100% from nothing is a convention, not a rate.
"""

from __future__ import annotations

from collections.abc import Iterator

from disclosure.checks._finding import Words, cited, remark
from disclosure.checks._narrative import narrative
from disclosure.model import Document, Fact, Finding, Role

RULE = "zero-base"


def check(document: Document) -> Iterator[Finding]:
    """Look at every rate whose sentence gives a base of zero."""
    facts = narrative(document)
    for first, second, rate in zip(facts, facts[1:], facts[2:], strict=False):
        if rate.role is not Role.RATE or not rate.amount or not rate.amount.value or not _together(first, second, rate):
            continue
        if _from_nothing(first, second):
            cells = [rate.id, second.id, first.id]
            claim = Words(RULE, rate.text, "0", cells, cited(rate), quote=document.slice(rate.quote), kind="soft")
            yield remark(document, claim)


def _together(first: Fact, second: Fact, rate: Fact) -> bool:
    same = first.row_path == second.row_path == rate.row_path and first.section == rate.section
    return same and rate.span[0] - second.span[1] < 40 and second.span[0] - first.span[1] < 60


def _from_nothing(first: Fact, second: Fact) -> bool:
    """Whether the level equals its change, or last year's level is zero."""
    if first.role is not Role.LEVEL or first.amount is None or second.amount is None:
        return False
    if second.role is Role.DELTA:
        return first.amount.same_as(second.amount) and first.amount.value > 0
    earlier = first.year is not None and second.year is not None and first.year == second.year - 1
    return second.role is Role.LEVEL and earlier and first.amount.value == 0 and first.amount.unit.is_money
