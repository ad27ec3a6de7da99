"""Figures whose agreement proves nothing: one of them was placed by the very identity that is asked about."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from disclosure.identities import rests_on
from disclosure.model import Fact


def circular(facts: Sequence[Fact]) -> bool:
    """Whether figures set against each other were placed by their columns' sum, their rows' sum, or each other's words."""
    return any(_rests(one, other) for one, other in combinations(facts, 2))


def _rests(one: Fact, other: Fact) -> bool:
    marks = (one.placed_by, other.placed_by)
    if (one.cell is None) != (other.cell is None):
        same = one.amount is not None and other.amount is not None and one.amount.same_as(other.amount)
        return same and any(rests_on(mark, "stated") for mark in marks)
    if one.table is None or (one.document, one.table) != (other.document, other.table):
        return False
    if one.row_path == other.row_path:
        return any(rests_on(mark, "columns") for mark in marks)
    return one.col_path == other.col_path and any(rests_on(mark, "roll-up") for mark in marks)
