"""By which identities a cell was placed: none of them is evidence for it afterwards."""

from __future__ import annotations

# What the mark of a placed cell used. Placements that roll up, or that the document's words decide, were first those
# whose columns add up. A slipped cell was moved by what kind of text it is, by no identity.
_USED = {
    "columns": frozenset({"columns"}),
    "roll-up": frozenset({"columns", "roll-up"}),
    "stated": frozenset({"columns", "stated"}),
    "row-shift": frozenset[str](),
}


def rests_on(placed_by: str | None, identity: str) -> bool:
    """Whether a cell was placed by an identity (`columns`, `roll-up` or `stated`); a mark that is not known used all.

    >>> rests_on("roll-up", "columns"), rests_on("stated", "roll-up"), rests_on(None, "columns")
    (True, False, False)
    """
    return placed_by is not None and (placed_by not in _USED or identity in _USED[placed_by])
