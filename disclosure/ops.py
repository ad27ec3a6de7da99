"""The operations a plan may use: one decorated function each.

Every operation is exact (`Result.amount` is unrounded) and says its formula. A blank operand is refused except by
`sum`, where a blank cell adds nothing; a dash counts as blank.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from disclosure.amount import (
    COUNT,
    PERCENT,
    POINTS,
    TIMES,
    WAN_YUAN,
    YUAN,
    Amount,
    Unit,
    divide,
    require_same_dimension,
)
from disclosure.errors import PlanError, Undefined
from disclosure.model import CellState


@dataclass(frozen=True, slots=True)
class Operand:
    """A value with the state of the cell it came from."""

    amount: Amount | None
    state: CellState
    label: str

    @property
    def number(self) -> Amount:
        """The amount, which must be there.

        Raises:
            Undefined: for a blank, a dash or a text.
        """
        if self.amount is None:
            raise Undefined(f"{self.label} has no figure")
        return self.amount


@dataclass(frozen=True, slots=True)
class Result:
    """What an operation gives: an exact amount or a truth value, and its formula in printed figures."""

    amount: Amount | None
    formula: str
    boolean: bool | None = None


@dataclass(frozen=True, slots=True)
class Operation:
    """A named operation and its one-sentence description, which also feeds planners."""

    name: str
    description: str
    run: Callable[[Sequence[Operand]], Result]


_MONTHS = 12

OPERATIONS: dict[str, Operation] = {}


def op(function: Callable[[Sequence[Operand]], Result]) -> Callable[[Sequence[Operand]], Result]:
    """Register a function as the operation of its name."""
    text = (function.__doc__ or "").strip().splitlines()
    OPERATIONS[function.__name__.rstrip("_")] = Operation(
        function.__name__.rstrip("_"), text[0] if text else "", function
    )
    return function


def _pair(operands: Sequence[Operand]) -> tuple[Amount, Amount]:
    if len(operands) != 2:
        raise PlanError("the operation takes two operands")
    left, right = (operand.number for operand in operands)
    require_same_dimension(left.unit, right.unit)
    return left, right.to(left.unit)


def _joined(amounts: Sequence[Amount], sign: str) -> str:
    return f" {sign} ".join(amount.plain() for amount in amounts)


@op
def value(operands: Sequence[Operand]) -> Result:
    """The figure itself."""
    if len(operands) != 1:
        raise PlanError("value takes one operand")
    return Result(operands[0].amount, operands[0].amount.plain() if operands[0].amount else "")


@op
def sum_(operands: Sequence[Operand]) -> Result:
    """The sum of figures of one dimension; blank cells add nothing.

    >>> one = Operand(Amount(Decimal("1.80"), WAN_YUAN), CellState.NUMBER, "水费")
    >>> sum_([one, one]).amount.plain()
    '3.60'
    """
    amounts = [operand.amount for operand in operands if operand.amount is not None]
    if not amounts:
        raise Undefined("there is nothing to add")
    unit = amounts[0].unit
    for amount in amounts:
        require_same_dimension(unit, amount.unit)
    converted = [amount.to(unit) for amount in amounts]
    return Result(Amount(sum((a.value for a in converted), Decimal(0)), unit), _joined(converted, "+"))


@op
def difference(operands: Sequence[Operand]) -> Result:
    """The first figure minus the second."""
    left, right = _pair(operands)
    return Result(Amount(left.value - right.value, left.unit), f"{left.plain()} − {right.plain()}")


@op
def minus_all(operands: Sequence[Operand]) -> Result:
    """The first figure minus all the others."""
    rest = sum_(operands[1:]).amount
    if rest is None:
        raise Undefined("there is nothing to take away")
    left = operands[0].number
    parts = [operand.number.to(left.unit) for operand in operands[1:] if operand.amount]
    return Result(
        Amount(left.value - rest.to(left.unit).value, left.unit),
        f"{left.plain()} − {_joined(parts, '−')}",
    )


@op
def ratio(operands: Sequence[Operand]) -> Result:
    """The first figure as a percentage of the second.

    >>> part = Operand(Amount(Decimal("308.64"), WAN_YUAN), CellState.NUMBER, "part")
    >>> whole = Operand(Amount(Decimal("1234.50"), WAN_YUAN), CellState.NUMBER, "whole")
    >>> ratio([part, whole]).amount.rounded().plain()
    '25.00'
    """
    left, right = _pair(operands)
    if right.value == 0:
        raise Undefined("the base is zero")
    return Result(
        Amount(divide(left.value * 100, right.value), PERCENT),
        f"{left.plain()} ÷ {right.plain()} × 100%",
    )


@op
def multiple(operands: Sequence[Operand]) -> Result:
    """How many times the first figure is of the second."""
    left, right = _pair(operands)
    if right.value == 0:
        raise Undefined("the base is zero")
    return Result(Amount(divide(left.value, right.value), TIMES), f"{left.plain()} ÷ {right.plain()}")


@op
def growth(operands: Sequence[Operand]) -> Result:
    """The growth of the first figure over the second (its base), in percent; a fall is negative."""
    left, right = _pair(operands)
    if right.value == 0:
        raise Undefined("the base is zero: there is no growth rate")
    return Result(
        Amount(divide((left.value - right.value) * 100, right.value), PERCENT),
        f"({left.plain()} − {right.plain()}) ÷ {right.plain()} × 100%",
    )


@op
def growth_from_change(operands: Sequence[Operand]) -> Result:
    """The growth rate of a figure that changed by the second one: change ÷ (figure − change), in percent."""
    level, change = _pair(operands)
    base = level.value - change.value
    if base == 0:
        raise Undefined("the base is zero: there is no growth rate")
    return Result(
        Amount(divide(change.value * 100, base), PERCENT),
        f"{change.plain()} ÷ ({level.plain()} − {change.plain()}) × 100%",
    )


@op
def mean(operands: Sequence[Operand]) -> Result:
    """The average of figures of one dimension."""
    total = sum_(operands)
    count = sum(1 for operand in operands if operand.amount is not None)
    amount = operands[0].number if total.amount is None else total.amount
    return Result(Amount(divide(amount.value, Decimal(count)), amount.unit), f"({total.formula}) ÷ {count}")


@op
def per(operands: Sequence[Operand]) -> Result:
    """The first figure divided by a count of another dimension (per head, per vehicle), money in 元."""
    if len(operands) != 2:
        raise PlanError("per takes two operands")
    left, right = operands[0].number, operands[1].number
    if left.unit.is_money:
        left = left.to(YUAN)
    heads = right.value * right.unit.factor
    if heads == 0:
        raise Undefined("the count is zero")
    return Result(Amount(divide(left.value, heads), left.unit), f"{left.plain()} ÷ {right.plain()}")


@op
def product(operands: Sequence[Operand]) -> Result:
    """A count times the money for each of it, in 元."""
    if len(operands) != 2:
        raise PlanError("product takes two operands")
    heads, each = operands[0].number, operands[1].number
    if heads.unit.is_money or not each.unit.is_money:
        raise PlanError("product takes a count and the money for each")
    money = each.to(YUAN)
    return Result(Amount(heads.value * heads.unit.factor * money.value, YUAN), f"{heads.plain()} × {money.plain()}")


@op
def monthly(operands: Sequence[Operand]) -> Result:
    """A year's money spread evenly over its twelve months, in 元."""
    if len(operands) != 1 or not operands[0].number.unit.is_money:
        raise PlanError("monthly takes one amount of money")
    whole = operands[0].number.to(YUAN)
    return Result(Amount(divide(whole.value, Decimal(_MONTHS)), YUAN), f"{whole.plain()} ÷ {_MONTHS}")


