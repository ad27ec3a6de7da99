"""A program sent from outside: steps over addresses of figures, run exactly. It holds no number of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from disclosure.errors import PlanError
from disclosure.model import Document, Fact
from disclosure.plan import Evaluated, Plan, Step, Trace, evaluate, fact_ref

# Enough for any question; more is a mistake or an attack.
MOST_STEPS = 50
MOST_ARGS = 2_000


def run_program(steps: Sequence[Mapping[str, Any]], find: Callable[[str], Document]) -> dict[str, Any]:
    """Run a program and give its results with the figures it used.

    Args:
        steps: `{"id": "s1", "op": "ratio", "args": ["DOCUMENT#t3!R2C4", …]}`, in order; an argument is a figure's
            address, as `find_figures` gives it, or the id of an earlier step.
        find: gives the document of an id or file name.

    Raises:
        PlanError: when a step is malformed, or names what is not there.
        Undefined: when the arithmetic has no answer.
        UnitMismatch: when figures of different units meet.
        UnknownDocument: when an address names no document of the library.
    """
    plan = Plan(tuple(_step(step) for step in steps[: MOST_STEPS + 1]))
    if len(plan.steps) > MOST_STEPS or sum(len(step.args) for step in plan.steps) > MOST_ARGS:
        raise PlanError("程序太长。 The program is too long.")
    if len({step.id for step in plan.steps}) < len(plan.steps):
        raise PlanError("步骤的 id 重复。 Two steps have one id.")
    trace = evaluate(plan, _Lookup(find))
    last = trace.steps[-1]
    return {**_result(last), "program": [_shown(step) for step in trace.steps], "figures": _figures(trace)}


def _step(step: Mapping[str, Any]) -> Step:
    match step:
        case {"id": str() as name, "op": str() as op, "args": [*args]} if all(isinstance(a, str) for a in args):
            return Step(name, op, tuple(args))
    raise PlanError("步骤应为 {id, op, args}。 A step is {id, op, args}, all of text.")


class _Lookup:
    """Facts by `document#fact`, each document fetched and indexed once."""

    def __init__(self, find: Callable[[str], Document]) -> None:
        self._find = find
        self._held: dict[str, dict[str, Fact]] = {}

    def __call__(self, reference: str) -> Fact | None:
        """The fact of an address, or None for what is no address."""
        name, mark, address = reference.rpartition("#")
        if not mark:
            return None
        if name not in self._held:
            self._held[name] = {fact.id: fact for fact in self._find(name).facts}
        return self._held[name].get(address)


def _result(run: Evaluated) -> dict[str, Any]:
    amount = run.result.amount
    rounded = amount.rounded() if amount and amount.places > 2 else amount
    return {
        "value": rounded.plain() if rounded else None,
        "exact": amount.plain() if amount else None,
        "unit": amount.unit.name if amount else None,
        "boolean": run.result.boolean,
        "formula": run.result.formula,
    }


def _shown(run: Evaluated) -> dict[str, Any]:
    return asdict(run.step) | {"args": list(run.step.args)} | _result(run)


def _figures(trace: Trace) -> list[dict[str, Any]]:
    return [
        {"address": fact_ref(f), "label": f.label, "row_path": list(f.row_path), "col_path": list(f.col_path),
         "value": f.amount.plain() if f.amount else None, "unit": f.amount.unit.name if f.amount else None, "text": f.text}
        for f in trace.facts
    ]
