"""Asking a set: which documents, which session, what is measured, what happens to failures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from eval_samples import DOC, perfect, questions

from disclosure.errors import DisclosureError
from eval import evaluate
from eval.summary import percentile

Call = tuple[str, Sequence[str] | None, str | None]


class Recorder:
    """Answers perfectly and remembers what it was asked."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.answers = {question.question: perfect(question) for question in questions()}

    def __call__(self, question: str, documents: Sequence[str] | None, session: str | None) -> dict[str, Any]:
        self.calls.append((question, documents, session))
        return self.answers[question]


def test_scope_docs_names_the_documents_and_scope_all_none() -> None:
    by_scope = {}
    for scope in ("docs", "all"):
        ask = Recorder()
        evaluate(questions(), ask, scope=scope)
        by_scope[scope] = {tuple(docs) if docs is not None else None for _, docs, _ in ask.calls}
    assert by_scope == {"docs": {(DOC,)}, "all": {None}}


def test_the_turns_of_a_dialogue_share_a_session_and_other_questions_have_none() -> None:
    ask = Recorder()
    evaluate(questions(), ask)
    sessions = [session for _, _, session in ask.calls if session]
    assert len(sessions) == 2
    assert len(set(sessions)) == 1


def test_an_unknown_scope_is_refused() -> None:
    with pytest.raises(ValueError, match="scope"):
        evaluate(questions(), Recorder(), scope="some")  # type: ignore[arg-type]


def test_progress_is_told_after_every_question() -> None:
    seen: list[tuple[int, int]] = []
    evaluate(questions(), Recorder(), progress=lambda done, total: seen.append((done, total)))
    assert seen == [(done, len(questions())) for done in range(1, len(questions()) + 1)]


def test_perfect_answers_score_everything_right() -> None:
    report = evaluate(questions(), Recorder())
    totals = report.totals
    assert totals.right == totals.asked == len(questions())
    assert str(totals.share) == "100.0"
    assert (totals.wrong_numbers, totals.false_refusals, totals.missed_refusals) == (0, 0, 0)
    assert totals.cited == totals.citable == 2
    assert totals.unanswerable == 1


def test_parts_types_and_documents_add_up_to_the_whole() -> None:
    report = evaluate(questions(), Recorder())
    for groups in ((report.held_out, report.worked_on), report.types.values(), report.documents.values()):
        assert sum(group.asked for group in groups) == report.totals.asked


def test_a_gap_needs_questions_in_both_parts() -> None:
    worked_on = [question for question in questions() if not question.held_out]
    assert evaluate(worked_on, Recorder()).gap is None
    assert evaluate(questions(), Recorder()).gap == 0


def test_a_question_that_fails_is_wrong_and_the_run_goes_on() -> None:
    def ask(question: str, _documents: Sequence[str] | None, _session: str | None) -> dict[str, Any]:
        if "奖金" in question:
            raise DisclosureError("the library is closed")
        return {}

    report = evaluate(questions(), ask)
    failed = next(score for score in report.scores if score.question.id == "n-1")
    assert len(report.scores) == len(questions())
    assert "the library is closed" in failed.cause
    assert not failed.false_refusal
    assert not failed.wrong_number


def test_a_mistake_in_the_program_stops_the_run() -> None:
    def ask(_question: str, _documents: Sequence[str] | None, _session: str | None) -> dict[str, Any]:
        raise AttributeError("no such attribute")

    with pytest.raises(AttributeError):
        evaluate(questions(), ask)


def test_latency_is_the_nearest_rank() -> None:
    assert percentile([float(n) for n in range(1, 101)], 95) == 95.0
    assert percentile([5.0], 95) == 5.0
    assert percentile([], 50) == 0.0
