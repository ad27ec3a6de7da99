"""Asked words to candidate facts, scored.

A fact is meant when its names stand in the question (as words, as concepts, or nearly so), when it explains most of
what the question says, and when year, unit, stage and statement agree. Scores are comparable within one question
only; `coverage` is comparable between questions and decides refusals.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from disclosure.model import Fact, Role, Table
from disclosure.terms import word
from qa.agreement import agreement
from qa.facts import FactBase, Named
from qa.meaning import cut
from qa.naming import LEAST, alike, belongs, how_named, named_by_count
from qa.naming import coverage as coverage_of
from qa.phrase import Phrase
from qa.text import grams
from qa.understand import Question


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fact that may be meant.

    Attributes:
        naming: how well its names are in the question (0 to 1).
        coverage: how much of the question's content it explains (0 to 1).
    """

    named: Named
    score: float
    naming: float
    coverage: float

    @property
    def fact(self) -> Fact:
        """The fact."""
        return self.named.fact


def link(
    base: FactBase,
    asked: Phrase,
    question: Question,
    *,
    roles: Sequence[Role] | None = None,
    focus: Phrase | None = None,
    outer: Phrase | None = None,
    near: Mapping[str, float] | None = None,
) -> list[Candidate]:
    """Facts that may be meant by a phrase, best first.

    Args:
        base: the facts in scope.
        asked: the phrase.
        question: the whole question: its years, units and hints decide between equals.
        roles: only facts of these roles; None for all but text.
        focus: the part of the phrase that names the figure.
        outer: the part that says what it is part of; a figure that has nothing to do with it is not meant.
        near: labels near the question in meaning; see `Meanings.near`.
    """
    coded = tuple(code for code in question.codes if code in base.codes and code in asked.text)
    bare = not (asked.keys or asked.labels)
    scored = []
    meant = _by_meaning(base, near or {})
    for index in _reachable(base, asked, question) | meant.keys():
        named = base.named[index]
        if not _allowed(named.fact, roles) or (for_each(named.fact) and "average" not in question.kinds) or (coded and not _under(named.fact, coded)):
            continue
        naming = how_named(base, named, asked, focus)
        closeness = meant.get(index, 0.0)
        naming = max(naming, min(0.95, closeness / 5), named_by_count(named, asked, question), float(bare and named.fact.code in coded))
        if naming < LEAST or (outer is not None and not belongs(named, outer)):
            continue
        coverage = coverage_of(base, named, asked)
        coverage = max(coverage, min(1.0, closeness / 6 + 0.3 * coverage) if closeness else 0.0)
        coverage = 0.6 + 0.4 * coverage if named.fact.code in coded else coverage
        score = naming + 0.8 * coverage + agreement(base, named, question, asked)
        scored.append(Candidate(named, score, naming, coverage))
    scored = _in_table(base, scored, question)
    scored.sort(key=lambda c: (-c.score, c.named.rank, c.fact.cell is None, c.fact.span))
    return scored


def _by_meaning(base: FactBase, near: Mapping[str, float]) -> dict[int, float]:
    """The facts whose labels are near the question in meaning."""
    if not near:
        return {}
    return {i: near[label] for i, named in enumerate(base.named) if (label := cut(named.fact.label)) in near}


def _numbered(base: FactBase, wanted: str) -> list[tuple[str, Table]]:
    """The tables of a number, with their documents."""
    return [
        (d.id, t) for d in base.documents for t in d.tables
        if re.sub(r"[^\d-]", "", t.number or "").lstrip("0") == wanted
    ]


def _in_table(base: FactBase, scored: list[Candidate], question: Question) -> list[Candidate]:
    """Only the figures of the table whose number the question names, where the documents have it."""
    wanted = (question.table_number or "").lstrip("0")
    tables = {(d, t.id) for d, t in _numbered(base, wanted) if t.cells} if wanted else set()
    return [c for c in scored if (c.fact.document, c.fact.table) in tables] if tables else scored


def missing_table(base: FactBase, question: Question) -> bool:
    """Whether the question names a table by number that numbered tables lack, or that is printed empty."""
    wanted = (question.table_number or "").lstrip("0")
    if not wanted or sum(bool(t.number) for d in base.documents for t in d.tables) < 3:
        return False
    found = _numbered(base, wanted)
    return not any(cell.text for _, table in found for cell in table.values())


def _under(fact: Fact, codes: tuple[str, ...]) -> bool:
    """Whether a figure's code is one of those named, or stands below a class that is."""
    return fact.code is not None and any(fact.code == c or (len(c) == 3 and fact.code.startswith(c)) for c in codes)


def _reachable(base: FactBase, asked: Phrase, question: Question) -> set[int]:
    reached: set[int] = set()
    for key in asked.keys:
        for same in (key, *alike(key)):
            reached.update(base.by_key.get(same, ()))
    if question.dimension not in (None, "money", "percent", "plain"):
        reached.update(base.by_dimension.get(question.dimension, ()))
    if looser := {"batch": "plain", "person-times": "people"}.get(question.dimension or ""):
        reached.update(base.by_dimension.get(looser, ()))
    for code in (*re.findall(r"\d{5,7}", asked.text), *question.codes):
        reached.update(base.codes.get(code, ()))
    for gram in grams(asked.text):
        if base.weight(gram) > 1.2:
            reached.update(base.by_gram.get(gram, ()))
    return reached


def for_each(fact: Fact) -> bool:
    """Whether a figure is money for each head, which answers no question about a whole."""
    return fact.measure == word("narrative", "product", "measure")


def _allowed(fact: Fact, roles: Sequence[Role] | None) -> bool:
    if roles is None:
        return fact.role is not Role.TEXT
    return fact.role in roles
