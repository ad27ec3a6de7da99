"""A level stated in the narrative is one of the figures the tables give for the same subject.

Source: the narrative describes the tables of its own document; domain rule "every amount recomputes from the
tables". Only subjects that a table names exactly are compared, and only levels of the document's own year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from disclosure.amount import Amount
from disclosure.checks._finding import Claim, cited, finding
from disclosure.checks._measures import said
from disclosure.model import Document, Fact, Finding, Role, Severity
from disclosure.terms import load, pattern, words

RULE = "text-table"
# Before the names of functional subjects, which the narrative may call by their name with 经费 behind it.
_SUBJECT = "subject:"


def check(document: Document) -> Iterator[Finding]:
    """Compare every narrative level that has a counterpart in a table."""
    known = _in_tables(document)
    told: set[tuple[str, str, str]] = set()
    for fact in document.facts:
        if fact.cell is not None or fact.table is not None or not _is_own_level(document, fact):
            continue
        if said(document, fact) is not None:
            continue
        amounts = _counterparts(fact, known)
        if fact.amount is None or not amounts or _vague(amounts):
            continue
        if any(_agrees(fact.amount, other) for other, _ in amounts):
            continue
        other, cell = amounts[0]
        once = (fact.label, fact.text, document.slice(fact.quote))
        if once in told:
            continue
        told.add(once)
        claim = Claim(RULE, fact.amount, [fact.id, cell], cited(fact), document.slice(fact.quote))
        yield finding(document, claim, _severity(fact.amount, other), other)


def _vague(amounts: list[tuple[Amount, str]]) -> bool:
    """Whether one table gives the label to different amounts, so that it is not clear which is meant."""
    by_table: dict[str, set[str]] = {}
    for amount, cell in amounts:
        column = cell.rsplit("C", 1)[-1]
        by_table.setdefault(f"{cell.split('!')[0]}C{column}", set()).add(amount.plain())
    return any(len(values) > 1 for values in by_table.values())


def _severity(stated: Amount, other: Amount) -> Severity:
    """Two units of the last place apart is slight; more is an error."""
    gap = abs(stated.value - other.to(stated.unit).value)
    return Severity.LOW if gap <= 4 * stated.half_last_place else Severity.HIGH


def _is_own_level(document: Document, fact: Fact) -> bool:
    if fact.role is not Role.LEVEL or fact.amount is None or not fact.amount.unit.is_money:
        return False
    allowed = words("rules", "text_table", "measures")
    return fact.year in (None, document.info.year) and (fact.measure is None or fact.measure in allowed)


def _in_tables(document: Document) -> Mapping[str, list[tuple[Amount, str]]]:
    """Every figure of the tables by its row label; totals of a statement by the statement's names."""
    known: dict[str, list[tuple[Amount, str]]] = {}
    names = load("rules")["text_table"]["statements"]
    for fact in document.facts:
        if fact.cell is None or fact.amount is None or fact.statement is None or not fact.amount.unit.is_money:
            continue
        if fact.statement in words("rules", "text_table", "forms"):
            continue
        if fact.doubtful or fact.year not in (None, document.info.year):
            continue
        known.setdefault(_key(fact.label), []).append((fact.amount, fact.cell))
        if fact.code is not None and len(fact.code) == 7:
            known.setdefault(_SUBJECT + _key(fact.label), []).append((fact.amount, fact.cell))
        if fact.label in words("rules", "totals", "rows"):
            for name in names.get(fact.statement, []):
                known.setdefault(_key(name), []).append((fact.amount, fact.cell))
        if fact.col_path:
            known.setdefault(_key(fact.col_path[-1]), []).append((fact.amount, fact.cell))
    return known


def _counterparts(fact: Fact, known: Mapping[str, list[tuple[Amount, str]]]) -> list[tuple[Amount, str]]:
    key = _key(fact.label)
    if key in words("rules", "text_table", "vague") or len(key) < 4:
        return []
    return known.get(key) or known.get(_SUBJECT + pattern("rules", "text_table", "suffix").sub("", key), [])


def _key(label: str) -> str:
    return re.sub(r"[“”\"\s（）()《》]", "", label)


def _agrees(stated: Amount, other: Amount) -> bool:
    """Whether two figures agree within one unit of the coarser one's last place: rounded or cut off."""
    converted = other.to(stated.unit)
    step = other.half_last_place * other.unit.factor / stated.unit.factor
    return abs(stated.value - converted.value) < 2 * max(stated.half_last_place, step)
