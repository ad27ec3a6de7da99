"""One figure set against another: how many times as much it is, or by how much more or less."""

from __future__ import annotations

import re

from disclosure.amount import PERCENT
from disclosure.model import Fact
from qa.draft import Context, Draft, single
from qa.kinds.change import two_years
from qa.kinds.pairing import pair
from qa.kinds.sides import plan_of, split_sides
from qa.understand import cue


def times(context: Context) -> Draft | None:
    """How many times one figure is of another (甲是乙的几倍), or this year's of an earlier year's."""
    if not cue("asks", "times").search(context.question.text):
        return None
    split = split_sides(context, "times")
    if split is not None:
        sides = pair(context, *split)
        if sides is None:
            return Draft("times", 0.0)
        facts = (*sides[0].facts, *sides[1].facts)
        labels = tuple(context.base.title(side.facts[0]) if len(side.facts) == 1 else text for side, text in zip(sides, split, strict=True))
        return Draft("times", min(side.coverage for side in sides), plan=plan_of("multiple", *sides), facts=facts, labels=labels)
    subject = re.sub(r"20\d\d年?度?", " ", cue("times", "asking").sub(" ", context.question.body))
    found = two_years(context, subject) if len(set(context.question.years)) == 2 else None
    if found is None:
        return Draft("times", 0.0)
    new, old = found
    labels = tuple(f"{context.base.title(c.fact)}（{c.fact.year}年）" for c in found)
    return Draft("times", new.coverage, plan=single("multiple", new.fact, old.fact), facts=(new.fact, old.fact), labels=labels)


def set_against(context: Context, left: Fact, right: Fact) -> Draft | None:
    """Two figures of one row as the question wants them compared: a multiple, or a difference; None where it wants both told."""
    text = context.question.text
    if left.amount is None or right.amount is None or left.amount.unit.dimension != right.amount.unit.dimension:
        return None
    facts = (left, right)
    labels = tuple(f"{context.base.title(fact)}（{_column(fact)}）" for fact in facts)
    if cue("asks", "times").search(text):
        return Draft("times", 0.9, plan=single("multiple", *facts), facts=facts, labels=labels)
    if not cue("against", "gap").search(text):
        return None
    op = "points" if left.amount.unit == PERCENT else "difference"
    return Draft("comparison", 0.9, plan=single(op, *facts), facts=facts, labels=labels, magnitude=True, target=None if op == "points" else context.question.asked_unit)


def _column(fact: Fact) -> str:
    """What tells the two apart: the part of the form for a target, else the column."""
    return fact.row_path[0] if len(fact.row_path) > 1 and cue("against", "part").search(fact.row_path[0]) else fact.col_path[-1]
