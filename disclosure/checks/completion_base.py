"""A completion rate of a budget that was nothing says nothing; where another budget of the item gives it, that is its base.

Source: 完成率 = 决算数（执行数）÷ 预算数 is undefined for a budget of zero; the base is the one named, never another
(年初预算, 全年预算, 调整预算). 100 % of nothing is a convention and a matter of judgement.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from disclosure.checks._finding import Words, cited, remark
from disclosure.checks._measures import squeezed
from disclosure.checks._narrative import narrative
from disclosure.checks._ratio import share
from disclosure.model import Document, Fact, Finding, Role, Severity
from disclosure.terms import pattern, words

RULE = "completion-base"
_LEVELS = 4
_WHOLE = 100


@dataclass(frozen=True, slots=True)
class _Item:
    """What an item gives before its rate: what was spent, and its budgets by name."""

    spent: Fact
    budgets: tuple[tuple[str, Fact], ...]


def check(document: Document) -> Iterator[Finding]:
    """Look at every completion rate whose item gives a budget of zero for the base it names."""
    facts = narrative(document)
    for index, rate in enumerate(facts):
        if rate.role is Role.COMPLETION and rate.base and rate.amount is not None and rate.amount.value:
            item = _item(document, rate, facts[max(0, index - _LEVELS) : index])
            found = _look(document, rate, item) if item is not None else None
            if found is not None:
                yield found


def _item(document: Document, rate: Fact, before: Sequence[Fact]) -> _Item | None:
    levels = [f for f in before if f.role is Role.LEVEL and f.row_path == rate.row_path and f.section == rate.section]
    money = [f for f in levels if f.amount is not None and f.amount.unit.is_money]
    spent = [f for f in money if f.measure in words("rules", "completions", "actual")]
    budgets = tuple((name, f) for f in money if (name := _budget(document, f)))
    return _Item(spent[0], budgets) if len(spent) == 1 else None


def _budget(document: Document, level: Fact) -> str | None:
    """Which budget a level is, by the words before its figure."""
    before = squeezed(document.text[level.quote[0] : level.span[0]])
    match = pattern("rules", "completions", "before").search(before)
    return match["name"] if match else None


def _look(document: Document, rate: Fact, item: _Item) -> Finding | None:
    base = (rate.base or "").removesuffix("数")
    named = [f for name, f in item.budgets if name == base]
    if len(named) != 1 or named[0].amount is None or named[0].amount.value:
        return None
    cells, quote = [rate.id, item.spent.id, named[0].id], document.slice(rate.quote)
    for name, budget in item.budgets:
        if _is_of(rate, item.spent, budget):
            right = f"{name}{rate.text}"
            claim = Words("completion-other", f"{base}{rate.text}", right, [*cells, budget.id], cited(rate), named[0].text, quote, "arithmetic")
            return remark(document, claim, Severity.MEDIUM)
    soft = rate.amount is not None and rate.amount.value == _WHOLE
    claim = Words(RULE, rate.text, named[0].text, cells, cited(rate), base, quote, "soft" if soft else "arithmetic")
    return remark(document, claim, Severity.LOW if soft else Severity.MEDIUM)


def _is_of(rate: Fact, spent: Fact, budget: Fact) -> bool:
    """Whether a rate is that of what was spent over a budget."""
    if rate.amount is None or spent.amount is None or budget.amount is None:
        return False
    ratio = share(spent.amount, budget.amount)
    return ratio is not None and ratio.severity(rate.amount) is None
