"""What one disclosure brings to a question over several, found as an answer to a question of its own."""

from __future__ import annotations

from dataclasses import replace

from disclosure.answer import Status
from disclosure.plan import Step, evaluate
from qa.across.measure import Measured, Value
from qa.across.program import Term
from qa.across.units import Disclosure
from qa.alone import Prepared, answered
from qa.replay import plan_of
from qa.understand import cues


def term_of(prepared: Prepared, of: Disclosure, words: str, name: str) -> Term | None:
    """The figure that a disclosure answers a question with, and the steps that give it; None where it has none.

    Args:
        prepared: gives the named facts of some documents.
        words: the question.
        name: what the steps are told from those of other terms by.
    """
    answer = answered(prepared, words, of.files)
    base = prepared(of.files)[0]
    plan = plan_of(answer, base.documents) if answer.status in (Status.GROUNDED, Status.CONFLICT) else None
    if answer.value is None or plan is None:
        return None
    trace = evaluate(plan, base.lookup)
    if trace.result.amount is None:
        return None
    if len(plan.steps) == 1 and plan.steps[0].op == "value":
        return Term(of, plan.steps[0].args[0], trace.facts, trace.result.amount)
    names = {step.id: f"{name}{step.id}" for step in plan.steps}
    steps = tuple(Step(names[s.id], s.op, tuple(names.get(arg, arg) for arg in s.args)) for s in plan.steps)
    return Term(of, steps[-1].id, trace.facts, trace.result.amount, steps)


def filled(prepared: Prepared, found: Measured, words: str, dimension: str | None) -> Measured:
    """The same with the figures of disclosures that have it in no scope by its name, but answer when asked for it."""
    counted = {v.fact.amount.unit.dimension for v in found.values if v.fact.amount}
    asking = cues()["across_asking"].get(dimension or "", cues()["across_asking"]["money"])
    values = list(found.values)
    for of in found.absent:
        term = term_of(prepared, of, f"{words}{asking}", "")
        if term is None or term.steps or len(term.facts) != 1 or term.facts[0].amount is None:
            continue
        if counted <= {term.amount.unit.dimension} and dimension in (None, term.amount.unit.dimension):
            counted.add(term.amount.unit.dimension)
            values.append(Value(of, term.facts[0]))
    held = {v.of for v in values}
    return replace(found, values=tuple(values), lacking=tuple(d for d in found.lacking if d not in held))
