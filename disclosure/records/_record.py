"""What a record is: a kind, a name, and fields that each have an address."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from disclosure.amount import Amount
from disclosure.model import Fact, Span


class Kind(StrEnum):
    """What a record is of."""

    PROJECT = "project"
    OVERALL = "overall"
    ASSESSMENT = "self_assessment"
    SOURCE = "source"
    DETAIL = "detail"
    PURCHASE = "purchase"
    EXECUTION = "execution"
    FUND = "fund"
    INDICATOR = "indicator"
    CONTACT = "contact"
    PERSONNEL = "personnel"
    SERVICE = "service"


@dataclass(frozen=True, slots=True)
class Field:
    """One value of a record.

    Attributes:
        name: what it is: a field name, or the printed label where there is none for it.
        text: as printed (as corrected, where a person corrected it).
        address: the figure's address: a cell, or `s<start>-<end>` in the text.
        comparator: ≥, ≤ and the like.
        year: the year it is of, where it is known.
        printed: what is printed, where a person corrected it.
    """

    name: str
    text: str
    address: str
    amount: Amount | None = None
    comparator: str | None = None
    year: int | None = None
    doubtful: bool = False
    printed: str | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """One record.

    Attributes:
        of: what it belongs to, outermost first: the form's subject, the part, the classes of an indicator.
        table: the id of its table, or None in running text.
        section: headings over it, in running text.
    """

    kind: Kind
    name: str
    of: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()
    table: str | None = None
    section: tuple[str, ...] = ()
    page: int | None = None

    def all(self, name: str) -> Iterator[Field]:
        """The fields of a name, in printed order."""
        return (one for one in self.fields if one.name == name)

    def get(self, name: str) -> Field | None:
        """The first field of a name."""
        return next(self.all(name), None)


def field_of(name: str, fact: Fact) -> Field:
    """A fact as a field."""
    return Field(
        name, fact.text, fact.id, fact.amount, fact.comparator, fact.year, fact.doubtful,
        fact.printed.text if fact.printed else None,
    )


def text_field(name: str, text: str, span: Span) -> Field:
    """A stretch of the document's text as a field."""
    return Field(name, text, f"s{span[0]}-{span[1]}")
