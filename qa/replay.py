"""The program of an answer as a plan again: figures back to the facts they stand for."""

from __future__ import annotations

from collections.abc import Sequence

from disclosure.answer import Answer, Figure
from disclosure.model import Document, Fact
from disclosure.plan import Plan, Step, fact_ref


def fact_at(document: Document, address: str | None, text: str, value: str | None) -> Fact | None:
    """The fact at a figure's address; of several in one cell the one of that text and value, else the first.

    Args:
        document: where it stands.
        address: a cell, or `s<start>-<end>` for a span.
        text: as printed.
        value: as a decimal string.
    """
    there = [fact for fact in document.facts if address in (fact.cell, fact.id)]
    same = [f for f in there if f.text == text and (f.amount.plain() if f.amount else None) == value]
    return next(iter(same or there), None)


def address_of(cell: str | None, span: Sequence[int] | None) -> str | None:
    """The address of a figure in a cell or a sentence.

    >>> address_of(None, (3, 9))
    's3-9'
    """
    return cell or (f"s{span[0]}-{span[1]}" if span is not None and len(span) == 2 else None)


def plan_of(answer: Answer, documents: Sequence[Document]) -> Plan | None:
    """The plan that gave an answer, or None where it has no program or a figure is not to be found."""
    if not answer.program:
        return None
    places = {figure.id: _reference(figure, documents) for figure in answer.figures}
    steps = []
    for step in answer.program:
        args = [places.get(arg, arg) for arg in step.args]
        if any(arg is None for arg in args):
            return None
        steps.append(Step(step.id, step.op, tuple(arg for arg in args if arg is not None)))
    return Plan(tuple(steps))


def _reference(figure: Figure, documents: Sequence[Document]) -> str | None:
    document = next((d for d in documents if d.info.file == figure.document), None)
    address = address_of(figure.cell, figure.span)
    fact = fact_at(document, address, figure.text, figure.value) if document is not None else None
    return fact_ref(fact) if fact is not None else None


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
