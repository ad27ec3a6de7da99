"""Figures of one document that another document of the same entity gives too: last year's, or the budget it accounts for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from disclosure.amount import Amount
from disclosure.checks._finding import Claim, cited, cited_cell, finding
from disclosure.checks._measures import measures, money, said, sources, squeezed, trusted
from disclosure.checks._narrative import narrative
from disclosure.model import Document, Fact, Finding, Role, Severity, Stage
from disclosure.terms import load, pattern, word, words

_PATH = 3


@dataclass(frozen=True, slots=True)
class Told:
    """What a document says that another one's own figure is.

    Attributes:
        amount: the figure, printed or implied.
        slack: how far rounding may have moved it, in its own unit.
        cells: the addresses it rests on.
        place, quote: where it stands.
        path: the functional subject, from class to item; empty where it is a total.
        measure: the key of the total in `terms/measures.toml`, else None.
        label: what the sentence calls it.
    """

    amount: Amount
    slack: Decimal
    cells: Sequence[str]
    place: str
    quote: str
    path: tuple[str, ...]
    measure: str | None
    label: str = ""


def of_entity(document: Document, related: Sequence[Document], year: int, stage: Stage) -> list[Document]:
    """The related documents of the same entity, of one year and stage."""
    own = squeezed(document.info.entity or "")
    return [
        other for other in related
        if own and other.id != document.id and squeezed(other.info.entity or "") == own
        and (other.info.year, other.info.stage) == (year, stage)
    ]


def told(document: Document, amount: Amount, slack: Decimal, facts: Sequence[Fact]) -> Told | None:
    """A figure that facts of one item give, the item's level first; None where the item has no name in every document."""
    level = facts[0]
    measure = _total(document, level)
    path = tuple(squeezed(part) for part in level.row_path) if len(level.row_path) == _PATH else ()
    if measure is None and not path:
        return None
    cells = [fact.id for fact in facts]
    return Told(amount, slack, cells, cited(level), document.slice(level.quote), path, measure, squeezed(level.label))


def _total(document: Document, level: Fact) -> str | None:
    """The key of the total that a level states, by its usual wording or by its whole name."""
    measure = said(document, level)
    if measure is not None:
        return str(measure["key"])
    if len(level.row_path) != 1 or pattern("rules", "across", "narrower").search("/".join(level.section[-2:])):
        return None
    named = load("rules")["across"]["totals"].items()
    return next((key for key, names in named if re.fullmatch(names, squeezed(level.label))), None)


def own_figures(document: Document, wanted: Told) -> list[tuple[Amount, str]]:
    """What a document's tables give for it, the general budget's first, each with where it stands."""
    if not wanted.path:
        measure = next(m for m in measures() if m["key"] == wanted.measure)
        return [(point.amount, point.place) for source in sources(document, measure) for point in source]
    found = []
    for statement in words("rules", "across", "statements"):
        for table in document.tables:
            for cell in table.values() if table.statement == statement else ():
                same = tuple(squeezed(part) for part in cell.row_path) == wanted.path
                if same and cell.amount is not None and money(cell.amount) and trusted(cell):
                    found.append((cell.amount, cited_cell(table, cell)))
    return found


def budgeted(document: Document, wanted: Told) -> list[tuple[Amount, str]]:
    """What a final account's narrative says that was budgeted for it at the beginning of the year."""
    return [(fact.amount, cited(fact)) for fact in initial(document) if fact.amount and _is(document, fact, wanted)]


def initial(document: Document) -> Iterator[Fact]:
    """The budgets of the beginning of the year that a final account's narrative gives."""
    for fact in narrative(document):
        named = fact.measure is not None and pattern("rules", "across", "initial").fullmatch(squeezed(fact.measure))
        if named and fact.role is Role.LEVEL and money(fact.amount) and fact.year in (None, document.info.year):
            yield fact


def _is(document: Document, fact: Fact, wanted: Told) -> bool:
    if wanted.path:
        return tuple(squeezed(part) for part in fact.row_path) == wanted.path
    return wanted.measure is not None and _total(document, fact) == wanted.measure


def compare(
    document: Document, rule: str, wanted: Told, other: Document, given: Sequence[tuple[Amount, str]]
) -> Finding | None:
    """A finding where none of another document's figures is the one told."""
    if not given or any(_agree(wanted, amount) for amount, _ in given):
        return None
    amount, place = given[0]
    where = word("rules", "across", "cited").format(file=other.info.file, place=place)
    claim = Claim(rule, wanted.amount, wanted.cells, wanted.place, wanted.quote, where)
    return finding(document, claim, Severity.MEDIUM, amount)


def _agree(wanted: Told, amount: Amount) -> bool:
    own = amount.to(wanted.amount.unit)
    step = Amount(amount.half_last_place, amount.unit).to(wanted.amount.unit).value
    return abs(own.value - wanted.amount.value) <= wanted.slack + step
