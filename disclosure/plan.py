"""A Plan: a small program over facts, as data.

A plan names facts by `document#fact-id` and earlier steps by their id; it never holds a digit that came from a
question or a model. `evaluate` looks the facts up, runs the steps and keeps the trace.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from disclosure.amount import Amount
from disclosure.errors import PlanError
from disclosure.model import CellState, Fact
from disclosure.ops import OPERATIONS, Operand, Result


@dataclass(frozen=True, slots=True)
class Step:
    """One operation over facts (`doc#id`) and earlier steps (`s1`)."""

    id: str
    op: str
    args: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Selection:
    """Cells chosen by description instead of by address.

    Attributes:
        statement: a key of `terms/statements.toml`, or None for any.
        parent: a subject code; the rows directly below it are chosen.
        column: the innermost column heading, or None for every column.
        order: `desc`, `asc` or None for document order.
        limit: how many to keep, or None for all.
    """

    document: str
    statement: str | None = None
    parent: str | None = None
    column: str | None = None
    order: str | None = None
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """A program: its steps in order; the last one is the answer."""

    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Evaluated:
    """A step with what it was given and what came out."""

    step: Step
    operands: tuple[Operand, ...]
    result: Result


@dataclass(frozen=True, slots=True)
class Trace:
    """Every step of an evaluated plan and every fact it used, each once, in order of use."""

    steps: tuple[Evaluated, ...]
    facts: tuple[Fact, ...]

    @property
    def result(self) -> Result:
        """What the last step gave."""
        return self.steps[-1].result


def fact_ref(fact: Fact) -> str:
    """How a plan names a fact."""
    return f"{fact.document}#{fact.id}"


def evaluate(plan: Plan, lookup: Callable[[str], Fact | None]) -> Trace:
    """Run a plan.

    Args:
        plan: at least one step.
        lookup: gives the fact a reference names, or None.

    Raises:
        PlanError: for an unknown operation, fact or step, or an empty plan.
        Undefined: when the arithmetic has no answer.
        UnitMismatch: when amounts of different dimensions meet.
    """
    if not plan.steps:
        raise PlanError("the plan has no steps")
    done: dict[str, Result] = {}
    used: dict[str, Fact] = {}
    evaluated: list[Evaluated] = []
    for step in plan.steps:
        operation = OPERATIONS.get(step.op)
        if operation is None:
            raise PlanError(f"unknown operation {step.op}")
        operands = tuple(_operand(arg, done, used, lookup) for arg in step.args)
        result = operation.run(operands)
        done[step.id] = result
        evaluated.append(Evaluated(step, operands, result))
    return Trace(tuple(evaluated), tuple(used.values()))


def _operand(
    arg: str, done: dict[str, Result], used: dict[str, Fact], lookup: Callable[[str], Fact | None]
) -> Operand:
    if arg in done:
        result = done[arg]
        if result.amount is None:
            raise PlanError(f"step {arg} gave no amount")
        return Operand(result.amount, CellState.NUMBER, arg)
    fact = lookup(arg)
    if fact is None:
        raise PlanError(f"no such fact or step: {arg}")
    used.setdefault(arg, fact)
    return Operand(fact.amount, fact.state, fact.label)


def select(facts: Sequence[Fact], selection: Selection) -> list[Fact]:
    """Resolve a selection against the facts of its document, in the order asked for."""
    chosen = [fact for fact in facts if _matches(fact, selection)]
    if selection.order:
        descending = selection.order == "desc"
        chosen = sorted(
            (fact for fact in chosen if fact.amount is not None), key=_size, reverse=descending
        )
    return chosen[: selection.limit] if selection.limit else chosen


def _matches(fact: Fact, selection: Selection) -> bool:
    if fact.document != selection.document or fact.cell is None:
        return False
    if selection.statement and fact.statement != selection.statement:
        return False
    if selection.column and (not fact.col_path or fact.col_path[-1] != selection.column):
        return False
    if selection.parent is not None:
        return fact.code is not None and parent_code(fact.code) == selection.parent
    return True


def parent_code(code: str) -> str | None:
    """The subject code one level up: 2101505 → 21015 → 210 → '' (the total); None for other codes.

    >>> parent_code("2101505"), parent_code("210"), parent_code("123456")
    ('21015', '', None)
    """
    if not code.isdigit() or len(code) not in (3, 5, 7):
        return None
    return code[:-2] if len(code) > 3 else ""


def _size(fact: Fact) -> tuple[bool, object]:
    amount: Amount | None = fact.amount
    return (amount is not None, amount.value * amount.unit.factor if amount else 0)
