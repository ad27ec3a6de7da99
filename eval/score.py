"""One answer scored: right or wrong, and beside it wrong numbers, citation, refusals and latency."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from eval.citation import is_cited
from eval.gold import Question
from eval.hostile import judge_hostile
from eval.judge import Verdict, judge
from eval.reply import Reply, read_reply
from eval.wording import say


@dataclass(frozen=True, slots=True)
class Score:
    """How one answer did.

    Attributes:
        answer: the answer's JSON as given.
        right: whether it is right.
        wrong_number: whether it carries a wrong value, under any status; the worst outcome.
        cited: whether it points to the right place; None where the gold names none.
        false_refusal: it refused what the documents hold.
        missed_refusal: it answered what they do not hold.
        latency_ms: wall time of the call.
        cause: why it is wrong, for a reader; empty when right.
    """

    question: Question
    answer: Mapping[str, Any]
    right: bool
    wrong_number: bool
    cited: bool | None
    false_refusal: bool
    missed_refusal: bool
    latency_ms: float
    cause: str = ""


def score(question: Question, answer: Mapping[str, Any], latency_ms: float = 0.0) -> Score:
    """Score one answer.

    Args:
        question: what was asked.
        answer: the answer's JSON as a plain mapping; missing fields count as not given.
        latency_ms: how long the answer took.
    """
    reply = read_reply(answer)
    verdict = _judge(question, reply)
    expects_refusal = question.expects_refusal
    return Score(
        question=question,
        answer=answer,
        right=verdict.right,
        wrong_number=verdict.wrong_number,
        cited=is_cited(question, reply) if question.gold else None,
        false_refusal=question.gold is not None and not expects_refusal and reply.refuses,
        missed_refusal=expects_refusal and not reply.refuses,
        latency_ms=latency_ms,
        cause=verdict.cause,
    )


def score_failure(question: Question, why: str, latency_ms: float) -> Score:
    """Score a question that got no answer at all: wrong, and neither a refusal nor a wrong number."""
    return Score(
        question=question,
        answer={"question": question.question, "status": "error", "text": "", "error": why},
        right=False,
        wrong_number=False,
        cited=None if not question.sources or question.expects_refusal else False,
        false_refusal=False,
        missed_refusal=question.expects_refusal,
        latency_ms=latency_ms,
        cause=say("cause", "error", what=why),
    )


def _judge(question: Question, reply: Reply) -> Verdict:
    if question.hostile is not None:
        return judge_hostile(question.hostile, reply)
    if question.gold is None:
        raise ValueError(f"question {question.id} has nothing to be judged by")
    return judge(question, question.gold, reply)
