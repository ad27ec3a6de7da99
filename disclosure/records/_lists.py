"""Rows of lists (projects, purchases) as records: a row that has no rows under it, with all that it prints."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from disclosure.model import Cell, Document, Fact, Table
from disclosure.records._record import Field, Kind, Record, field_of
from disclosure.terms import load, pattern, words

_HEADER_ROWS = 3


def list_records(document: Document, table: Table) -> Iterator[Record]:
    """The records of one list; none of a table that is no list."""
    kind = next((kind for kind in (Kind.PURCHASE, Kind.PROJECT) if table.statement in words("records", "lists", kind)), None)
    if kind is None:
        return
    rows: dict[int, list[Fact]] = {}
    for fact in document.facts:
        if fact.table == table.id and fact.cell == fact.id and fact.row_path:
            rows.setdefault(_row(fact), []).append(fact)
    paths = {row: facts[0].row_path for row, facts in rows.items()}
    for row, facts in sorted(rows.items()):
        path = paths[row]
        if pattern("records", "lists", "other").fullmatch(_plain(path[-1])) or _has_rows(path, paths.values()):
            continue
        fields = (*_labels(table, row, path), *(field_of(_column(fact), fact) for fact in facts))
        yield Record(kind, _plain(path[-1]), path[:-1], fields, table.id, page=facts[0].page)


def _has_rows(path: tuple[str, ...], paths: Iterable[tuple[str, ...]]) -> bool:
    return any(len(other) > len(path) and other[: len(path)] == path for other in paths)


def _labels(table: Table, row: int, path: tuple[str, ...]) -> Iterator[Field]:
    """What a row prints in words beside its name, under the headings of its columns."""
    for cell in table.cells:
        if cell.row == row and cell.kind == "label" and _plain(cell.text) and _plain(cell.text) not in path:
            yield Field(_heading(table, cell), cell.text, f"{table.id}!R{cell.row}C{cell.col}")
    code = next((c.code for c in table.values() if c.row == row and c.code), None)
    if code is not None and not any(_plain(c.text) == code for c in table.cells if c.row == row):
        yield Field("code", code, f"{table.id}!R{row}")


def _heading(table: Table, cell: Cell) -> str:
    """The name of the column a word stands in; a code is one only where it has digits."""
    above = [_plain(c.text) for c in table.cells if c.kind == "header" and c.col == cell.col and c.row < cell.row]
    if pattern("records", "lists", "code").fullmatch(_plain(cell.text)):
        return "code"
    if not above or len(above) > _HEADER_ROWS:  # a header cut into single characters names no column
        return "label"
    name = _named(above[-1])
    return name if name != "code" or re.search(r"\d", cell.text) else above[-1]


def _column(fact: Fact) -> str:
    return _named(fact.col_path[0]) if len(fact.col_path) == 1 else " > ".join(fact.col_path)


def _named(head: str) -> str:
    known = load("records")
    fields = next((name for name, labels in known["fields"].items() if head in labels), None)
    return fields or next((str(name) for name in known["columns"] if pattern("records", "columns", name).search(head)), head)


def _row(fact: Fact) -> int:
    match = re.search(r"R(\d+)C", fact.id)
    return int(match[1]) if match else 0


def _plain(text: str) -> str:
    return re.sub(r"\s+", "", text)
