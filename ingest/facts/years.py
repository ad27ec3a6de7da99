"""Two columns under 近两年 without their years: which is last year's follows from the changes that the text states."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from disclosure.model import Fact, Role
from disclosure.terms import pattern, word

_NEAR = 80  # characters between a level and its change


def ordered_years(facts: Sequence[Fact], year: int | None) -> tuple[Fact, ...]:
    """The facts with the years of such columns exchanged where the text says that the first is last year's.

    Args:
        facts: all facts of a document; of such a pair the first column counts as the earlier year.
        year: the disclosure's own.
    """
    if year is None:
        return tuple(facts)
    before = set(_implied(facts, year))
    turned = {table for table in {f.table for f in facts if _unnamed(f)} if _votes(facts, table, year, before) < 0}
    other = {year - 1: year - 2, year - 2: year - 1}
    return tuple(
        replace(f, year=other[f.year]) if f.table in turned and _unnamed(f) and f.year in other else f for f in facts
    )


def _unnamed(fact: Fact) -> bool:
    """Whether a figure stands under the heading of two years, and no year is printed over it."""
    heading = "".join(fact.col_path)
    return fact.cell is not None and word("forms", "indicator", "two_years") in heading and not re.search(r"20\d\d", heading)


def _implied(facts: Sequence[Fact], year: int) -> Iterator[Decimal]:
    """Last year's amounts, as this year's less the changes stated right behind them."""
    told = [f for f in facts if f.cell is None and f.amount is not None and f.amount.unit.is_money]
    for level, delta in zip(told, told[1:], strict=False):
        near = level.row_path == delta.row_path and 0 <= delta.span[0] - level.span[1] < _NEAR
        if level.role is not Role.LEVEL or delta.role is not Role.DELTA or not near or level.year != year:
            continue
        base = delta.base or ""
        last = str(year - 1) in base or pattern("rules", "table_change", "last").search(base)
        if last and level.amount is not None and delta.amount is not None:
            yield level.amount.value - delta.amount.to(level.amount.unit).value


def _votes(facts: Sequence[Fact], table: str | None, year: int, before: set[Decimal]) -> int:
    """For how many rows the second column is last year's by the text, less those for which the first one is."""
    rows: dict[str, dict[int, Decimal]] = {}
    for fact in facts:
        if fact.table == table and _unnamed(fact) and fact.amount is not None and fact.year is not None:
            rows.setdefault((fact.cell or "").split("C")[0], {})[fact.year] = fact.amount.value
    pairs = [(years[year - 2], years[year - 1]) for years in rows.values() if {year - 1, year - 2} <= years.keys()]
    told = [(first in before, second in before) for first, second in pairs if first != second]
    return sum(second and not first for first, second in told) - sum(first and not second for first, second in told)
