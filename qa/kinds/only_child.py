"""An earlier year's figure of a subject of which the text tells one item alone: that item's (统战事务2023年: 其一般行政管理事务)."""

from __future__ import annotations

from disclosure.model import Fact, Role
from qa.draft import Context, Draft, single
from qa.phrase import phrase
from qa.text import plain
from qa.understand import cue


def only_child(context: Context) -> Draft | None:
    """The figure, in the year asked for, of the only item told beneath the subject named; None where there are several."""
    question = context.question
    if len(question.years) != 1 or not question.asks_number or question.dimension not in (None, "money"):
        return None
    for label in sorted(phrase(context.base, question.body).labels, key=len, reverse=True):
        beneath = [named.fact for named in context.base.named if named.fact.cell is None and _is_under(named.fact, label)]
        if len({fact.row_path for fact in beneath}) != 1:
            continue
        found = [fact for fact in beneath if fact.year == question.years[0] and fact.role is Role.LEVEL and fact.amount is not None]
        settled = cue("stage", "settled").search(question.text)
        told = [fact for fact in found if not settled or cue("stage", "final").search(fact.measure or "")]
        if len({str(fact.amount) for fact in told}) == 1:
            fact = told[0]
            return Draft("lookup", 1.0, plan=single("value", fact), facts=(fact,), labels=(fact.label,), target=question.asked_unit, reading="/".join(fact.row_path))
    return None


def _is_under(fact: Fact, label: str) -> bool:
    return any(plain(above) == label for above in fact.row_path[:-1])
