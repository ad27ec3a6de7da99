"""What decides between facts of one name: year, unit, stage, statement, form, section and measure asked for."""

from __future__ import annotations

import re
from functools import lru_cache

from disclosure.amount import numbers_in
from disclosure.model import CellState, Fact, Role, Stage
from disclosure.terms import load, words
from qa.facts import FactBase, Named
from qa.naming import counts_so
from qa.phrase import Phrase
from qa.text import grams, plain
from qa.understand import Question, cue
from qa.when import dated

# What a figure of a sentence gains where its clauses say all that no name covers.
_CLAUSE = 0.4


def agreement(base: FactBase, named: Named, question: Question, asked: Phrase) -> float:
    """What the question's hints add to a fact's score or take off it; comparable within one question only."""
    fact = named.fact
    score = when_agrees(base, fact, question) + _unit_agrees(fact, question)
    if question.table_number and fact.table:
        table = base.document(fact.document).table(fact.table)
        printed = re.sub(r"[^\d-]", "", table.number or "") if table else ""
        score += 0.4 if printed.lstrip("0") == question.table_number.lstrip("0") else -0.1
    if question.statement:
        score += 0.25 if fact.statement == question.statement else -0.05
    score += _measure_agrees(fact, asked) + _heading_agrees(fact, question) + _exactness(named, asked)
    score += _subject_agrees(base, fact, question)
    if question.narrative:
        score += 0.15 if fact.cell is None else -0.05
    if question.form:
        score += 0.15 if fact.statement in ("overall_performance", "project_performance") else -0.05
    if fact.code and len(fact.code) > 2 and re.search(rf"(?<!\d){fact.code}(?!\d)", asked.text):
        score += 0.35
    if fact.amount is not None and any(fact.amount.value == a for a in question.anchors):
        score += 0.1
    if fact.cell is None and question.anchors and _beside_anchor(base, fact, question):
        score += 0.25
    if fact.cell is None and asked.content:
        score += _CLAUSE * _told_around(base, fact, asked)
    if fact.role in (Role.DELTA, Role.RATE):
        score += _base_agrees(fact, question)
    if fact.doubtful:
        score -= 0.15
    if fact.measure in words("naming", "generic", "quantity") and question.dimension != "plain":
        score -= 0.4
    if _is_received(fact) and not cue("whole", "received").search(question.text):
        score -= 0.1
    if fact.state in (CellState.BLANK, CellState.DASH):
        score -= 0.08
    return score - 0.004 * named.rank - (0.02 if fact.cell is None else 0.0)


def _is_received(fact: Fact) -> bool:
    """Whether a figure of a subject stands under what is received or carried over, beside what is spent."""
    if len(fact.col_path) < 2 or fact.statement in ("balance", "fiscal_balance"):
        return False
    return fact.col_path[0] in (*words("columns", "carried", "opening"), *words("columns", "carried", "income"))


def _base_agrees(fact: Fact, question: Question) -> float:
    """A change against the budget and one against the year before stand in one sentence: the one asked for is meant."""
    planned = cue("rowwise", "planned").search(fact.base or "") is not None
    return 0.0 if planned == (cue("rowwise", "planned").search(question.english or question.raw) is not None) else -0.4


def _told_around(base: FactBase, fact: Fact, asked: Phrase) -> float:
    """How much of what no name covers a figure's own clauses say (技术岗…，月基本工资5147元；普通岗…)."""
    said = grams(plain(base.document(fact.document).slice(fact.quote)))
    return len(asked.content & said) / len(asked.content)


def _beside_anchor(base: FactBase, fact: Fact, question: Question) -> bool:
    """Whether a figure's sentence holds another number that the question repeats (121人当中，…)."""
    sentence = base.document(fact.document).slice(fact.quote)
    numbers = {value for _, _, value in numbers_in(sentence)}
    own = {fact.amount.value} if fact.amount is not None else set()
    return any(anchor in numbers - own for anchor in question.anchors)


def when_agrees(base: FactBase, fact: Fact, question: Question) -> float:
    """What the year and the stage of a fact add: budgets stand beside accounts, last year's figures beside this year's."""
    return _year_agrees(base, fact, question) + _stage_agrees(base, fact, question)


