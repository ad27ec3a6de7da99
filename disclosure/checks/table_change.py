"""A change that the narrative states for the 三公 expenses is the difference of the two years its table gives.

Source: the 三公 statement of templates that print last year beside this year; 本年 − 上年 = the change stated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from disclosure.amount import Amount
from disclosure.checks._finding import Claim, cited, finding, severity_of
from disclosure.checks._measures import slack, squeezed
from disclosure.checks._narrative import narrative
from disclosure.model import Document, Fact, Finding, Role
from disclosure.terms import load, pattern, words

RULE = "table-change"
_STATEMENT = "three_public"


def check(document: Document) -> Iterator[Finding]:
    """Compare every stated change with the two years of the table, where it gives each once."""
    year = document.info.year
    if year is None:
        return
    levels = [f for f in document.facts if f.cell and f.statement == _STATEMENT and f.role is Role.LEVEL and f.amount and not f.doubtful]
    for delta in narrative(document):
        item = _item(delta.label) if delta.role is Role.DELTA and _of_last_year(delta, year) else None
        pair = _years(levels, item, year) if item else None
        found = _compare(document, delta, *pair) if pair else None
        if found is not None:
            yield found


def _of_last_year(delta: Fact, year: int) -> bool:
    base = delta.base or ""
    return str(year - 1) in base or bool(pattern("rules", "table_change", "last").search(base))


def _item(label: str) -> str | None:
    """Which of the 三公 expenses a label names."""
    bare = re.sub("[“”\"]", "", squeezed(label))
    return next((key for key, said in load("rules")["table_change"]["items"].items() if re.search(said, bare)), None)


def _years(levels: Sequence[Fact], item: str, year: int) -> tuple[Fact, Fact] | None:
    """This year's and last year's figure of an item in one table."""
    for table in dict.fromkeys(f.table for f in levels):
        own = [f for f in levels if f.table == table and _named(f) == item]
        now, before = ([f for f in own if f.year == y] for y in (year, year - 1))
        if len(now) == len(before) == 1:
            return now[0], before[0]
    return None


def _named(fact: Fact) -> str | None:
    """The item of a cell: by its heading, by the group it is the subtotal of, by its row; the total of all by neither."""
    for name in (*reversed(fact.col_path), *reversed(fact.row_path)):
        if item := _item(name):
            return item
    return "all" if fact.col_path and fact.col_path[-1] in words("rules", "totals", "rows") else None


def _compare(document: Document, delta: Fact, now: Fact, before: Fact) -> Finding | None:
    if delta.amount is None or now.amount is None or before.amount is None:
        return None
    unit = delta.amount.unit
    if len({amount.unit.dimension for amount in (delta.amount, now.amount, before.amount)}) > 1:
        return None
    moved = Amount(now.amount.to(unit).value - before.amount.to(unit).value, unit)
    severity = severity_of(delta.amount.value - moved.value, slack(delta.amount, now.amount) + slack(delta.amount, before.amount))
    if severity is None:
        return None
    claim = Claim(RULE, delta.amount, [delta.id, now.cell or "", before.cell or ""], cited(delta), document.slice(delta.quote))
    return finding(document, claim, severity, moved)
