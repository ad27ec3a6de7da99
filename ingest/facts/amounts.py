"""The amounts of a sentence: which digits are one, in which unit, and whether it is money for each head."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from disclosure.amount import COUNT, Amount, Unit, bare_money, parse_number, unit, unit_names
from disclosure.terms import pattern
from ingest.facts.source import Source

_NUMBER = r"\d[\d,]*(?:\.\d+)?"


@cache
def amounts() -> re.Pattern[str]:
    """A number, or a printed sum of numbers, with its unit."""
    names = "|".join(re.escape(name) for name in unit_names() if not re.fullmatch("[a-z]+.*", name))
    number = rf"(?P<number>{_NUMBER}(?:[+＋]{_NUMBER})*)"
    return re.compile(rf"(?<![\d.,A-Za-z〔\[【]){number}\s?(?P<unit>{names})(?![A-Za-z])")


def read_amount(match: re.Match[str], before: str, text: str, source: Source) -> Amount | None:
    """The amount of a match, or None where its digits are a date or its unit measures nothing."""
    if pattern("narrative", "strip", "level").match(text, max(0, match.start() - 1)):
        return None
    found = _unit(match["unit"], before, text[match.end() :], source)
    value = _value(match["number"])
    if found is None or value is None or _is_date(found, text[match.end() : match.end() + 1]):
        return None
    return Amount(value, found)


def _unit(name: str, before: str, behind: str, source: Source) -> Unit | None:
    """The unit of a figure; a bare 万 or 亿 counts money where its sentence or heading speaks of money, and not of people.

    Money for each head is read as money; that it is for each, the fact's measure says.
    """
    own = unit(name)
    if own is not None and own.dimension == "per-head":
        return unit(own.name.partition("/")[0])
    if own is None or bare_money(own) is None:
        return own
    if pattern("narrative", "product", "behind").match(behind) or pattern("narrative", "product", "whole").search(before):
        return bare_money(own)
    spoken = before if source.table else before + "".join(source.section[-1:])
    if not pattern("narrative", "money", "signs").search(spoken) or pattern("narrative", "money", "counted").search(before[-16:]):
        return own
    return bare_money(own)


def _value(text: str) -> Decimal | None:
    """A number, or a printed sum of numbers (152.09+1275.8)."""
    parts = [parse_number(part) for part in re.split(r"[+＋]", text)]
    numbers = [part for part in parts if part is not None]
    return sum(numbers, Decimal(0)) if len(numbers) == len(parts) else None


def _is_date(found: Unit, after: str) -> bool:
    """Whether a number is a date, or a relation of two figures (2倍) and none itself."""
    if found.dimension in ("year", "multiple"):
        return True
    if found.dimension == COUNT.dimension:
        return found != COUNT
    return found.dimension == "people" and bool(pattern("narrative", "sentence", "day").match(after))


def is_each(match: re.Match[str], before: str, behind: str) -> bool:
    """Whether a figure is money for each head: a factor of a calculation (65人*9000元), or said so (每人每年200元)."""
    said = any(pattern("narrative", "product", name).search(before) for name in ("heads", "each"))
    own = unit(match["unit"])
    each = own is not None and own.dimension == "per-head"
    money = own is not None and (own.is_money or bare_money(own) is not None)
    return each or (money and (said or pattern("narrative", "product", "behind").match(behind) is not None))
