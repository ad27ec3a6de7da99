"""The program of an answer run anew over what stands in the library, and its value compared with what comes out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from disclosure.amount import Amount, Unit, parse_number, unit
from disclosure.errors import PlanError, UnitMismatch
from disclosure.model import Fact
from disclosure.plan import Evaluated, Plan, Step, Trace, evaluate

# As many characters of an exact result as an answer carries.
_EXACT = 40
Problem = tuple[str, str | None, str, str]


def check_steps(program: Sequence[Mapping[str, Any]], facts: Mapping[str, Fact]) -> tuple[list[Problem], Trace | None]:
    """Run a program, and say of each step (id, problem, stated, found).

    Args:
        program: the answer's steps.
        facts: what now stands at the addresses of its figures, by figure id.
    """
    if not program:
        return [], None
    steps = tuple(Step(str(s.get("id")), str(s.get("op")), _args(s)) for s in program)
    try:
        trace = evaluate(Plan(steps), facts.get)
    except (PlanError, UnitMismatch) as error:
        return [(step.id, "no_result", "", str(error)) for step in steps], None
    return [_step(stated, run) for stated, run in zip(program, trace.steps, strict=True)], trace


def _args(step: Mapping[str, Any]) -> tuple[str, ...]:
    args = step.get("args")
    return tuple(map(str, args)) if isinstance(args, list) else ()


def _step(stated: Mapping[str, Any], run: Evaluated) -> Problem:
    name, amount = run.step.id, run.result.amount
    if amount is None:
        return name, None if not stated.get("result") else "other_result", str(stated.get("result")), ""
    if stated.get("unit") != amount.unit.name:
        return name, "other_unit", str(stated.get("unit")), amount.unit.name
    if str(stated.get("exact")) != amount.plain()[:_EXACT]:
        return name, "other_exact", str(stated.get("exact")), amount.plain()[:_EXACT]
    result = str(stated.get("result"))
    now = _rounded_like(amount, result)
    return name, None if now is not None and now == result else "other_result", result, now or amount.plain()


def _rounded_like(amount: Amount, printed: str) -> str | None:
    """The amount with as many decimals as a printed result has, where that is a number."""
    value = parse_number(printed)
    if value is None:
        return None
    places = len(printed.partition(".")[2])
    return amount.rounded(places).plain() if places < amount.places else amount.plain()


def check_value(answer: Mapping[str, Any], trace: Trace) -> tuple[str | None, str, str] | None:
    """Whether the answer's value and truth follow from its last step; None where it states neither."""
    boolean, recomputed = answer.get("boolean"), trace.result.boolean
    if isinstance(boolean, bool) and recomputed is not None and boolean != recomputed:
        return "other_boolean", str(boolean), str(recomputed)
    value, amount = answer.get("value"), trace.result.amount
    if value is None or len(trace.steps) == 0:
        return None
    if amount is None:
        return "other_value", str(value), ""
    stated, named = parse_number(str(value)), unit(str(answer.get("unit") or ""))
    if stated is None or named is None:
        return "other_value", f"{value}{answer.get('unit') or ''}", str(amount)
    now = _in(amount, named)
    if now is None:
        return "other_unit", str(answer.get("unit")), amount.unit.name
    rounded = now.rounded(len(str(value).partition(".")[2])) if now.places else now
    same = stated == rounded.value or stated == abs(rounded.value) or Decimal(stated) == now.value
    return None if same else "other_value", str(value), rounded.plain()


def _in(amount: Amount, target: Unit) -> Amount | None:
    if amount.unit.dimension == target.dimension:
        return amount.to(target)
    if "plain" in (amount.unit.dimension, target.dimension):
        return Amount(amount.value * amount.unit.factor / target.factor, target)
    return None
