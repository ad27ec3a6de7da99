"""Columns headed by the economic classification: each class followed by its own items, all in one line of headings."""

from __future__ import annotations

from collections.abc import Sequence

from disclosure.checks._measures import squeezed
from disclosure.identities import Path
from disclosure.terms import pattern, words

_FEWEST = 2


def classed(paths: Sequence[Path]) -> list[Path]:
    """The heading paths, a class and the columns behind it made a group with its total.

    Only where two classes and more stand in one line with columns between them, so that they are no plain list of classes.
    """
    found, subtotal = list(paths), words("columns", "total", "names")[0]
    places = [i for i, path in enumerate(paths) if _is_class(path)]
    if len(places) < _FEWEST or len({paths[place][:-1] for place in places}) > 1 or all(b - a == 1 for a, b in zip(places, places[1:], strict=False)):
        return found
    for start, end in zip(places, [*places[1:], len(paths)], strict=True):
        inner = [i for i in range(start + 1, end) if paths[i][:-1] == paths[start][:-1]]
        if inner:
            found[start] = (*paths[start], subtotal)
            for i in inner:
                found[i] = (*paths[start], paths[i][-1])
    return found


def of_one_class(paths: Sequence[Path]) -> Sequence[Path]:
    """The headings from the last class on: an item may be called as one of another class is (基础设施建设 of 309 and 310)."""
    last = next((i for i in range(len(paths) - 1, -1, -1) if _is_class(paths[i])), 0)
    return paths[last:]


def _is_class(path: Path) -> bool:
    return bool(path) and pattern("rules", "column_sum", "class").fullmatch(squeezed(path[-1])) is not None