@op
def count(operands: Sequence[Operand]) -> Result:
    """How many figures were chosen."""
    return Result(Amount(Decimal(len(operands)), COUNT), str(len(operands)))


def _extreme(operands: Sequence[Operand], name: str, least: bool) -> Result:
    amounts = [operand.number for operand in operands]
    if not amounts:
        raise PlanError("there is nothing to choose from")
    for amount in amounts:
        require_same_dimension(amounts[0].unit, amount.unit)
    ordered = sorted(amounts, key=lambda amount: amount.value * amount.unit.factor, reverse=not least)
    return Result(ordered[0], f"{name}({', '.join(str(amount) for amount in amounts)})")


@op
def largest(operands: Sequence[Operand]) -> Result:
    """The largest of several figures of one dimension, in its own unit.

    >>> few = [Operand(Amount(Decimal(n), WAN_YUAN), CellState.NUMBER, n) for n in ("0.83", "1.00", "0.95")]
    >>> largest(few).amount.plain()
    '1.00'
    """
    return _extreme(operands, "max", least=False)


@op
def smallest(operands: Sequence[Operand]) -> Result:
    """The smallest of several figures of one dimension, in its own unit."""
    return _extreme(operands, "min", least=True)


@op
def points(operands: Sequence[Operand]) -> Result:
    """The first percentage minus the second, in percentage points.

    >>> now, then = (Operand(Amount(Decimal(n), PERCENT), CellState.NUMBER, n) for n in ("46.60", "36.17"))
    >>> str(points([now, then]).amount)
    '10.43个百分点'
    """
    left, right = _pair(operands)
    require_same_dimension(left.unit, PERCENT)
    return Result(Amount(left.value - right.value, POINTS), f"{left.rounded().plain()}% − {right.rounded().plain()}%")


@op
def equal(operands: Sequence[Operand]) -> Result:
    """Whether two figures are the same quantity; the amount is their difference."""
    left, right = _pair(operands)
    return Result(
        Amount(left.value - right.value, left.unit),
        f"{left.plain()} = {right.plain()}",
        boolean=left.value == right.value,
    )


def convert(amount: Amount, target: Unit) -> Amount:
    """Express an amount in another unit of its dimension."""
    return amount.to(target)


__all__ = ["OPERATIONS", "WAN_YUAN", "Operand", "Operation", "Result", "convert", "op"]
