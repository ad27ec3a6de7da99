"""The program of an answer as a plan again: figures back to the facts they stand for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from disclosure.answer import Answer, Figure
from disclosure.plan import Plan, Step


def reference(figure: Figure, ids: Mapping[str, str]) -> str | None:
    """How a plan names a figure's fact, or None where its document is not known.

    Args:
        figure: a figure with a cell or a span.
        ids: ids of documents by file name.
    """
    document = ids.get(figure.document)
    if document is None:
        return None
    if figure.cell is not None:
        return f"{document}#{figure.cell}"
    return f"{document}#s{figure.span[0]}-{figure.span[1]}" if figure.span else None


def plan_of(answer: Answer, ids: Mapping[str, str]) -> Plan | None:
    """The plan that gave an answer, or None where it has no program or a figure has no address."""
    if not answer.program:
        return None
    places = {figure.id: reference(figure, ids) for figure in answer.figures}
    steps = []
    for step in answer.program:
        args = [places.get(arg, arg) for arg in step.args]
        if any(arg is None for arg in args):
            return None
        steps.append(Step(step.id, step.op, tuple(arg for arg in args if arg is not None)))
    return Plan(tuple(steps))


def combined(op: str, parts: Sequence[Plan]) -> Plan:
    """One plan that computes several and puts an operation over their results.

    A part that only takes a figure as it stands is put in directly.

    >>> one = Plan((Step("s1", "value", ("d#t1!R1C1",)),))
    >>> combined("difference", [one, one]).steps
    (Step(id='s1', op='difference', args=('d#t1!R1C1', 'd#t1!R1C1')),)
    """
    steps: list[Step] = []
    operands: list[str] = []
    for part in parts:
        if len(part.steps) == 1 and part.steps[0].op == "value":
            operands.append(part.steps[0].args[0])
            continue
        names = {step.id: f"s{len(steps) + place}" for place, step in enumerate(part.steps, 1)}
        steps += [Step(names[s.id], s.op, tuple(names.get(arg, arg) for arg in s.args)) for s in part.steps]
        operands.append(steps[-1].id)
    return Plan((*steps, Step(f"s{len(steps) + 1}", op, tuple(operands))))
