"""How was that computed? The program of the last answer in words, its operands with their places."""

from __future__ import annotations

from dataclasses import replace

from disclosure.answer import Answer
from disclosure.errors import PlanError, UnitMismatch
from disclosure.model import Fact
from disclosure.plan import evaluate
from qa.draft import Context
from qa.memory import Turn
from qa.replay import plan_of
from qa.topic import terms
from qa.verify import loose_numbers
from qa.write import place_of, shown


def explained(turn: Turn, context: Context) -> Answer | None:
    """The last answer again, told as the computation it was; None where it has no program."""
    plan = plan_of(turn.answer, context.base.documents)
    if plan is None:
        return None
    try:
        trace = evaluate(plan, context.base.lookup)
    except (PlanError, UnitMismatch):
        return None
    say = terms("say", context.question.language)
    parts = say["sep"].join(_part(fact, context) for fact in trace.facts[:8])
    taken = all(step.step.op == "value" for step in trace.steps)
    result = f"{turn.answer.value or ''}{turn.answer.unit or ''}"
    steps = say["sep"].join(f"{e.result.formula}" for e in trace.steps if e.step.op != "value")
    text = say["taken"].format(parts=parts) if taken else say["computed"].format(result=result, formula=steps, parts=parts)
    labels = ["".join((place_of(f, context), *f.row_path, *f.col_path)) for f in trace.facts]
    backing = [result, steps, *(f.text for f in trace.facts), *(str(f.amount or "") for f in trace.facts)]
    return None if loose_numbers(text, backing, labels, turn.asked) else replace(turn.answer, text=text, warnings=())


def _part(fact: Fact, context: Context) -> str:
    say = terms("say", context.question.language)
    return say["part"].format(label=context.base.title(fact), value=shown(fact.amount, fact), place=place_of(fact, context))
