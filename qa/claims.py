"""Amounts that a question gives: what it says a figure is, and whether a figure is that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from disclosure.amount import COUNT, Amount, parse_number, unit
from disclosure.model import Fact
from qa.understand import cue


def claims(text: str) -> Iterator[Amount]:
    """The numbers of a text that are amounts, with a unit or with decimals; no years and no rates."""
    for match in cue("beneath", "amount").finditer(text):
        number, said = parse_number(match["n"] or match["m"]), match["u"] or ""
        named = unit(f"{said}元" if said in ("万", "亿") else said) if said else COUNT
        if number is not None:
            yield Amount(number, named or COUNT)


def without_claims(text: str) -> str:
    """A text without such numbers."""
    return cue("beneath", "amount").sub(" ", text)


def is_claimed(fact: Fact, said: Iterable[Amount]) -> bool:
    """Whether a figure is one of the amounts a question gives, to the last digit, in whatever unit."""
    return fact.amount is not None and any(same(fact.amount, claim) for claim in said)


def is_moved(fact: Fact, said: Iterable[Amount]) -> bool:
    """Whether a figure is one of the amounts a question gives, whichever way it went."""
    if fact.amount is None:
        return False
    return is_claimed(fact, said := list(said)) or is_claimed(replace(fact, amount=replace(fact.amount, value=-fact.amount.value)), said)


def same(own: Amount, claim: Amount) -> bool:
    """Whether an amount is what is said; a bare number says it in the amount's own unit."""
    if claim.unit == COUNT:
        return own.value == claim.value
    return own.unit.dimension == claim.unit.dimension and own.to(claim.unit).value == claim.value
