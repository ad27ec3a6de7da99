"""Sums of columns and rows: a total column over its sibling columns, a subject over the subjects one level below.

Tolerance follows the printed digits (see `tolerance`). Source: the formulas of the final-account templates
(`1 栏各行 = (2+3) 栏各行`) and the subject code hierarchy of the classification.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import pairwise

from disclosure.amount import Amount
from disclosure.terms import words

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Identity:
    """A total and its parts, as positions in a sequence of columns or rows."""

    name: str
    total: int
    parts: tuple[int, ...]


@cache
def _totals() -> frozenset[str]:
    return frozenset(words("columns", "total", "names"))


def column_identities(paths: Sequence[Path]) -> list[Identity]:
    """The identities between the columns of one block, from their heading paths.

    Under every group heading, the first 小计 or 合计 is the sum of the other columns directly under it; a deeper
    group is represented by its own total, or by its columns when it has none.

    >>> [(i.total, i.parts) for i in column_identities([("合计",), ("基本支出", "小计"), ("基本支出", "人员经费"),
    ...     ("基本支出", "公用经费"), ("项目支出",)])]
    [(0, (1, 4)), (1, (2, 3))]
    """
    identities: list[Identity] = []
    _collect(paths, tuple(range(len(paths))), 0, identities)
    return identities


def _collect(paths: Sequence[Path], members: tuple[int, ...], depth: int, out: list[Identity]) -> None:
    groups: dict[str, list[int]] = {}
    total: int | None = None
    for index in members:
        own = paths[index][depth:]
        if len(own) == 1 and own[0] in _totals() and total is None:
            total = index
        elif own:
            groups.setdefault(own[0], []).append(index)
    parts: list[int] = []
    deeper: list[tuple[int, ...]] = []
    for name, indexes in groups.items():
        nested = [i for i in indexes if len(paths[i]) > depth + 1]
        if not nested:
            if name not in _totals():
                parts.extend(indexes)
            continue
        deeper.append(tuple(indexes))
        inner = [i for i in nested if paths[i][-1] in _totals() and len(paths[i]) == depth + 2]
        parts.extend(inner[:1] or indexes)
    if total is not None and len(parts) > 1:
        out.append(Identity("columns", total, tuple(parts)))
    for group in deeper:
        _collect(paths, group, depth + 1, out)


def code_children(codes: Sequence[str | None]) -> dict[int, tuple[int, ...]]:
    """For every row, the rows of the subjects directly below it; row positions by code.

    >>> code_children(["210", "21011", "2101101", "2101103"])
    {0: (1,), 1: (2, 3)}
    """
    children: dict[int, list[int]] = {}
    for index, code in enumerate(codes):
        if not code or len(code) not in (5, 7):
            continue
        above = [i for i in range(index) if codes[i] == code[:-2]]
        if above:
            children.setdefault(above[-1], []).append(index)
    return {parent: tuple(rows) for parent, rows in children.items()}


def unit_children(codes: Sequence[str | None]) -> dict[int, tuple[int, ...]]:
    """For every row of a unit (a code of six digits), the rows of its uppermost subjects, down to the next unit.

    >>> unit_children(["", "504001", "2070101", "2210201", "504002", "2070109"])
    {1: (2, 3), 4: (5,)}
    """
    units = [i for i, code in enumerate(codes) if code and re.fullmatch(r"\d{6}", code)]
    found: dict[int, tuple[int, ...]] = {}
    for unit, end in pairwise([*units, len(codes)]):
        below = [i for i in range(unit + 1, end) if len(codes[i] or "") in (3, 5, 7)]
        top = min((len(codes[i] or "") for i in below), default=0)
        if below:
            found[unit] = tuple(i for i in below if len(codes[i] or "") == top)
    return found


def tolerance(amounts: Sequence[Amount]) -> Decimal:
    """How far a sum of n rounded terms may lie from its rounded total: half a unit of the last place for each.

    With one number of decimals throughout that is (n + 1) half units.

    Args:
        amounts: the n terms and their total, in one unit.
    """
    return sum((amount.half_last_place for amount in amounts), Decimal(0))


def holds(total: Amount, parts: Sequence[Amount]) -> bool:
    """Whether parts add up to a total within the tolerance of their printed digits; other kinds never do."""
    if any(part.unit.dimension != total.unit.dimension for part in parts):
        return False
    converted = [part.to(total.unit) for part in parts]
    gap = sum((part.value for part in converted), Decimal(0)) - total.value
    return abs(gap) <= tolerance([total, *converted])


def satisfied(identities: Sequence[Identity], row: Mapping[int, Amount]) -> bool:
    """Whether a row's figures satisfy the identities; a missing figure adds nothing, a missing total fails."""
    for identity in identities:
        parts = [row[i] for i in identity.parts if i in row]
        total = row.get(identity.total)
        if total is None and not parts:
            continue
        if total is None or not holds(total, parts):
            return False
    return True


def carried_over(paths: Sequence[Path]) -> tuple[int, int, int, int] | None:
    """The columns of opening balance, income, expenditure and closing balance, where a table has all four.

    >>> carried_over([("年初结转和结余",), ("本年收入",), ("本年支出", "小计"), ("本年支出", "基本支出"), ("年末结转和结余",)])
    (0, 1, 2, 4)
    """
    found = [_headed(paths, words("columns", "carried", key)) for key in ("opening", "income", "expenditure", "closing")]
    known = [column for column in found if column is not None]
    return (known[0], known[1], known[2], known[3]) if len(known) == 4 else None


def _headed(paths: Sequence[Path], names: Sequence[str]) -> int | None:
    """The column of one of these names: its own, or the total of the columns below it."""
    return next((i for i, path in enumerate(paths) if path and path[0] in names and (len(path) == 1 or path[-1] in _totals())), None)


def carries(columns: tuple[int, int, int, int], row: Mapping[int, Amount]) -> bool:
    """Whether opening balance + income = expenditure + closing balance; a missing figure adds nothing."""
    present = [row[i] for i in columns if i in row]
    signs = dict(zip(columns, (1, 1, -1, -1), strict=True))
    gap = sum((signs[i] * row[i].value for i in columns if i in row), Decimal(0))
    return abs(gap) <= tolerance(present)
