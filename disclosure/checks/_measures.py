"""Figures that several statements give (`terms/measures.toml`): where each table holds them, how sentences name them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from disclosure.amount import Amount
from disclosure.checks._finding import cited_cell
from disclosure.model import Cell, Document, Fact, Table, cell_address
from disclosure.terms import load, word


@dataclass(frozen=True, slots=True)
class Point:
    """A figure in a table: its amount, its address and how people cite it."""

    amount: Amount
    cell: str
    place: str


# The cells of one table that hold a figure: alternatives, of which one is meant.
Source = tuple[Point, ...]


def sources(document: Document, measure: dict[str, Any]) -> list[Source]:
    """Where a document's tables give a figure, one source a table; doubtful and placed cells are left out."""
    found = (tuple(_points(table, measure)) for table in document.tables if not table.is_form)
    return [source for source in found if source]


def measures() -> list[dict[str, Any]]:
    """Every figure that several statements give."""
    entries: list[dict[str, Any]] = load("measures")["measure"]
    return entries


def _points(table: Table, measure: dict[str, Any]) -> Iterator[Point]:
    for where in measure["from"]:
        if where["statement"] != table.statement:
            continue
        if not any(where.get("needs", "") in "/".join(cell.col_path) for cell in table.values()):
            continue
        if where.get("untitled") and re.search(where["untitled"], table.title):
            continue
        if where.get("unless") and any(_holds(cell, where["unless"]) for cell in table.values()):
            continue
        rows = {cell.row for cell in table.values()}
        for cell in table.values():
            if _is_at(cell, where, single=len(rows) == 1) and trusted(cell) and cell.amount is not None and cell.amount.unit.is_money:
                yield Point(cell.amount, cell_address(table.id, cell.row, cell.col), cited_cell(table, cell))


def _holds(cell: Cell, row: str) -> bool:
    """Whether a cell of a row has an amount other than zero."""
    return row in "/".join(cell.row_path) and cell.amount is not None and cell.amount.value != 0


def _is_at(cell: Cell, where: dict[str, str], *, single: bool) -> bool:
    if not re.search(where["column"], squeezed("/".join(cell.col_path))):
        return False
    rows = load("measures")["rows"]["total"] if where["row"] == "total" else where["row"]
    label = squeezed(cell.row_path[-1]) if cell.row_path else ""
    return bool(re.fullmatch(rows, label)) or (single and where["row"] == "total")


def trusted(cell: Cell) -> bool:
    """Whether a cell stands where it was printed: neither placed by arithmetic nor doubtful."""
    return not cell.doubtful and cell.placed_by is None


def squeezed(text: str) -> str:
    """A text without blanks."""
    return re.sub(r"\s+", "", text)


def slack(left: Amount, right: Amount) -> Decimal:
    """How far two printed amounts of one figure may lie apart, in the left one's unit."""
    return left.half_last_place + Amount(right.half_last_place, right.unit).to(left.unit).value


def agree(left: Amount, right: Amount) -> bool:
    """Whether two printed amounts may be the same figure, each rounded or cut off in its own last place."""
    if left.unit.dimension != right.unit.dimension:
        return False
    coarser = max(left.half_last_place, Amount(right.half_last_place, right.unit).to(left.unit).value)
    return abs(left.value - right.to(left.unit).value) < 2 * coarser


def said(document: Document, fact: Fact) -> dict[str, Any] | None:
    """The figure that a level of the narrative states by its usual name, if any."""
    if len(fact.row_path) > 1:
        return None
    before = squeezed(document.text[fact.quote[0] : fact.span[0]])
    before = re.sub("[“”\"]", "", re.split("[，,；;：:。]|(?<=元)、", before)[-1])
    heading = squeezed("/".join(fact.section[-2:]))
    for measure in measures():
        for way in measure["said"]:
            named = _wording(way["end"]).fullmatch(before) and not (way["not"] and re.search(way["not"], before))
            if named and re.search(way["under"], heading):
                return measure
    return None


@cache
def _wording(pattern: str) -> re.Pattern[str]:
    return re.compile(f"{load('measures')['said']['lead']}(?:{pattern})")


def nearest(stated: Amount, given: Sequence[Source]) -> Point | None:
    """The point that a statement agrees with, else None."""
    for source in given:
        for point in source:
            if agree(stated, point.amount):
                return point
    return None


def carried(document: Document, gap: Amount) -> bool:
    """Whether a gap is what is carried over from last year or to the next, so that one side leaves it out."""
    for table in document.tables:
        for cell in table.values():
            path = "".join((*cell.row_path, *cell.col_path))
            if cell.amount is not None and cell.amount.value and money(cell.amount) and word("rules", "carried") in path:
                own = cell.amount.to(gap.unit)
                if abs(abs(gap.value) - abs(own.value)) <= 2 * max(gap.half_last_place, own.half_last_place):
                    return True
    return False


def money(amount: Amount | None) -> bool:
    """Whether it is an amount of money."""
    return amount is not None and amount.unit.is_money
