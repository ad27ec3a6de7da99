"""The formulas printed under a table: `27行 = (1+2+…+8)行`, `3栏各行 = (4+5)栏各行`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from disclosure.terms import pattern, word


@dataclass(frozen=True, slots=True)
class Formula:
    """A total and its terms with their signs, by printed number; of rows or of columns."""

    of_rows: bool
    total: int
    terms: tuple[tuple[int, int], ...]


def formulas(text: str) -> Iterator[Formula]:
    """The formulas of a note.

    >>> [(f.total, f.terms) for f in formulas("6栏各行=(1+2-3)栏各行；27行 = (1+...+4)行")]
    [(6, ((1, 1), (2, 1), (3, -1))), (27, ((1, 1), (2, 1), (3, 1), (4, 1)))]
    """
    for match in pattern("rules", "formula", "pattern").finditer(re.sub(r"\s+", "", text)):
        terms = tuple(_terms(match["terms"]))
        if len(terms) > 1:
            yield Formula(match["kind"] == word("rules", "formula", "row"), int(match["total"]), terms)


def _terms(text: str) -> Iterator[tuple[int, int]]:
    last, sign, goes_on = 0, 1, False
    for token in re.findall(r"\d+|[+＋]|[-－–]|[.…·]+", text):
        if token in "+＋":
            continue
        if token in "-－–":
            sign = -1
        elif token[0] in ".…·":
            goes_on = True
        else:
            number = int(token)
            first = last + 1 if goes_on else number
            yield from ((n, sign) for n in range(first, number + 1))
            last, sign, goes_on = number, 1, False
