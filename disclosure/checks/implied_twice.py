"""Two passages that tell how one figure changed imply one and the same figure for last year.

Source: domain rule "the base implied by a change (this year − change) is the same everywhere it is implied".
"""

from __future__ import annotations

from collections.abc import Iterator

from disclosure.amount import Amount
from disclosure.checks._across import Told
from disclosure.checks._finding import Claim, finding
from disclosure.checks._implied import implied
from disclosure.model import Document, Finding, Severity, Stage

RULE = "implied-twice"


def check(document: Document) -> Iterator[Finding]:
    """Compare every implied base with the first one of the same name and stage."""
    first: dict[tuple[Stage, tuple[str, ...], str, str], Told] = {}
    for stage, told in implied(document, document.info.year) if document.info.year is not None else ():
        key = (stage, told.path, told.label, told.amount.unit.dimension)
        earlier = first.setdefault(key, told)
        other = earlier.amount.to(told.amount.unit)
        slack = Amount(earlier.slack, earlier.amount.unit).to(told.amount.unit).value + told.slack
        if earlier is not told and abs(other.value - told.amount.value) > slack:
            cells = [*told.cells, *earlier.cells]
            claim = Claim(RULE, told.amount, cells, told.place, told.quote, earlier.place)
            yield finding(document, claim, Severity.MEDIUM, earlier.amount)
