"""A count times the money for each of it (65人，每人9000元，乘出来是多少): both stand in one sentence of the documents."""

from __future__ import annotations

from disclosure.amount import Amount, unit
from disclosure.model import Fact, Role
from disclosure.plan import Trace, evaluate
from qa.claims import claims, is_claimed, same
from qa.draft import Context, Draft, single
from qa.link import for_each
from qa.understand import cue, cues


def multiplied(context: Context) -> Draft | None:
    """What a count and a standard that the question gives come to, against the amount it gives where it gives one."""
    question = context.question
    if not cue("multiplied", "asked").search(question.text):
        return None
    said = list(claims(question.text))
    pairs = [(heads, each) for each in _of(context, said) for heads in _heads(context, each)]
    if not pairs or len({(heads.amount, each.amount) for heads, each in pairs}) > 1:
        return None
    heads, each = pairs[0]
    plan = single("product", heads, each)
    trace: Trace = evaluate(plan, context.base.lookup)
    given = [claim for claim in said if claim.unit.is_money and not is_claimed(each, [claim])]
    judged = same(trace.result.amount, given[0]) if len(given) == 1 and trace.result.amount else None
    target = question.asked_unit or unit(str(cues()["multiplied"]["unit"]))
    if judged is None and not cue("asks", "number").search(question.text):
        return None
    return Draft("product", 0.9, plan=plan, facts=(heads, each), boolean=judged, target=target, text=str(given[0]) if judged is not None else None)


def _of(context: Context, said: list[Amount]) -> list[Fact]:
    """The standards for each head that the question gives."""
    return [n.fact for n in context.base.named if for_each(n.fact) and is_claimed(n.fact, said)]


def _heads(context: Context, each: Fact) -> list[Fact]:
    """The counts that stand before a standard in its sentence, of the number the question gives."""
    beside = [
        n.fact for n in context.base.named
        if (n.fact.document, n.fact.quote) == (each.document, each.quote) and n.fact.role is Role.COUNT and n.fact.span[1] <= each.span[0]
    ]
    return [fact for fact in beside if fact.amount is not None and fact.amount.value in context.question.anchors][-1:]
