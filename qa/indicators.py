"""The indicators of self-assessments, and what came of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from disclosure.checks._forms import Indicator, forms, indicators
from disclosure.model import Cell, Fact, cell_address
from disclosure.terms import word
from qa.facts import FactBase
from qa.text import plain, share_said
from qa.understand import cue, cues

Row = dict[str, Fact | None]

# A project is meant when this much of its name is said.
_SAID = 0.6


@dataclass(frozen=True, slots=True)
class Assessed:
    """One indicator with the figures of its row; None for what the form does not give as a figure.

    Attributes:
        subject: the project, or nothing for a form of the whole department.
        kinds: what it stands under: 产出指标, 数量指标.
        met: whether the target was reached; None where neither figures nor scores say so.
    """

    name: str
    subject: str
    kinds: tuple[str, ...]
    target: Fact | None
    actual: Fact | None
    weight: Fact | None
    score: Fact | None
    met: bool | None

    @property
    def lost(self) -> bool | None:
        """Whether it has fewer points than it could have; None where a column of points is missing."""
        if self.weight is None or self.score is None or self.weight.amount is None or self.score.amount is None:
            return None
        return _below(self.score, self.weight)


def assessed(base: FactBase, question: str) -> list[Assessed]:
    """The indicators with results: of the projects and kinds a question names, else of all."""
    found = list(_all(base))
    said = {subject: share_said(plain(subject), question) for subject in {one.subject for one in found} if subject}
    best = max(said.values(), default=0.0)
    if best >= _SAID:
        found = [one for one in found if said.get(one.subject) == best]
    elif cue("indicators", "overall").search(question):
        found = [one for one in found if not one.subject] or found
    of_kind = [one for one in found if any(kind in question for kind in one.kinds) or _of_level(one, question)]
    return of_kind or found


def _of_level(one: Assessed, question: str) -> bool:
    """Whether an indicator is of the first-level kind a question names (产出: 数量, 质量, 时效, 成本)."""
    levels: dict[str, str] = cues()["indicator_levels"]
    return any(level in question and re.search(kinds, "".join(one.kinds)) for level, kinds in levels.items())


def _all(base: FactBase) -> Iterator[Assessed]:
    for document in base.documents:
        facts = {fact.cell: fact for fact in document.facts if fact.cell}
        for table in forms(document):
            for one in indicators(table):
                row = {kind: _fact(facts, one, cell) for kind, cell in _cells(one).items()}
                if row["target"] is not None and (row["actual"] is not None or row["score"] is not None):
                    kinds = tuple(plain(part) for part in row["target"].row_path[:-1])
                    yield Assessed(one.name, table.subject or "", kinds, met=_met(row), **row)


def _cells(one: Indicator) -> dict[str, Cell | None]:
    return {"target": one.target, "actual": one.actual, "weight": one.weight, "score": one.score}


def _fact(facts: dict[str, Fact], one: Indicator, cell: Cell | None) -> Fact | None:
    return None if cell is None else facts.get(cell_address(one.table.id, one.row, cell.col))


def _met(row: Row) -> bool | None:
    """By the figures where they compare, else by the same words, else by the points."""
    target, actual, weight, score = (row[kind] for kind in ("target", "actual", "weight", "score"))
    if target is not None and actual is not None:
        if plain(target.text) == plain(actual.text) != "":
            return True
        compared = _compared(target, actual)
        if compared is not None:
            return compared
    return None if weight is None or score is None or None in (weight.amount, score.amount) else not _below(score, weight)


def _below(score: Fact, weight: Fact) -> bool:
    return score.amount is not None and weight.amount is not None and score.amount.value < weight.amount.value


def _compared(target: Fact, actual: Fact) -> bool | None:
    """Whether a result reaches a target in the same unit; the target of a cost is its upper limit.

    None where they do not compare, and where a result is beyond a target without a bound.
    """
    if target.amount is None or actual.amount is None or target.amount.unit != actual.amount.unit:
        return None
    value, aim = actual.amount.value, target.amount.value
    costs = any(re.search(word("forms", "indicator", "cost"), part) for part in target.row_path)
    exactly = value == aim or (None if costs == (value < aim) else False)
    tests = {"≥": value >= aim, ">": value > aim, "≤": value <= aim, "<": value < aim}
    return tests.get(target.comparator or "", exactly)
