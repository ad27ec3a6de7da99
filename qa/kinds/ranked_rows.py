"""Rows of forms and lists in order of their amounts."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from disclosure.model import Fact
from disclosure.plan import Plan, Step, fact_ref
from qa.draft import Context, Draft
from qa.kinds.ranking import how_many
from qa.understand import cue


def ranked(context: Context, facts: Sequence[Fact]) -> Draft | None:
    """The largest or least of some amounts, or all in order; None where the last one chosen is tied with one left out."""
    least = bool(cue("minimum", "words").search(context.question.text))
    ordered = sorted(facts, key=_size, reverse=not least)
    count = how_many(context.question.text)
    if count is not None and count < 0:
        ordered, count = ordered[-count - 1 :], 1
    chosen = tuple(ordered[:count] if count else ordered)
    if not chosen or (len(ordered) > len(chosen) and _size(ordered[len(chosen)]) == _size(chosen[-1])):
        return None
    items = tuple(f.label for f in chosen)
    plan = Plan(tuple(Step(f"s{i}", "value", (fact_ref(f),)) for i, f in enumerate(chosen, 1)))
    return Draft("ranking", 1.0, plan=plan, facts=chosen, labels=items, items=items if count != 1 else (),
                 text=items[0] if count == 1 else None)


def _size(fact: Fact) -> Decimal:
    return fact.amount.value * fact.amount.unit.factor if fact.amount else Decimal(0)
