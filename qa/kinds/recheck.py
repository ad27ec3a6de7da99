"""Is the rate a document states right? It is worked out again from the level and the change beside it."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from disclosure.amount import PERCENT, Amount, divide
from disclosure.model import Fact, Role
from disclosure.plan import Plan, Step, fact_ref
from qa.draft import Context, Draft
from qa.kinds.change import level_before, level_named
from qa.kinds.choose import choose
from qa.understand import cue


def recheck(context: Context) -> Draft | None:
    """A stated growth rate against change ÷ (figure − change); only where the question asks to work it out."""
    if not cue("recheck", "words").search(context.question.text):
        return None
    undated = replace(context, question=replace(context.question, years=(), dimension=None))
    subject = re.sub(r"\d[\d,.]*(?:万元|亿元|元|万|%|％)?", " ", cue("recheck", "around").sub(" ", context.question.body))
    found = choose(undated, subject, (Role.RATE,))
    if found is None or found.fact.cell is not None or found.fact.amount is None:
        return None
    rate = found.fact
    claimed = [Decimal(number) for number in re.findall(r"(\d+(?:\.\d+)?)[%％]", context.question.raw)]
    if claimed and abs(found.fact.amount.value) not in claimed:
        return None  # the question is about another rate
    change = _beside(context, rate)
    level = change and (level_before(undated, change) or level_named(undated, subject, change))
    if change is None or level is None or level.amount is None or change.amount is None or rate.amount is None:
        return None
    if level.amount.to(change.amount.unit).value == change.amount.value:
        return None
    plan = Plan((Step("s1", "growth_from_change", (fact_ref(level), fact_ref(change))),))
    return Draft(
        "recheck", max(found.best.coverage, 0.4), plan=plan, facts=(level, change, rate), labels=(context.base.title(rate),),
        boolean=_agree(rate.amount, level.amount, change.amount), text=rate.text,
    )


def _beside(context: Context, rate: Fact) -> Fact | None:
    """The change stated in the same sentence before the rate."""
    before = [
        n.fact for n in context.base.named
        if n.fact.document == rate.document and n.fact.cell is None and n.fact.role is Role.DELTA
        and n.fact.amount is not None and n.fact.amount.unit.is_money
        and rate.quote[0] <= n.fact.span[0] < rate.span[0] and n.fact.row_path == rate.row_path
    ]
    return before[-1] if before else None


def _agree(rate: Amount, level: Amount, change: Amount) -> bool:
    """Whether the stated rate lies where the printed digits of level and change let it; its sign is told in words.

    Source: a ratio of rounded figures lies in an interval, and so must the printed one.
    """
    if rate.unit != PERCENT:
        return False
    top, whole = change, level.to(change.unit)
    bounds = [
        abs(divide((top.value + i * top.half_last_place) * 100, whole.value - top.value + j * whole.half_last_place))
        for i in (-1, 0, 1)
        for j in (-1, 0, 1)
        if whole.value - top.value + j * whole.half_last_place != 0
    ]
    stated = abs(rate.value)
    return min(bounds) - rate.half_last_place <= stated <= max(bounds) + rate.half_last_place
