"""Whether a list holds every item asked for and hardly any other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from disclosure.terms import words
from eval.gold import Gold
from eval.text import bare, coverage

_SPARE_ONE_IN = 5
_SHORTEST_PART = 2


@dataclass(frozen=True, slots=True)
class Matched:
    """How a list compares with the gold.

    Attributes:
        missing: gold items nothing stands for.
        spare: items given that stand for no gold item.
        in_order: whether the items stand in the gold's order.
    """

    missing: tuple[str, ...]
    spare: tuple[str, ...]
    in_order: bool
    given: int

    @property
    def complete(self) -> bool:
        """Every gold item is there and at most one in five is spare."""
        return not self.missing and len(self.spare) * _SPARE_ONE_IN <= self.given


def compare_items(items: Sequence[str], gold: Gold) -> Matched:
    """Match items with gold items one to one, exact matches first."""
    names = _names(gold)
    taken: dict[int, int] = {}
    for test in (_equal, _contains, _is_part):
        for index in range(len(names)):
            if index not in taken:
                _take(index, names, items, taken, test)
    places = [taken[index] for index in sorted(taken)]
    return Matched(
        missing=tuple(item for index, item in enumerate(gold.items) if index not in taken),
        spare=tuple(item for place, item in enumerate(items) if place not in taken.values()),
        in_order=places == sorted(places),
        given=len(items),
    )


def order_matters(notes: str) -> bool:
    """Whether a question's notes demand the order."""
    return any(word in notes for word in words("eval", "order_required"))


Names = tuple[str, ...]
Test = Callable[[str, Names, Sequence[Names]], bool]


def _names(gold: Gold) -> list[Names]:
    names: list[list[str]] = [[bare(item)] for item in gold.items]
    for position, accept in enumerate(gold.accept):
        # As many as items: one for each. Otherwise each belongs to the item it resembles most.
        if len(gold.accept) == len(gold.items):
            index = position
        else:
            likeness = [coverage(accept, item) for item in gold.items]
            index = likeness.index(max(likeness))
        names[index].append(bare(accept))
    return [tuple(filter(None, own)) for own in names]


def _take(
    index: int, names: Sequence[Names], items: Sequence[str], taken: dict[int, int], test: Test
) -> None:
    for place, item in enumerate(items):
        if place not in taken.values() and test(bare(item), names[index], names):
            taken[index] = place
            return


def _equal(item: str, own: Names, _names: Sequence[Names]) -> bool:
    return item in own


def _contains(item: str, own: Names, _names: Sequence[Names]) -> bool:
    # A bare number stands for a document by the start of its file name only.
    return any(item.startswith(name) if name.isdigit() else name in item for name in own)


def _is_part(item: str, own: Names, names: Sequence[Names]) -> bool:
    # A part names an item only where it is no part of another one too.
    if len(item) < _SHORTEST_PART or not any(item in name for name in own):
        return False
    return sum(1 for other in names if any(item in name for name in other)) == 1
