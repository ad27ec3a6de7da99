"""Income and expenditure that come to one total change by one amount: last year's budget balanced, too.

Source: 收入总计 = 支出总计 in every year's 收支总表. Only where a section states both levels, equal, and both changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from disclosure.checks._finding import Claim, cited, finding, severity_of
from disclosure.checks._measures import slack, squeezed
from disclosure.checks._narrative import narrative
from disclosure.model import Document, Fact, Finding, Role, Severity
from disclosure.terms import pattern

RULE = "balance-change"
_Changed = tuple[Fact, Fact]


def check(document: Document) -> Iterator[Finding]:
    """Compare the changes of both sides, section by section."""
    sides: dict[tuple[str, ...], dict[str, list[_Changed]]] = {}
    facts = narrative(document)
    for index, delta in enumerate(facts):
        level = _level(facts[:index], delta)
        side = _side(level, delta) if level is not None else None
        if level is not None and side is not None:
            sides.setdefault(delta.section, {}).setdefault(side, []).append((level, delta))
    for both in sides.values():
        incomes, spendings = both.get("income", []), both.get("expenditure", [])
        if len(incomes) == 1 and len(spendings) == 1:
            yield from _compare(document, incomes[0], spendings[0])


def _side(level: Fact, delta: Fact) -> str | None:
    """The side a change is of: by its subject, or by what its level is called (收入预算)."""
    names = (squeezed(delta.label), level.measure or "")
    return next((s for s in ("income", "expenditure") for name in names if pattern("rules", "balance_change", s).search(name)), None)


def _level(before: Sequence[Fact], delta: Fact) -> Fact | None:
    """The level that a change of money leads to: the last one of its subject in its section."""
    if delta.role is not Role.DELTA or delta.amount is None or not delta.amount.unit.is_money:
        return None
    same = [f for f in before if f.role is Role.LEVEL and f.row_path == delta.row_path and f.section == delta.section]
    return same[-1] if same and same[-1].amount is not None and same[-1].amount.unit == delta.amount.unit else None


def _compare(document: Document, income: _Changed, spending: _Changed) -> Iterator[Finding]:
    (level, change), (other, stated) = income, spending
    if level.amount is None or other.amount is None or change.amount is None or stated.amount is None:
        return
    if level.amount.value != other.amount.value or change.base != stated.base:
        return
    severity = severity_of(stated.amount.value - change.amount.value, slack(stated.amount, change.amount))
    if severity is not None:
        claim = Claim(
            RULE, stated.amount, [stated.id, change.id, level.id, other.id], cited(stated), document.slice(stated.quote), cited(change),
        )
        yield finding(document, claim, Severity.MEDIUM if severity is Severity.HIGH else severity, change.amount)
