"""Which of two is larger, and by how much? Two figures of one document, never of two years (that is a change)."""

from __future__ import annotations

from qa.draft import Context, Draft
from qa.kinds.pairing import pair
from qa.kinds.remainder import overstaffed
from qa.kinds.sides import Side, plan_of, split_sides
from qa.understand import cue


def comparison(context: Context) -> Draft | None:
    """The difference of two figures the question names; `boolean` where it asks whether one is larger."""
    question = context.question
    if cue("remainder", "overstaffed").search(question.text):
        return overstaffed(context)
    split = split_sides(context, "comparison")
    if split is None:
        return None
    sides = pair(context, *split)
    if sides is None:
        return Draft("comparison", 0.0)
    left, right = sides
    first, second = left.amount(), right.amount()
    if first is None or second is None:
        return Draft("comparison", 0.0)
    if _same(left, right):
        return Draft("comparison", 0.0)
    gap = first.value - second.to(first.unit).value
    claimed = _claim(context)
    facts = (*left.facts, *right.facts)
    titles = [context.base.title(side.facts[0]) if len(side.facts) == 1 else text for side, text in zip(sides, split, strict=True)]
    return Draft(
        "comparison", min(left.coverage, right.coverage), plan=plan_of("difference", left, right), facts=facts,
        labels=tuple(titles) if len(set(titles)) > 1 else split,
        boolean=None if claimed is None else gap * claimed > 0, magnitude=True, target=question.asked_unit,
    )


def _same(left: Side, right: Side) -> bool:
    """Whether both sides came to figures of one name and amount: how far apart they are asks for others."""
    a, b = left.facts[0], right.facts[0]
    alone = len(left.facts) == len(right.facts) == 1
    return alone and a.label == b.label and a.amount == b.amount


def _claim(context: Context) -> int | None:
    """1 where the question asks whether A is more than B, -1 for less, None where it asks how much."""
    text = context.question.text
    if not cue("truth", "asked").search(text) or cue("asks", "number").search(text):
        return None
    return -1 if cue("comparison", "less").search(text) else 1