def _heading_agrees(fact: Fact, question: Question) -> float:
    """Of an indicator's target, actual value, weight and score, the one the question speaks of."""
    if fact.statement not in ("overall_performance", "project_performance") or not fact.col_path:
        return 0.0
    heading = fact.col_path[-1]
    for kind, words_of in load("cues")["indicator_column"].items():
        if re.search(words_of["heading"], heading):
            if re.search(words_of["asked"], question.text):
                return 0.35 if "whole" in words_of and re.search(words_of["whole"], plain(fact.label)) else 0.2
            return -0.1 if kind in ("score", "weight", "earlier") else 0.0
    return 0.0


def _subject_agrees(base: FactBase, fact: Fact, question: Question) -> float:
    """A question that names the project of a form means that form."""
    named = _subjects_named(base.subjects, question.text)
    if not named:
        return 0.0
    if not fact.subject:
        return -0.3 if question.form and fact.statement not in ("project_list", "overall_performance") else 0.0
    return 0.2 if plain(fact.subject) in named else -0.4


@lru_cache(maxsize=256)
def _subjects_named(subjects: frozenset[str], text: str) -> tuple[str, ...]:
    """The projects of forms that a question names in full, else the one whose name ends as its words for a project do."""
    whole = tuple(subject for subject in subjects if len(subject) > 3 and subject in text)
    if whole:
        return whole
    for match in cue("field", "project").finditer(text):
        for start in range(match.start(), match.end() - 4):
            ending = [subject for subject in subjects if subject.endswith(text[start : match.end()])]
            if ending:
                return tuple(ending) if len(ending) == 1 else ()
    return ()


def _exactness(named: Named, asked: Phrase) -> float:
    """A figure of exactly the name asked for comes before one of a part of that name."""
    return -0.15 if any(name != label and name in label for label in asked.labels for name in named.names) else 0.0


def _measure_agrees(fact: Fact, asked: Phrase) -> float:
    """A question that says which figure of a subject it means (全年预算, 预算执行数) means that one."""
    wanted = next((name for name in words("narrative", "measure", "names") if name in asked.text), None)
    if wanted is None:
        return 0.0
    have = plain("".join((*fact.col_path, fact.measure or "")))
    return 0.3 if wanted in have else (-0.05 if fact.cell is None else 0.0)


def _year_agrees(base: FactBase, fact: Fact, question: Question) -> float:
    if not question.years:
        own = base.document(fact.document).info.year
        other = fact.year is not None and own is not None and fact.year != own and not fact.as_of
        beside = fact.cell is None and fact.table is not None and fact.label != fact.subject  # a form's text names years in passing
        return (-0.1 if beside else -0.3) if other else 0.0
    if fact.year in question.years or not dated(base, fact).isdisjoint(question.years) or (fact.as_of and any(str(y) in fact.as_of for y in question.years)):
        return 0.1
    return -0.6


def _unit_agrees(fact: Fact, question: Question) -> float:
    if question.dimension is None or fact.amount is None:
        return 0.0
    have = fact.amount.unit.dimension
    if counts_so(fact, question.dimension):
        return 0.1
    close = {have, question.dimension} in ({"people", "plain"}, {"plain", "organisation"}, {"plain", "item"})
    return 0.0 if close else -0.7


def _stage_agrees(base: FactBase, fact: Fact, question: Question) -> float:
    """A final account prints budgets beside accounts: unless 预算 is asked for, the account is meant."""
    words = " ".join(map(plain, (*fact.col_path, fact.measure or "", *fact.row_path[-1:])))
    planned = any(mark in words for mark in ("预算",))
    settled = any(mark in words for mark in ("决算", "执行数"))
    if question.initial:
        return 0.3 if "年初预算" in words else -0.1
    if base.document(fact.document).info.stage is not Stage.FINAL_ACCOUNT:
        return -0.1 if settled and question.stage is not Stage.FINAL_ACCOUNT else 0.0
    if question.stage is Stage.BUDGET:
        return 0.1 if planned else 0.0
    return 0.05 if settled else (-0.2 if planned else 0.0)
