"""The projects of a disclosure with their budgets."""

from __future__ import annotations

import re
from dataclasses import replace

from disclosure.identities import Path
from disclosure.model import Fact
from disclosure.terms import pattern, words
from qa.draft import Context
from qa.facts import is_generic
from qa.lexicon import mentions
from qa.text import plain
from qa.understand import cue, cues


def projects(context: Context) -> list[Fact]:
    """Projects with their budget: the rows of a project list, else one figure per project form."""
    columns = _budget_columns(context)
    rows = [
        n.fact for n in context.base.named
        if n.fact.statement == "project_list" and n.fact.cell and n.fact.amount is not None
        and n.fact.col_path == columns.get((n.fact.document, n.fact.table or ""))
        and not is_generic(n.fact.label) and not _is_unit(n.fact.label)
        and not plain(n.fact.label).endswith(words("columns", "total", "names"))
    ]
    if rows:
        return _booked(rows)
    forms: dict[str, Fact] = {}
    for named in context.base.named:
        fact = named.fact
        if fact.statement == "project_performance" and fact.subject and fact.amount and re.search("项目(?:当年|本年度|总)预算|合计", fact.label):
            forms.setdefault(fact.subject, replace(fact, label=fact.subject))
    return list(forms.values())


def _booked(rows: list[Fact]) -> list[Fact]:
    """The rows of projects; where a list prints each under the subject it is booked to, without those subjects."""
    places = {(fact.document, fact.table, fact.code, fact.row_path) for fact in rows if fact.code}
    under = [fact for fact in rows if (fact.document, fact.table, fact.code, fact.row_path[:-1]) in places]
    tables = {(fact.document, fact.table) for fact in under}
    return [fact for fact in rows if fact in under or (fact.document, fact.table) not in tables]


def _is_unit(label: str) -> bool:
    """Whether a row of a list of projects is that of the unit whose they are."""
    named = pattern("columns", "flow", "owner").fullmatch(re.sub(r"[（(][^（）()]*[)）]$", "", label))
    return bool(named) or bool(re.search(r"(?:局|委员会|委|本级|本级[)）]|单位|办公室|中心|厅|院)$|^\d+$|^本级支出项目$", label))


def _budget_columns(context: Context) -> dict[tuple[str, str], Path]:
    """The column of each project list that gives the projects' whole budgets: its total, else this year's figure."""
    columns: dict[tuple[str, str], Path] = {}
    for named in context.base.named:
        fact = named.fact
        place = (fact.document, fact.table or "")
        if fact.statement != "project_list" or fact.cell is None or not fact.col_path or fact.amount is None:
            continue
        if fact.col_path[-1] in words("columns", "total", "budgets"):
            columns[place] = fact.col_path
        elif fact.year == context.base.document(fact.document).info.year and cue("several", "budgeted").search(fact.col_path[-1]):
            columns.setdefault(place, fact.col_path)
    return columns | _of_the_source(context)


def _of_the_source(context: Context) -> dict[tuple[str, str], Path]:
    """The column of each project list that gives what comes from the one source a question names (由一般公共预算安排的项目)."""
    named = {m.key for m in mentions(context.question.body)} & set(cues()["several"]["sources"])
    if len(named) != 1:
        return {}
    found: dict[tuple[str, str], Path] = {}
    for fact in (n.fact for n in context.base.named if n.fact.statement == "project_list" and n.fact.cell and n.fact.col_path and n.fact.amount):
        if {m.key for m in mentions(plain(fact.col_path[-1]))} == named:
            found.setdefault((fact.document, fact.table or ""), fact.col_path)
    return found


def all_projects(context: Context) -> list[Fact]:
    """Every project, for sums; none where their figures do not come to the total of their own list."""
    rows = projects(context)
    home = rows[0] if rows else None
    if home is None or home.cell is None:
        return rows
    totals = [
        n.fact.amount.value for n in context.base.named
        if n.fact.document == home.document and n.fact.table == home.table and n.fact.col_path == home.col_path
        and n.fact.amount is not None and plain(n.fact.label) in words("columns", "total", "names")
    ]
    added = sum(fact.amount.value for fact in rows if fact.amount is not None)
    return rows if not totals or added in totals else []


def called(label: str, said: str) -> bool:
    """Whether a project is meant by a short name: its characters stand in the label in order."""
    place = 0
    for char in said:
        place = label.find(char, place) + 1
        if place == 0:
            return False
    return True
