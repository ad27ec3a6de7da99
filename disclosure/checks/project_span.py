"""A project of several years costs more than its first, and had no budget before it began.

Source: 项目申报表: 起始年度, 终止年度, 项目总预算, 项目当年预算 and 项目前两年预算. A judgement: a project that goes on may be entered anew.
"""

from __future__ import annotations

from collections.abc import Iterator

from disclosure.amount import parse_number
from disclosure.checks._finding import Words, remark
from disclosure.checks._forms import forms
from disclosure.checks._measures import money, squeezed, trusted
from disclosure.checks._places import spot
from disclosure.model import Cell, Document, Finding, Table, cell_address
from disclosure.terms import pattern, word

RULE = "project-span"


def check(document: Document) -> Iterator[Finding]:
    """Look at the years and the budgets of every project form."""
    for table in forms(document):
        match = pattern("judgement", "span", "text").search(document.text, *table.span)
        if match is None or match["start"] > match["end"]:
            continue
        whole, year = _labelled(table, "whole"), _labelled(table, "year")
        if match["start"] < match["end"] and whole and year and _same(whole, year):
            cells = [cell_address(table.id, c.row, c.col) for c in (whole, year)]
            years = word("judgement", "span", "years").format(start=match["start"], end=match["end"])
            yield remark(document, Words(RULE, whole.text, years, cells, table.label, year.text, kind="soft"))
        before = next(_before(document, table, match["start"]), None)
        if before is not None:
            yield before


def _labelled(table: Table, kind: str) -> Cell | None:
    """The amount beside a label, where there is one only."""
    wanted = pattern("judgement", "span", kind)
    found = [c for c in table.values() if c.row_path and wanted.fullmatch(squeezed(c.row_path[-1])) and money(c.amount) and trusted(c)]
    return found[0] if len(found) == 1 else None


def _same(whole: Cell, year: Cell) -> bool:
    return whole.amount is not None and year.amount is not None and whole.amount.value != 0 and whole.amount.same_as(year.amount)


def _before(document: Document, table: Table, start: str) -> Iterator[Finding]:
    """The budgets that a form tells of years before its project began."""
    for match in pattern("rules", "history", "told").finditer(document.text, *table.span):
        amount = parse_number(match["amount"])
        if amount and match["year"] < start:
            place = spot(document, match.span())
            claim = Words("project-before", squeezed(match.group()), start, place.cells, table.label, quote=place.quote, kind="soft")
            yield remark(document, claim)
