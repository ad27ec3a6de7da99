"""One question of the report as a card: what was asked, what is right, what came, why it is wrong."""

from __future__ import annotations

from html import escape

from eval.gold import Gold, Hostile, Question
from eval.reply import read_reply
from eval.score import Score
from eval.wording import say

_SHOWN = 600


def miss_card(score: Score) -> str:
    """A wrong answer; one with a wrong number is marked."""
    rows = [
        ("question", score.question.question),
        ("gold", shown_gold(score.question)),
        ("answer", str(score.answer.get("text") or "")),
        ("value", _shown_value(score)),
        ("cause", score.cause),
        ("source", _sources(score.question)),
    ]
    return _card(score, rows, wrong=score.wrong_number)


def uncited_card(score: Score) -> str:
    """A right answer that does not point to where it stands."""
    rows = [
        ("question", score.question.question),
        ("answer", str(score.answer.get("text") or "")),
        ("source", _sources(score.question)),
        ("given", _given(score)),
    ]
    return _card(score, rows, wrong=False)


def _card(score: Score, rows: list[tuple[str, str]], *, wrong: bool) -> str:
    marks = [score.question.id, score.question.type, str(score.answer.get("status") or "")]
    if score.question.held_out:
        marks.append(say("report", "held"))
    if wrong:
        marks.append(say("report", "wrong_numbers"))
    nothing = say("report", "nothing")
    body = "".join(
        f"<dt>{escape(say('report', key))}</dt><dd>{escape(_short(value) or nothing)}</dd>"
        for key, value in rows
    )
    head = escape(" · ".join(mark for mark in marks if mark))
    return f"<article{' class=wrong' if wrong else ''}><h3>{head}</h3><dl>{body}</dl></article>"


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def shown_gold(question: Question) -> str:
    """The right answer as a reader would write it."""
    if question.hostile is not None:
        return _shown_hostile(question.hostile)
    if question.gold is None or question.expects_refusal:
        return say("report", "no_answer")
    return _shown(question.gold)


def _shown(gold: Gold) -> str:
    main = "、".join(gold.items) or f"{gold.value}{gold.unit}"
    more = [*gold.accept, *(f"+ {needle}" for needle in gold.must_include)]
    return f"{main}（{'；'.join(more)}）" if more else main


def _shown_hostile(hostile: Hostile) -> str:
    nothing = say("report", "nothing")
    must, never = "、".join(hostile.must_include), "、".join(hostile.must_not_include)
    return say("report", "expects", expect=hostile.expect, must=must or nothing, never=never or nothing)


def _shown_value(score: Score) -> str:
    reply = read_reply(score.answer)
    boolean = "" if reply.boolean is None else str(reply.boolean).lower()
    return " · ".join(part for part in (reply.shown_value, boolean, "、".join(reply.items)) if part)


def _sources(question: Question) -> str:
    return "\n".join(f"{source.doc} · {source.where} · {source.quote}" for source in question.sources)


def _given(score: Score) -> str:
    reply = read_reply(score.answer)
    figures = (f"{f.get('document')} · {f.get('label')} · {f.get('text')}" for f in reply.figures)
    passages = (f"{p.get('document')} · {p.get('quote')}" for p in reply.evidence[:3])
    return "\n".join((*figures, *passages))
