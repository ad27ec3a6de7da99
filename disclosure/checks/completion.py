"""A stated completion rate is what was spent over the budget that the sentence names.

Source: 完成率 = 决算数（执行数）÷ 预算数; the base is the one named (年初预算, 全年预算, 调整预算), never another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from disclosure.checks._finding import Claim, cited, finding
from disclosure.checks._narrative import narrative
from disclosure.checks._ratio import share
from disclosure.model import Document, Fact, Finding, Role
from disclosure.terms import words

RULE = "completion"


def check(document: Document) -> Iterator[Finding]:
    """Check every completion rate whose two levels stand before it."""
    facts = narrative(document)
    for index, rate in enumerate(facts):
        if rate.role is Role.COMPLETION and rate.base:
            found = _compare(document, rate, facts[max(0, index - 3) : index])
            if found is not None:
                yield found


def _compare(document: Document, rate: Fact, before: Sequence[Fact]) -> Finding | None:
    levels = [f for f in before if f.role is Role.LEVEL and f.row_path == rate.row_path and f.section == rate.section]
    budget = [f for f in levels if f.measure and _same_base(f.measure, rate.base or "")]
    actual = [f for f in levels if f.measure in words("rules", "completions", "actual")]
    if len(budget) != 1 or len(actual) != 1 or not (budget[0].amount and actual[0].amount and rate.amount):
        return None
    if actual[0].amount.unit.dimension != budget[0].amount.unit.dimension:
        return None
    ratio = share(actual[0].amount, budget[0].amount)
    severity = ratio.severity(rate.amount) if ratio is not None else None
    if ratio is None or severity is None:
        return None
    cells = [rate.id, actual[0].id, budget[0].id]
    claim = Claim(RULE, rate.amount, cells, cited(rate), document.slice(rate.quote))
    return finding(document, claim, severity, ratio.shown(rate.amount.places))


def _same_base(measure: str, base: str) -> bool:
    """Whether a level's kind (年初预算数) is the base a rate names (年初预算)."""
    return measure.removesuffix("数") == base.removesuffix("数")
