"""Conditions on figures, as questions put them: 不超过3万元, 恰好3万元, 是0.00, 填了数的."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

import cn2an

from disclosure.amount import Amount, unit
from disclosure.model import CellState, Fact
from qa.understand import cue, cues

Condition = Callable[[Fact], bool]

_COMPARE: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "over": lambda value, bound: value > bound,
    "under": lambda value, bound: value < bound,
    "at_most": lambda value, bound: value <= bound,
    "at_least": lambda value, bound: value >= bound,
    "below": lambda value, bound: value < bound,
    "above": lambda value, bound: value > bound,
    "exactly": lambda value, bound: value == bound,
}


def condition(text: str) -> Condition | None:
    """The condition a question puts on figures, or None."""
    text = in_digits(text)
    for name, compare in _COMPARE.items():
        match = cue("conditions", name).search(text)
        if match:
            return _bounded(text, match, compare)
    for name, state in (("zero", CellState.ZERO), ("blank", CellState.BLANK)):
        if cue("conditions", name).search(text):
            return _in_state(state)
    if cue("conditions", "filled").search(text):
        return lambda fact: fact.amount is not None and fact.amount.value != 0
    return None


def in_digits(text: str) -> str:
    """A bound written in Chinese numerals as digits: 一百万以上, 上百万.

    >>> in_digits("一百万元以上的项目"), in_digits("上百万的项目")
    ('100万元以上的项目', '100万以上的项目')
    """
    text = re.sub(cues()["bounds"]["reached"], lambda m: f"达到{_digits(m['n'])}", text)
    text = re.sub(cues()["bounds"]["hundreds"], r"一\g<n>万以上", text)
    return re.sub(cues()["bounds"]["numeral"], lambda m: _digits(m["n"] or m["m"]), text)


def _digits(numeral: str) -> str:
    """A Chinese numeral in digits, 百 alone being a hundred; what is none (二三百) as it stands."""
    try:
        return str(int(cn2an.cn2an(re.sub(cues()["bounds"]["bare"], cues()["bounds"]["one"], numeral), "smart")))
    except ValueError:
        return numeral


def _in_state(state: CellState) -> Condition:
    return lambda fact: fact.state is state


def _bounded(text: str, match: re.Match[str], compare: Callable[[Decimal, Decimal], bool]) -> Condition:
    digits = next(found for name, found in match.groupdict().items() if found)
    number = Decimal(digits.replace(",", ""))
    after = text[match.start() + match.group().find(digits) + len(digits) :]
    named = re.match(r"( ?million yuan| ?yuan|亿元|万元|千元|元|%|万|亿|块)", after)
    own = unit(cues()["bound_units"].get(named.group().strip(), named.group().strip())) if named else None

    def holds(fact: Fact) -> bool:
        if fact.amount is None:
            return False
        if own is not None and own.dimension != fact.amount.unit.dimension:
            return False
        bound = Amount(number, own).to(fact.amount.unit).value if own else number
        return compare(fact.amount.value, bound)

    return holds
