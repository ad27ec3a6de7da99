"""An indicator is of one kind, and its value has one form, wherever a document lists it.

Source: the three levels of 绩效指标体系 (一级, 二级, 三级指标): a third-level indicator belongs to one second-level kind.
"""

from __future__ import annotations

from collections.abc import Iterator

from disclosure.checks._finding import Words, remark
from disclosure.checks._forms import Indicator, forms, indicators
from disclosure.checks._measures import squeezed
from disclosure.model import Document, Finding, Table, cell_address
from disclosure.terms import pattern, words

RULE = "indicator-kind"


def check(document: Document) -> Iterator[Finding]:
    """Compare every indicator's kind and form between the places that list it."""
    kinds: dict[str, tuple[str, Indicator]] = {}
    told: set[tuple[str, str]] = set()
    yield from _values(document)
    for table in forms(document):
        for one in indicators(table):
            kind = _kind(table, one)
            if kind is not None:
                before, first = kinds.setdefault(one.name, (kind, one))
                if before != kind and first.table.id != table.id and (one.name, table.id) not in told:
                    told.add((one.name, table.id))
                    yield _finding(document, (before, first), (kind, one))


def _values(document: Document) -> Iterator[Finding]:
    """Indicators that a form gives as 100% in one place and as 1 in another."""
    whole, one_ = words("rules", "form", "whole")
    for table in forms(document):
        texts: dict[str, set[str]] = {}
        for one in indicators(table):
            if one.target is not None:
                texts.setdefault(one.name, set()).add(squeezed(one.target.text))
                if texts[one.name] >= {whole, one_}:
                    cells = [cell_address(table.id, one.row, one.target.col)]
                    yield remark(document, Words("indicator-value", one_, whole, cells, f"{table.label} {one.name}"))
                    texts[one.name].clear()


def _kind(table: Table, one: Indicator) -> str | None:
    """The second-level kind printed beside an indicator or above it."""
    known: list[tuple[int, str]] = []
    for cell in table.cells:
        match = pattern("rules", "form", "kind").match(squeezed(cell.text)) if cell.kind == "label" else None
        if match is not None and cell.row <= one.row:
            known.append((cell.row, match["kind"]))
    heads = [cell.row for cell in table.cells if cell.kind == "header" and cell.row < one.row]
    row, kind = max(known, default=(0, ""))
    return kind if row > max(heads, default=0) else None


def _finding(document: Document, left: tuple[str, Indicator], right: tuple[str, Indicator]) -> Finding:
    cells = [cell_address(one.table.id, one.row, cell.col) for _, one in (left, right) if (cell := one.target or one.weight)]
    claim = Words(RULE, left[0], right[0], cells, f"{left[1].table.label} {left[1].name}", right[1].table.label)
    return remark(document, claim)
