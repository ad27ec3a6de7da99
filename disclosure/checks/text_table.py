"""A level stated in the narrative is one of the figures the tables give for the same subject.

Source: the narrative describes the tables of its own document; domain rule "every amount recomputes from the
tables". Only subjects that a table names exactly are compared, and only levels of the document's own year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from disclosure.amount import Amount
from disclosure.checks._finding import Claim, cited, finding
from disclosure.checks._measures import said
from disclosure.model import Document, Fact, Finding, Role, Severity
from disclosure.terms import load, pattern, words

RULE = "text-table"
# Before the names of functional subjects, which the narrative may call by their name with 经费 behind it.
_SUBJECT = "subject:"
# A name of fewer characters is only compared where the chapter says which statement it is of.
_SHORT = 4
# A figure of a table, its address, whether it is of a whole project, the statement of a subject's, and its statement.
_Known = tuple[Amount, str, bool, str, str]


def check(document: Document) -> Iterator[Finding]:
    """Compare every narrative level that has a counterpart in a table."""
    known = _in_tables(document)
    told: set[tuple[str, str, str]] = set()
    for fact in document.facts:
        if fact.cell is not None or fact.table is not None or not _is_own_level(document, fact):
            continue
        if said(document, fact) is not None:
            continue
        amounts = _counterparts(fact, known, basic=_of_basic(document, fact))
        named = amounts or _by_subject(fact, known)
        if fact.amount is None or not named or _vague(named):
            continue
        if any(_agrees(fact.amount, other) for other, _ in named):
            continue
        other, cell = _nearest(fact.amount, named)
        once = (fact.label, fact.text, document.slice(fact.quote))
        if once in told:
            continue
        told.add(once)
        rule, severity = (RULE, _severity(fact.amount, other)) if amounts else ("project-subject", Severity.LOW)
        claim = Claim(rule, fact.amount, [fact.id, cell], cited(fact), document.slice(fact.quote), _bare(fact.label))
        yield finding(document, claim, severity, other)


def _nearest(stated: Amount, named: Sequence[tuple[Amount, str]]) -> tuple[Amount, str]:
    """Of the figures in the row of the first one, the nearest to what is stated: it is of the column that is meant."""
    row = named[0][1].rsplit("C", 1)[0]
    same = [entry for entry in named if entry[1].rsplit("C", 1)[0] == row]
    return min(same, key=lambda entry: abs(entry[0].to(stated.unit).value - stated.value))


def _vague(amounts: list[tuple[Amount, str]]) -> bool:
    """Whether one table gives the label to different amounts, so that it is not clear which is meant."""
    by_table: dict[str, set[str]] = {}
    for amount, cell in amounts:
        column = cell.rsplit("C", 1)[-1]
        by_table.setdefault(f"{cell.split('!')[0]}C{column}", set()).add(amount.plain())
    return any(len(values) > 1 for values in by_table.values())


def _severity(stated: Amount, other: Amount) -> Severity:
    """One unit of the last place apart is a 尾差, two are slight; more is an error."""
    gap = abs(stated.value - other.to(stated.unit).value)
    if gap <= 2 * stated.half_last_place:
        return Severity.ROUNDING
    return Severity.LOW if gap <= 4 * stated.half_last_place else Severity.HIGH


def _is_own_level(document: Document, fact: Fact) -> bool:
    if fact.role is not Role.LEVEL or fact.amount is None or not fact.amount.unit.is_money:
        return False
    allowed = words("rules", "text_table", "measures")
    return fact.year in (None, document.info.year) and (fact.measure is None or fact.measure in allowed)


def _in_tables(document: Document) -> Mapping[str, list[_Known]]:
    """Every figure of the tables by its row label; totals of a statement by the statement's names."""
    known: dict[str, list[_Known]] = {}
    names = load("rules")["text_table"]["statements"]
    for fact in document.facts:
        if fact.cell is None or fact.amount is None or fact.statement is None or not fact.amount.unit.is_money:
            continue
        if fact.statement in words("rules", "text_table", "forms"):
            continue
        if fact.doubtful or fact.year not in (None, document.info.year):
            continue
        entry = (fact.amount, fact.cell, fact.statement == "project_list", fact.statement if fact.code else "", fact.statement)
        known.setdefault(_key(fact.label), []).append(entry)
        if fact.code is not None and len(fact.code) == 7:
            known.setdefault(_SUBJECT + _key(fact.label), []).append(entry)
        if fact.label in words("rules", "totals", "rows"):
            for name in names.get(fact.statement, []):
                known.setdefault(_key(name), []).append(entry)
        if fact.col_path and _is_whole(fact):
            known.setdefault(_key(fact.col_path[-1]), []).append(entry)
    return known


