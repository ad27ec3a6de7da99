"""Records of the running text: projects that are described, services bought, staff, a telephone on a line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from disclosure.model import Document, Fact, Role, Section
from disclosure.records._record import Field, Kind, Record, field_of, text_field
from disclosure.terms import pattern

_ORDINAL = re.compile(r"^[（(]?[一二三四五六七八九十\d]+[）)、.．]+\s*")


def told_records(document: Document) -> Iterator[Record]:
    """The records of a document's running text, kind by kind."""
    told = [fact for fact in document.facts if fact.table is None]
    for section in document.sections:
        name = pattern("records", "told", "project").match(_title(section.title))
        if name is not None:
            yield from _project(document, section, name["name"], told)
    yield from _figures(told, Kind.SERVICE, "service")
    yield from _figures(told, Kind.PERSONNEL, "personnel")
    yield from _phones(document)


def _project(document: Document, section: Section, name: str, told: list[Fact]) -> Iterator[Record]:
    """A described project: its parts in words, its budget, and what the budget is made of."""
    parts = [s for s in document.sections if s.path[: len(section.path)] == section.path and s != section and _inside(s, section)]
    fields = [text_field(_title(part.title), _body(document, part), part.span) for part in parts]
    budget = [fact for fact in told if _within(fact, section) and _under(fact, "budget") and fact.amount is not None]
    whole = [fact for fact in budget if pattern("records", "told", "total").search(fact.label)]
    fields += [field_of("year_budget", fact) for fact in whole[:1]]
    yield Record(Kind.PROJECT, name, (), tuple(fields), section=section.path)
    for fact in budget:
        if fact not in whole:
            yield Record(Kind.DETAIL, fact.label, (name,), (field_of("amount", fact),), section=fact.section, page=fact.page)


def _inside(part: Section, whole: Section) -> bool:
    return whole.span[0] <= part.span[0] and part.span[1] <= whole.span[1]


def _within(fact: Fact, section: Section) -> bool:
    return section.span[0] <= fact.span[0] < section.span[1]


def _under(fact: Fact, kind: str) -> bool:
    return any(pattern("records", "told", kind).search(title) for title in fact.section[-1:])


def _figures(told: list[Fact], kind: Kind, where: str) -> Iterator[Record]:
    """One record a level under a heading of that kind; a total of what follows is none."""
    for fact in told:
        counted = fact.amount is not None and (fact.amount.unit.dimension == "people") is (kind is Kind.PERSONNEL)
        if counted and fact.role in (Role.LEVEL, Role.COUNT) and _under(fact, where):
            total = kind is Kind.SERVICE and pattern("records", "told", "total").search(fact.label)
            if not total:
                yield Record(kind, fact.label, (), (field_of("amount", fact),), section=fact.section, page=fact.page)


def _phones(document: Document) -> Iterator[Record]:
    inside = [table.span for table in document.tables]
    start = 0
    for line in document.text.splitlines(keepends=True):
        found = pattern("records", "contact", "line").match(line.strip())
        if found and not any(low <= start < high for low, high in inside):
            at = start + line.index(found["phone"])
            span = (at, at + len(found["phone"]))
            yield Record(Kind.CONTACT, found["phone"], (), (Field("phone", found["phone"], f"s{span[0]}-{span[1]}"),))
        start += len(line)


def _title(title: str) -> str:
    return _ORDINAL.sub("", re.sub(r"\s+", "", title))


def _body(document: Document, section: Section) -> str:
    return document.slice(section.span).partition("\n")[2].strip()
