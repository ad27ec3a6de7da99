"""Asks a question set, one question after the other, and scores the answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from time import perf_counter
from typing import Any, Literal
from uuid import uuid4

from disclosure.errors import DisclosureError
from disclosure.ports import Progress
from eval.gold import Question
from eval.score import Score, score, score_failure
from eval.summary import Tally, by_document, by_type, tally

Ask = Callable[[str, Sequence[str] | None, str | None], Mapping[str, Any]]
Scope = Literal["docs", "all"]

# What answering one question may run into; the run goes on and the question counts as unanswered.
# A mistake in the program itself (a wrong type, a missing attribute) is no result: it stops the run.
_FAULTS = (DisclosureError, ValueError, LookupError, ArithmeticError, RuntimeError, OSError)


@dataclass(frozen=True, slots=True)
class Report:
    """Every score of a run with the settings it ran under."""

    scores: tuple[Score, ...]
    settings: Mapping[str, Any] = field(default_factory=dict)

    @property
    def totals(self) -> Tally:
        """Counts over everything."""
        return tally(self.scores)

    @property
    def held_out(self) -> Tally:
        """Counts over the fixed third laid aside."""
        return tally(score for score in self.scores if score.question.held_out)

    @property
    def worked_on(self) -> Tally:
        """Counts over the other two thirds."""
        return tally(score for score in self.scores if not score.question.held_out)

    @property
    def gap(self) -> Decimal | None:
        """By how many points the worked-on part does better; None while a part has no questions."""
        if not (self.held_out.asked and self.worked_on.asked):
            return None
        return self.worked_on.share - self.held_out.share

    @property
    def types(self) -> Mapping[str, Tally]:
        """Counts by the kind of question."""
        return by_type(self.scores)

    @property
    def documents(self) -> Mapping[str, Tally]:
        """Counts by document."""
        return by_document(self.scores)

    def with_settings(self, **settings: Any) -> Report:
        """The same scores with more settings on record."""
        return replace(self, settings={**self.settings, **settings})


def evaluate(
    questions: Sequence[Question], ask: Ask, *, scope: Scope = "docs", progress: Progress | None = None
) -> Report:
    """Ask every question in order and score the answers.

    Args:
        questions: from `load_questions`; the turns of a dialogue stand together and share a session.
        ask: called with the question, the documents to ask (None for all) and the session (None for a
            question on its own); returns the answer's JSON.
        scope: `docs` asks the documents a question names, `all` the whole library.
        progress: called with how many are done and how many there are.
    """
    if scope not in ("docs", "all"):
        raise ValueError(f"scope is docs or all, not {scope}")
    scores: list[Score] = []
    run = uuid4().hex[:8]  # a second run over the same engine must not hear the first one's dialogues
    for question in questions:
        scores.append(_ask_one(question, ask, scope, run))
        if progress is not None:
            progress(len(scores), len(questions))
    return Report(tuple(scores), {"scope": scope})


def _ask_one(question: Question, ask: Ask, scope: Scope, run: str) -> Score:
    documents = list(question.docs) if scope == "docs" and question.docs else None
    session = f"eval-{run}-{question.session}" if question.session else None
    start = perf_counter()
    try:
        answer = ask(question.question, documents, session)
    except _FAULTS as fault:
        return score_failure(question, str(fault) or type(fault).__name__, _since(start))
    return score(question, answer, _since(start))


def _since(start: float) -> float:
    return round((perf_counter() - start) * 1000, 1)
