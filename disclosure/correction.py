"""What a person put in the place of a printed figure, and what is printed there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from disclosure.amount import Amount
from disclosure.kinds import CellState


@dataclass(frozen=True, slots=True)
class Printed:
    """What the file itself gives where a figure was corrected, so that the correction can be taken back."""

    text: str
    state: CellState
    amount: Amount | None = None
    comparator: str | None = None
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Correction:
    """One figure as a person corrected it.

    Attributes:
        figure: the figure's address in the document as last read: the id of its fact.
        where: what it is found again by when the file is read anew: statement or table, row and column headings.
        printed: what the file prints there.
        text: what stands in its place.
        by, why: who corrected it, and the reason.
        when: UTC, as ISO 8601 writes it.
        stands: whether the figure was found in the document as last read.
    """

    figure: str
    where: tuple[str, ...]
    printed: str
    text: str
    by: str
    when: str
    why: str
    stands: bool = True


def standing(corrections: Iterable[Correction]) -> dict[str, Correction]:
    """The corrections that are applied, by the address of their figure."""
    return {made.figure: made for made in corrections if made.stands}
