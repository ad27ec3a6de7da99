"""What a visit or a visitor cost is the cost of reception over their number; no fewer visitors than visits.

Source: 三公经费 notes of the final-account template: 国内公务接待批次、人次 beside 公务接待费; 人均 = 金额 ÷ 人次, 批均 = 金额 ÷ 批次.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from disclosure.amount import Amount, divide
from disclosure.checks._finding import Claim, Words, cited, finding, remark
from disclosure.checks._measures import squeezed
from disclosure.checks._narrative import narrative
from disclosure.model import Document, Fact, Finding, Role, Severity
from disclosure.terms import pattern

RULE = "per-visit"
_FARTHEST = 400


def check(document: Document) -> Iterator[Finding]:
    """Check every average cost of reception, and every number of visits beside its visitors."""
    facts = narrative(document)
    for index, fact in enumerate(facts):
        near = [f for f in facts[:index] if f.section == fact.section and fact.span[0] - f.span[1] <= _FARTHEST]
        for found in (_average(document, fact, near), _fewer(document, fact, near)):
            if found is not None:
                yield found


def _counts(facts: Sequence[Fact], kind: str) -> list[Fact]:
    """The numbers of visits or of visitors among figures."""
    wanted = pattern("rules", "reception", kind)
    counts = [f for f in facts if f.role is Role.COUNT and f.amount is not None]
    return [f for f in counts if wanted.search(squeezed(f.text)) or (f.amount and wanted.search(f"{f.label[-6:]}{f.amount.unit.name}"))]


def _average(document: Document, stated: Fact, near: Sequence[Fact]) -> Finding | None:
    if stated.amount is None or not stated.amount.unit.is_money:
        return None
    kinds = [k for k in ("visitors", "visits") if pattern("rules", "reception", f"each_{k}").search(squeezed(stated.label))]
    costs = [f for f in near if f.role is Role.LEVEL and pattern("rules", "reception", "cost").search(squeezed(f.label))]
    costs = [f for f in costs if f.amount and f.amount.unit.is_money and not pattern("rules", "list", "each").search(f.label)]
    counts = [f for f in _counts(near, kinds[0]) if f.amount and f.amount.value] if len(kinds) == 1 else []
    pairs = [(cost, count) for cost in reversed(costs) for count in reversed(counts)]
    if not pairs or any(_holds(stated.amount, cost, count) for cost, count in pairs):
        return None
    cost, count = pairs[0]
    if cost.amount is None or count.amount is None:
        return None
    exact = Amount(divide(cost.amount.to(stated.amount.unit).value, _number(count)), stated.amount.unit).rounded(2)
    claim = Claim(RULE, stated.amount, [stated.id, cost.id, count.id], cited(stated), document.slice(stated.quote), count.text)
    return finding(document, claim, Severity.MEDIUM, exact)


def _holds(stated: Amount, cost: Fact, count: Fact) -> bool:
    """Whether an average lies where the printed cost and number put it, rounded or cut off."""
    if cost.amount is None or count.amount is None:
        return True
    whole, number = cost.amount.to(stated.unit), _number(count)
    half = Amount(cost.amount.half_last_place, cost.amount.unit).to(stated.unit).value
    gap = abs(divide(whole.value, number) - stated.value)
    return gap <= divide(half, number) + 2 * stated.half_last_place


def _fewer(document: Document, visitors: Fact, near: Sequence[Fact]) -> Finding | None:
    """Visits that had fewer visitors than there were visits."""
    visits = _counts(near[-1:], "visits")
    if not visits or not _counts([visitors], "visitors") or visitors.amount is None or visits[0].amount is None:
        return None
    if _number(visitors) >= _number(visits[0]):
        return None
    claim = Words("visitors", visitors.text, visits[0].text, [visitors.id, visits[0].id], cited(visitors),
                  quote=document.slice(visitors.quote), kind="arithmetic")
    return remark(document, claim, Severity.MEDIUM)


def _number(count: Fact) -> Decimal:
    """How many are counted, in single ones."""
    return count.amount.value * count.amount.unit.factor if count.amount else Decimal(0)