def _is_whole(fact: Fact) -> bool:
    """Whether a figure is of its whole column, so that the column's heading names it."""
    return not fact.row_path or not fact.row_path[-1] or fact.row_path[-1] in words("rules", "totals", "rows")


def _of_basic(document: Document, fact: Fact) -> bool:
    """Whether a sentence or its chapter speaks of basic expenditure."""
    said = "/".join((*fact.section[-2:], document.slice(fact.quote)))
    return pattern("rules", "text_table", "basic").search(said) is not None


def _counterparts(fact: Fact, known: Mapping[str, list[_Known]], *, basic: bool) -> list[tuple[Amount, str]]:
    """The figures a table gives under the label; an item of a list of purchases is not the whole project it is of.

    Classes of the economic classification (工资福利支出) are told of all expenditure, too, of which the table of basic
    expenditure is a part.
    """
    key = _key(fact.label)
    key = next((name for name in _whole_names() if key.endswith(name)), key) if key not in known else key
    if key in words("rules", "text_table", "vague") or not key:
        return []
    found = _of_scope(fact, known.get(key, []))
    if key in map(_key, words("rules", "text_table", "classes")) and not basic:
        found = [entry for entry in found if entry[4] != "basic_by_economic"]
    if len(key) < _SHORT:
        found = [entry for entry in found if entry[4] == _of_chapter(fact)]
    if pattern("rules", "text_table", "bought").search("/".join(fact.section[-1:])):
        return [(amount, cell) for amount, cell, whole, *_ in found if not whole]
    return [(amount, cell) for amount, cell, *_ in found]


def _of_chapter(fact: Fact) -> str | None:
    """The statement in which names as short as 办公费 are looked up: the one that the chapter is about."""
    heading = "/".join(fact.section[-2:])
    chapters = load("rules")["text_table"]["short"].items()
    return next((statement for statement, said in chapters if re.search(said, heading)), None)


def _whole_names() -> list[str]:
    """What the totals of whole statements are called, behind the name of the unit whose they are; the longest first."""
    names = load("rules")["text_table"]["statements"]
    return sorted((_key(name) for listed in names.values() for name in listed), key=len, reverse=True)


def _of_scope(fact: Fact, found: list[_Known]) -> list[_Known]:
    """Only the figures of the statement a chapter is about, where it has the label: 农林水支出 of the general public budget."""
    if not pattern("rules", "text_table", "general").search("/".join(fact.section[-2:])):
        return found
    own = [known for known in found if known[3] in words("rules", "text_table", "general_statements")]
    if own or fact.amount is None or any(_agrees(fact.amount, known[0]) for known in found):
        return own or found
    return [known for known in found if known[4] not in words("rules", "text_table", "whole_statements")]


def _by_subject(fact: Fact, known: Mapping[str, list[_Known]]) -> list[tuple[Amount, str]]:
    """The figures of the functional subject that a project is named after."""
    bare = _key(_bare(fact.label))
    if bare in words("rules", "text_table", "vague") or len(bare) < 4 or bare == _key(fact.label):
        return []
    return [(amount, cell) for amount, cell, *_ in known.get(_SUBJECT + bare, [])]


def _bare(label: str) -> str:
    """A project's name without what makes it one."""
    return pattern("rules", "text_table", "suffix").sub("", label)


def _key(label: str) -> str:
    bare = re.sub(r"[（(]\d{3,7}[）)]$|^\d{5,7}\s*(?=\D{3})", "", label.strip())  # 病虫害控制（2130108）, 2101501行政运行
    return pattern("rules", "text_table", "number").sub("", re.sub(r"[“”\"\s（）()《》]", "", bare))


def _agrees(stated: Amount, other: Amount) -> bool:
    """Whether two figures agree within one unit of the coarser one's last place: rounded or cut off."""
    converted = other.to(stated.unit)
    step = other.half_last_place * other.unit.factor / stated.unit.factor
    return abs(stated.value - converted.value) < 2 * max(stated.half_last_place, step)
