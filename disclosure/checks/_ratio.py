"""Ratios of printed figures: the exact one, how far rounding may move it, and how much a printed one is off."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from disclosure.amount import PERCENT, Amount, divide
from disclosure.model import Severity


@dataclass(frozen=True, slots=True)
class Ratio:
    """A percentage recomputed from printed operands.

    Attributes:
        exact: the percentage itself.
        slack: how far it may move when each operand moves within its rounding (first order, all at worst).
    """

    exact: Decimal
    slack: Decimal

    def shown(self, places: int = 2) -> Amount:
        """The percentage as findings give it."""
        return Amount(self.exact, PERCENT).rounded(max(2, places))

    def severity(self, stated: Amount) -> Severity | None:
        """How much a printed percentage is off: not at all, by rounding, slightly, or more.

        A 尾差 is what the operands' rounding allows, or a percentage cut off instead of rounded; two units of the
        last place beyond it are slight.
        """
        gap = abs(self.exact - stated.value)
        if gap <= stated.half_last_place:
            return None
        if gap <= self.slack + stated.half_last_place or gap < 2 * stated.half_last_place:
            return Severity.ROUNDING
        if gap <= self.slack + 5 * stated.half_last_place:
            return Severity.LOW
        return Severity.HIGH if gap > 1 else Severity.MEDIUM


def share(part: Amount, whole: Amount) -> Ratio | None:
    """A part in percent of a whole; None where the whole is nothing.

    >>> from disclosure.amount import WAN_YUAN
    >>> share(Amount(Decimal("355.81"), WAN_YUAN), Amount(Decimal("1613.88"), WAN_YUAN)).shown().plain()
    '22.05'
    """
    base = whole.to(part.unit)
    if base.value <= 0:
        return None
    exact = divide(part.value * 100, base.value)
    half = divide(whole.half_last_place * base.value, whole.value)
    return Ratio(exact, divide((part.half_last_place + abs(divide(exact, Decimal(100))) * half) * 100, base.value))


def growth(level: Amount, change: Amount) -> Ratio | None:
    """A change in percent of the level before it; None where there was none.

    >>> from disclosure.amount import WAN_YUAN
    >>> growth(Amount(Decimal("22.14"), WAN_YUAN), Amount(Decimal("0.64"), WAN_YUAN)).shown().plain()
    '2.98'
    """
    moved = change.to(level.unit)
    base = level.value - moved.value
    if base <= 0:
        return None
    shift = moved.half_last_place + level.half_last_place
    slack = divide(moved.half_last_place * 100, base) + divide(abs(moved.value) * 100 * shift, base * base)
    return Ratio(divide(moved.value * 100, base), slack)


def growth_between(now: Amount, before: Amount) -> Ratio | None:
    """The change from one level to another in percent of the first; None where that is nothing."""
    ratio = share(now, before)
    return None if ratio is None else Ratio(ratio.exact - 100, ratio.slack)


def graded(severity: Severity, stated: Amount, exact: Decimal) -> Severity:
    """How grave a wrong rate is: one step below a wrong amount, but for one that goes the other way or is ten times off."""
    if severity in (Severity.ROUNDING, Severity.LOW) and abs(exact - stated.value) <= 5 * stated.half_last_place:
        return severity
    if stated.value and exact and (stated.value * exact < 0 or _tenfold(stated.value, exact)):
        return Severity.HIGH
    return {Severity.HIGH: Severity.MEDIUM, Severity.MEDIUM: Severity.LOW}.get(severity, severity)


def _tenfold(left: Decimal, right: Decimal) -> bool:
    """Whether one number is ten times the other, or more, but for rounding."""
    small, large = sorted((abs(left), abs(right)))
    return large * 100 >= 950 * small
