"""Whether two measures are the same quantity, as far as a question set can tell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from disclosure.amount import COUNT, PERCENT, YUAN, Amount, Unit, divide, parse_number, unit, unit_names
from disclosure.terms import load, words
from eval.gold import Gold
from eval.text import plain


@dataclass(frozen=True, slots=True)
class Measure:
    """A number with the name of its unit; an empty name is a bare number."""

    value: Decimal
    unit: str = ""

    def __str__(self) -> str:
        return f"{self.value}{self.unit}"


def in_unit(measure: Measure, target: str) -> Decimal | None:
    """Express a measure in another unit, or None when it measures something else.

    >>> in_unit(Measure(Decimal("5000"), "元"), "万元"), in_unit(Measure(Decimal(60), "万人"), "万")
    (Decimal('0.5'), Decimal('60'))
    >>> in_unit(Measure(Decimal("5000"), ""), "万元") is None
    True
    """
    if measure.unit == target or not target:
        return measure.value
    wanted = unit(target)
    given = unit(measure.unit) if measure.unit else COUNT
    if wanted is None or given is None:
        return None
    factor = _factor(given, wanted)
    return None if factor is None else divide(measure.value * factor, wanted.factor)


def _factor(given: Unit, wanted: Unit) -> Decimal | None:
    dimensions = {given.dimension, wanted.dimension}
    if len(dimensions) == 1 or any(dimensions <= set(group) for group in load("eval")["alike"]):
        return given.factor
    measured = dimensions - {COUNT.dimension}
    if COUNT.dimension in dimensions and measured <= set(words("eval", "counts")):
        return given.factor
    # People say 5622万 for 5622万元; a bare 个 or no unit at all says nothing about money.
    if wanted.is_money and given.dimension == COUNT.dimension and given.factor > 1:
        return given.factor
    return None


def tolerance(gold: Gold) -> Decimal:
    """How far a value may lie from the gold one, in the gold unit."""
    if gold.tolerance is not None:
        return gold.tolerance
    number = parse_number(gold.value)
    return Amount(number or Decimal(0), PERCENT).half_last_place


def matches(measure: Measure, gold: Gold, text: str = "") -> bool:
    """Whether a measure is the gold value, or a number that `accept` lists.

    Args:
        measure: the answer's value.
        gold: the right answer.
        text: the answer's text; an accepted "减少64.89" lets 64.89 pass when the text says so.
    """
    target = parse_number(gold.value)
    value = in_unit(measure, gold.unit)
    if target is not None and value is not None and abs(value - target) <= tolerance(gold):
        return True
    return any(_is_accepted(measure, accept, gold, text) for accept in gold.accept)


def _is_accepted(measure: Measure, accept: str, gold: Gold, text: str) -> bool:
    read = read_accept(accept, gold)
    if read is None:
        return False
    other, value = in_unit(read, gold.unit), in_unit(measure, gold.unit)
    if other is None or value is None:
        return False
    slack = tolerance(gold) if _mirrors(other, gold) else Decimal(0)
    if abs(value - other) <= slack:
        return True
    said = _is_fall(accept) and plain(accept) in plain(text)
    return said and abs(value + other) <= slack


def _mirrors(value: Decimal, gold: Gold) -> bool:
    target = parse_number(gold.value)
    return target is not None and abs(abs(value) - abs(target)) <= tolerance(gold)


def _alternatives(key: str) -> str:
    return "|".join(re.escape(word) for word in sorted(words("eval", key), key=len, reverse=True))


def _is_fall(accept: str) -> bool:
    return re.match(_alternatives("falls"), plain(accept)) is not None


def read_accept(accept: str, gold: Gold) -> Measure | None:
    """Read an accepted answer as a measure, or None when it is words.

    A bare number is in the unit that makes it the gold quantity (5000 beside 0.5万元 is 元), else in the gold
    unit: `accept` may list another sign, and is not meant to let a wrong scale in.
    """
    cues = "|".join(_alternatives(key) for key in ("falls", "rises", "around", "money_marks"))
    pattern = rf"(?P<cue>(?:{cues})*)(?P<neg>[-−])?(?P<num>\d[\d,]*(?:\.\d+)?|\.\d+)(?P<unit>\S*)"
    match = re.fullmatch(pattern, plain(accept))
    if match is None:
        return None
    value = Decimal(match["num"].replace(",", ""))
    if match["neg"] or _is_fall(accept):
        value = -value
    if match["unit"]:
        known = unit(match["unit"])
        return Measure(value, known.name) if known else None
    if any(mark in match["cue"] for mark in words("eval", "money_marks")):
        return Measure(value, YUAN.name)
    return Measure(value, _unit_of_bare(value, gold))


def _unit_of_bare(value: Decimal, gold: Gold) -> str:
    for name in (gold.unit, *unit_names()):
        read = in_unit(Measure(value, name), gold.unit)
        if read is not None and _mirrors(read, gold):
            known = unit(name)
            return known.name if known else name
    return gold.unit
