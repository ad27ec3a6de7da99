"""Records of a form: the project (or self-assessment) it is of, its small tables, its indicators, whom to call."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from disclosure.model import Document, Fact, Table
from disclosure.records._record import Field, Kind, Record, field_of
from disclosure.terms import load, pattern, words

_SMALL = (Kind.SOURCE, Kind.EXECUTION, Kind.FUND, Kind.PROJECT, Kind.PURCHASE, Kind.DETAIL)


def form_records(document: Document, table: Table) -> Iterator[Record]:
    """The records of one form, the form's own first; none of a table that is no form."""
    if not table.is_form:
        return
    facts = [fact for fact in document.facts if fact.table == table.id and fact.cell == fact.id]
    own = [field_of(_known(fact.row_path[0]), fact) for fact in facts if len(fact.row_path) == 1 and not fact.col_path]
    kind = _kind(table, facts)
    named = next((one.text for one in own if one.name == "name"), table.subject)
    name = _plain(named or table.title)
    total = [field_of(_total(fact), fact) for fact in facts if _is_total(fact)]
    yield Record(kind, name, (), (*own, *total), table.id, page=table.page)
    yield from _contact(own, name, table)
    yield from _rows(facts, name, table)


def _kind(table: Table, facts: Sequence[Fact]) -> Kind:
    heads = pattern("records", "assessment", "heads")
    if any(heads.search(head) for fact in facts for head in fact.col_path):
        return Kind.ASSESSMENT
    named = any(fact.row_path[:1] and _known(fact.row_path[0]) == "name" for fact in facts)
    return Kind.PROJECT if named or table.subject else Kind.OVERALL


def _is_total(fact: Fact) -> bool:
    """Whether a fact is a total of scores."""
    scored = bool(fact.col_path) and bool(pattern("records", "indicator", "score").search(fact.col_path[-1]))
    return scored and fact.row_path[-1:] != () and fact.row_path[-1] in words("forms", "indicator", "score_totals")


def _total(fact: Fact) -> str:
    return "score" if pattern("records", "assessment", "total").match(fact.row_path[-1]) else "subtotal"


def _contact(own: Sequence[Field], name: str, table: Table) -> Iterator[Record]:
    fields = [one for one in own if one.name in words("records", "contact", "fields")]
    if any(one.name in ("person", "phone") and one.text for one in fields):
        person = next((one.text for one in fields if one.name == "person"), name)
        yield Record(Kind.CONTACT, _plain(person), (name,), tuple(fields), table.id, page=table.page)


def _rows(facts: Sequence[Fact], name: str, table: Table) -> Iterator[Record]:
    """Rows of small tables and indicators; the facts of a row stand together."""
    first = _FirstLevels(table)
    grouped: dict[tuple[int, tuple[str, ...]], list[Fact]] = {}
    for fact in facts:
        if fact.col_path and fact.row_path and not _is_total(fact):
            grouped.setdefault((_row(fact), fact.row_path), []).append(fact)
    for (row, path), cells in grouped.items():
        kind = _part(path, cells)
        page = cells[0].page
        if kind in (Kind.DETAIL, Kind.PURCHASE) and not _says_something(path[-1], cells):
            continue
        if kind is not None:
            fields = tuple(field_of(_column(fact), fact) for fact in cells)
            yield Record(kind, _plain(path[-1]), (name, *path[:-1]), fields, table.id, page=page)
        elif len(path) > 1:
            fields = tuple(field_of(_indicator(fact), fact) for fact in cells)
            levels = [*path[:-2], *first.of(row, path[-2]), path[-2]]
            yield Record(Kind.INDICATOR, _plain(path[-1]), (name, *levels), fields, table.id, page=page)


def _part(path: Sequence[str], cells: Sequence[Fact]) -> Kind | None:
    """Which small table a row stands in, by its headings; None for an indicator."""
    if len(path) < 2:
        return None
    if any(pattern("records", "columns", "class").search(head) for fact in cells for head in fact.col_path[-1:]):
        return Kind.DETAIL
    heads = path[:-1]
    return next((kind for kind in _SMALL if any(pattern("records", "parts", str(kind)).search(h) for h in heads)), None)


def _says_something(name: str, cells: Sequence[Fact]) -> bool:
    """Whether a line of a list is one: not a total, and not an empty line of the form."""
    total = _plain(name) in words("columns", "total", "names")
    return not total and any(fact.text.strip() for fact in cells) and not re.fullmatch(r"[\d.、．]*", name)


def _column(fact: Fact) -> str:
    columns = load("records")["columns"]
    heads = (fact.col_path[-1], *fact.col_path[:-1])
    return next((str(name) for name in columns for head in heads if pattern("records", "columns", name).search(head)), heads[0])


def _indicator(fact: Fact) -> str:
    for name in ("basis", "note", "score", "weight", "actual"):
        if pattern("records", "indicator", name).search(fact.col_path[-1]):
            return name
    prior = pattern("records", "indicator", "prior")
    return "prior" if any(prior.search(head) for head in fact.col_path) else "target"


class _FirstLevels:
    """The first level over an indicator's class: the last one printed at or above its row."""

    def __init__(self, table: Table) -> None:
        shape = pattern("records", "indicator", "first")
        cells = [(c.row, c.col, _plain(c.text)) for c in table.cells if c.kind == "label"]
        self._levels = sorted((row, col, text) for row, col, text in cells if shape.match(text))

    def of(self, row: int, second: str) -> list[str]:
        """The first level at a row; none where it is the class itself."""
        above = [text for at, _, text in self._levels if at <= row and text != second]
        return above[-1:]


def _row(fact: Fact) -> int:
    match = re.search(r"R(\d+)C", fact.id)
    return int(match[1]) if match else 0


@cache
def _labels() -> dict[str, str]:
    return {label: name for name, labels in load("records")["fields"].items() for label in labels}


def _known(label: str) -> str:
    bare = re.sub(r"[（(](?:万?元|\d{1,3}分)[）)]$", "", label)
    return _labels().get(label) or _labels().get(bare, label)


def _plain(text: str) -> str:
    return re.sub(r"\s+", "", text)
