"""The changes of the parts of a whole add up to the change of the whole.

Source: plain arithmetic on `A万元，比上年增加a万元。其中：B万元，比上年增加b万元；C万元，比上年增加c万元`. Only parts that
make up the whole to the digit are its parts, and only changes against one and the same year are added.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from disclosure.amount import Amount
from disclosure.checks._finding import Claim, cited, finding, severity_of
from disclosure.checks._measures import squeezed
from disclosure.checks._narrative import narrative
from disclosure.identities import tolerance
from disclosure.model import Document, Fact, Finding, Role
from disclosure.terms import pattern

RULE = "change-sum"
_FARTHEST = 60
_MOST = 12
_Told = tuple[Fact, Fact]


def check(document: Document) -> Iterator[Finding]:
    """Check every whole that is told with its change before its parts with theirs."""
    told = list(_told(document))
    for place, (whole, later) in enumerate(pairwise(told)):
        if not pattern("rules", "change_sum", "opens").match(squeezed(document.text[whole[1].span[1] : later[0].span[0]])):
            continue
        parts = _parts(whole, told[place + 1 : place + 1 + _MOST])
        found = _compare(document, whole, parts) if parts else None
        if found is not None:
            yield found


def _told(document: Document) -> Iterator[_Told]:
    """Every amount with the change that follows it."""
    for level, delta in pairwise(narrative(document)):
        beside = level.row_path == delta.row_path and 0 <= delta.span[0] - level.span[1] < _FARTHEST
        money = all(f.amount is not None and f.amount.unit.is_money for f in (level, delta))
        if level.role is Role.LEVEL and delta.role is Role.DELTA and beside and money and delta.base and level.year == delta.year:
            yield level, delta


def _parts(whole: _Told, later: Sequence[_Told]) -> list[_Told]:
    """The amounts behind a whole that make it up; none where they do not, or are told against another year."""
    parts: list[_Told] = []
    for level, delta in later:
        if level.section != whole[0].section or delta.base != whole[1].base:
            return []
        parts.append((level, delta))
        gap, allowed = _gap(whole[0], [part[0] for part in parts])
        if len(parts) > 1 and abs(gap) <= allowed:
            return parts
        if gap < -allowed:
            return []
    return []


def _gap(total: Fact, parts: Sequence[Fact]) -> tuple[Decimal, Decimal]:
    """A total less its parts, and how far rounding may take them apart."""
    if total.amount is None:
        return Decimal(0), Decimal(-1)
    amounts = [part.amount.to(total.amount.unit) for part in parts if part.amount is not None]
    return total.amount.value - sum((a.value for a in amounts), Decimal(0)), tolerance([total.amount, *amounts])


def _compare(document: Document, whole: _Told, parts: Sequence[_Told]) -> Finding | None:
    change, changes = whole[1], [part[1] for part in parts]
    gap, allowed = _gap(change, changes)
    severity = severity_of(gap, allowed)
    if severity is None or change.amount is None:
        return None
    added = Amount(change.amount.value - gap, change.amount.unit)
    claim = Claim(RULE, change.amount, [change.id, *(f.id for f in changes)], cited(change), document.slice(change.quote))
    return finding(document, claim, severity, added)
