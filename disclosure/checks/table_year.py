"""The statements of a disclosure are of its own year.

Source: the titles of the templates (20XX年度…表). A title left over from another year is a slip; forms and self-assessments may be
of another year, and one that most statements share is the document's.
"""

from __future__ import annotations

from collections.abc import Iterator

from disclosure.checks._finding import Words, remark
from disclosure.checks._measures import squeezed
from disclosure.checks._places import spot
from disclosure.model import Document, Finding, Span, Table
from disclosure.terms import load, pattern

RULE = "table-year"


def check(document: Document) -> Iterator[Finding]:
    """Compare the year in every statement's title with that of the document, where most titles have it."""
    year = str(document.info.year or "")
    dated = [(t, said) for t in document.tables if t.statement and not t.is_form and (said := _year(t))]
    own = sum(1 for _, said in dated if said == year)
    if own < load("rules")["table_year"]["least"] or own * 2 <= len(dated):
        return
    for table, said in dated:
        if said != year:
            place = spot(document, _title(document, table))
            yield remark(document, Words(RULE, said, year, place.cells, table.label, quote=table.title))


def _title(document: Document, table: Table) -> Span:
    """Where a table's title stands, at its year if that can be found, else the beginning of the table."""
    year = pattern("rules", "table_year", "year").search(document.text, *table.span)
    return year.span() if year else (table.span[0], table.span[0] + 1)


def _year(table: Table) -> str | None:
    """The one year that a statement's title gives."""
    years = set(pattern("rules", "table_year", "year").findall(squeezed(table.title)))
    return years.pop() if len(years) == 1 else None
