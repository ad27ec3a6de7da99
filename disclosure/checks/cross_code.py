"""Where two statements have the same total, they have the same figure for every subject.

Source: 支出总表 and 一般公共预算支出表 list the same spending by subject when all of it is of the general budget, and
收支总表's classes are theirs; shown by equal totals.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from disclosure.amount import Amount
from disclosure.checks._finding import Claim, cited_cell, finding
from disclosure.checks._measures import measures, money, slack, sources, squeezed, trusted
from disclosure.model import Cell, Document, Finding, Severity, Table, cell_address
from disclosure.terms import pattern, words

RULE = "cross-code"


@dataclass(frozen=True, slots=True)
class _Figure:
    amount: Amount
    cell: str
    place: str


def check(document: Document) -> Iterator[Finding]:
    """Compare statements by function, subject by subject, where their totals agree."""
    tables = [t for t in document.tables if t.statement in words("rules", "cross_code", "statements")]
    if len(tables) < 2 or not _same_total(document):
        return
    first = tables[0]
    for other in tables[1:]:
        for column in ("total", "basic", "project"):
            yield from _compare(document, _figures(first, column), _figures(other, column))


def _same_total(document: Document) -> bool:
    """Whether all expenditure is of the general budget."""
    known = {m["key"]: sources(document, m) for m in measures()}
    whole, general = known["expenditure"], known["general"]
    if not whole or not general:
        return False
    return all(any(a.amount.same_as(b.amount) for a in source for b in general[0]) for source in whole)


def _figures(table: Table, column: str) -> Mapping[str, _Figure]:
    """A column's figures by subject code; a code that stands twice is left out."""
    found: dict[str, _Figure] = {}
    twice: set[str] = set()
    for cell in table.values():
        if cell.code and len(cell.code) in (3, 5, 7) and _is(cell, column) and cell.amount and money(cell.amount):
            twice |= {cell.code} & set(found)
            if trusted(cell):
                address = cell_address(table.id, cell.row, cell.col)
                found[cell.code] = _Figure(cell.amount, address, cited_cell(table, cell))
    return {code: figure for code, figure in found.items() if code not in twice}


def _is(cell: Cell, column: str) -> bool:
    return bool(pattern("rules", "cross_code", column).search(squeezed("/".join(cell.col_path))))


def _compare(document: Document, left: Mapping[str, _Figure], right: Mapping[str, _Figure]) -> Iterator[Finding]:
    for code in left.keys() & right.keys():
        ours, theirs = right[code], left[code]
        gap = abs(ours.amount.value - theirs.amount.to(ours.amount.unit).value)
        if gap > slack(ours.amount, theirs.amount):
            claim = Claim(RULE, ours.amount, [ours.cell, theirs.cell], ours.place, other=theirs.place)
            yield finding(document, claim, Severity.HIGH, theirs.amount)
