"""The figures of the narrative, as rules go through them."""

from __future__ import annotations

from collections.abc import Iterator

from disclosure.model import Document, Fact, Role
from disclosure.terms import words


def narrative(document: Document) -> list[Fact]:
    """The figures of sentences outside tables, in order."""
    return [f for f in document.facts if f.cell is None and f.table is None and f.amount is not None]


def own_levels(document: Document) -> Iterator[Fact]:
    """The sums of money that sentences state for the document's own year, as budgeted or as spent."""
    allowed = words("rules", "text_table", "measures")
    for fact in narrative(document):
        if fact.role is not Role.LEVEL or fact.amount is None or not fact.amount.unit.is_money:
            continue
        if fact.year in (None, document.info.year) and (fact.measure is None or fact.measure in allowed):
            yield fact


def of_last_year(document: Document, fact: Fact) -> bool:
    """Whether a figure is of the year before the document's own."""
    return fact.year is not None and document.info.year is not None and fact.year == document.info.year - 1
