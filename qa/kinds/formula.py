"""What the asker spells out in brackets: A less B, A over B (总支出减去财政拨款支出; 接待费除以人次)."""

from __future__ import annotations

import re
from dataclasses import replace

from qa.draft import Context, Draft, single
from qa.kinds.choose import LEVELS, choose
from qa.text import plain
from qa.understand import cue, cues

_OPS = {"less": "difference", "over": "ratio"}
# Both sides have to be named at least so well.
_NAMED = 0.8


def formula(context: Context) -> Draft | None:
    """The figure that the formula in brackets gives; None where the question has none."""
    question = context.question
    for name, op in _OPS.items():
        match = cue("formula", name).search(question.raw)
        if match is None:
            continue
        undated = replace(context, question=replace(question, dimension=None, asked_unit=None, anchors=()))
        left, right = (choose(undated, _bare(match[side]), LEVELS) for side in ("a", "b"))
        if left is None or right is None or left.fact.amount is None or right.fact.amount is None:
            return Draft("formula", 0.0)
        grand = cue("formula", "grand").search(left.fact.label) and not cue("formula", "grand").search(question.raw)
        if left.fact.id == right.fact.id or (grand and cue("time", "this").search(question.text)):
            return Draft("formula", 0.0)
        alike = left.fact.amount.unit.dimension == right.fact.amount.unit.dimension
        if op == "difference" and not alike:
            return Draft("formula", 0.0)
        coverage = max(0.5, min(left.best.coverage, right.best.coverage)) if min(left.best.naming, right.best.naming) > _NAMED else 0.0
        kind = "share" if op == "ratio" and alike else "average" if op == "ratio" else "comparison"
        done = single(op if alike else "per", left.fact, right.fact)
        labels = (context.base.title(left.fact), context.base.title(right.fact))
        return Draft(kind, coverage, plan=done, facts=(left.fact, right.fact), labels=labels, target=question.asked_unit)
    return None


def _bare(text: str) -> str:
    return re.sub(cues()["formula"]["around"], "", plain(text))
