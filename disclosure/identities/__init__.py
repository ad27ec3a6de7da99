"""The identities of the statements: what must add up, in one place for placing and for checking.

Sums of columns, of subjects by code and of units, the carry-over of balances, and the formulas that a document prints
itself. Which figures several statements share, and where each has them, is data: `terms/measures.toml`.
"""

from disclosure.identities.formulas import Formula, formulas
from disclosure.identities.sums import (
    Identity,
    Path,
    carried_over,
    carries,
    code_children,
    column_identities,
    holds,
    satisfied,
    tolerance,
    unit_children,
)
from disclosure.identities.used import rests_on

__all__ = [
    "Formula", "Identity", "Path", "carried_over", "carries", "code_children", "column_identities", "formulas", "holds",
    "rests_on", "satisfied", "tolerance", "unit_children",
]
