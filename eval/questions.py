"""Reads question sets: plain questions, dialogues and hostile inputs, one JSON object a line."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

from disclosure.amount import parse_number
from disclosure.terms import words
from eval import fields
from eval.fields import BadLineError, Record
from eval.gold import KINDS, Gold, Hostile, Question, Source
from eval.wording import EvalError, say


def load_questions(path: str | Path) -> tuple[Question, ...]:
    """Read a question set; a dialogue becomes one question a turn, in order.

    Raises:
        EvalError: when the file cannot be read, is empty, or has a bad line (named by its number).
    """
    path = Path(path)
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise EvalError(say("errors", "unreadable", file=path.name, why=error)) from error
    questions: list[Question] = []
    seen: set[str] = set()
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            questions += _unseen(parse_line(line), seen)
        except BadLineError as bad:
            raise EvalError(_line_error(path.name, number, bad)) from bad
    if not questions:
        raise EvalError(say("errors", "empty", file=path.name))
    return tuple(questions)


def _line_error(file: str, number: int, bad: BadLineError) -> str:
    return say("errors", "line", file=file, line=number, what=bad.chinese, what_en=bad.english)


def _unseen(questions: list[Question], seen: set[str]) -> list[Question]:
    for question in questions:
        if question.id in seen:
            raise BadLineError("twice", name=question.id)
        seen.add(question.id)
    return questions


def parse_line(line: str) -> list[Question]:
    """Read one line: one question, or the turns of a dialogue.

    Raises:
        BadLineError: saying what is wrong with it.
    """
    try:
        record = json.loads(line, parse_float=Decimal)
    except json.JSONDecodeError as error:
        raise BadLineError("json") from error
    if not isinstance(record, dict):
        raise BadLineError("object")
    if "turns" in record:
        return _dialogue(record)
    if "input" in record:
        return [_hostile(record)]
    if "question" in record and "answer" in record:
        own = fields.text(record, "id")
        return [_question(record, own, own, fields.texts(record, "docs"))]
    raise BadLineError("shape")


def _dialogue(record: Record) -> list[Question]:
    group, docs = fields.text(record, "id"), fields.texts(record, "docs")
    turns = fields.records(record, "turns")
    if not turns:
        raise BadLineError("field", name="turns")
    return [
        _question(turn, f"{group}#{number}", group, fields.texts(turn, "docs") or docs, session=group)
        for number, turn in enumerate(turns, 1)
    ]


def _question(
    record: Record, own: str, group: str, docs: tuple[str, ...], session: str | None = None
) -> Question:
    gold = _gold(fields.mapping(record, "answer"))
    default = say("report", "dialogue") if session else say("report", "other")
    return Question(
        id=own,
        group=group,
        docs=docs,
        question=fields.text(record, "question"),
        type=fields.text(record, "type", default),
        answerable=fields.truth(record, "answerable", gold.kind != "none"),
        gold=gold,
        sources=_sources(record),
        notes=fields.text(record, "notes", ""),
        session=session,
    )


def _hostile(record: Record) -> Question:
    own = fields.text(record, "id")
    return Question(
        id=own,
        group=own,
        docs=fields.texts(record, "docs"),
        question=fields.text(record, "input"),
        type=say("report", "adversarial"),
        hostile=Hostile(
            kind=fields.text(record, "kind", ""),
            expect=fields.text(record, "expect", ""),
            must_include=fields.texts(record, "must_include"),
            must_not_include=fields.texts(record, "must_not_include"),
        ),
        notes=fields.text(record, "notes", ""),
    )


def _sources(record: Record) -> tuple[Source, ...]:
    return tuple(
        Source(fields.text(item, "doc"), fields.text(item, "where", ""), fields.text(item, "quote", ""))
        for item in fields.records(record, "evidence")
    )


def _gold(answer: Record) -> Gold:
    kind = fields.text(answer, "kind")
    if kind not in KINDS:
        raise BadLineError("kind", name=kind, known=", ".join(KINDS))
    gold = Gold(
        kind=kind,
        value=fields.text(answer, "value", ""),
        unit=fields.text(answer, "unit", ""),
        tolerance=fields.decimal(answer, "tolerance"),
        items=fields.texts(answer, "items"),
        accept=fields.texts(answer, "accept"),
        must_include=fields.texts(answer, "must_include"),
        recomputed=fields.text(answer, "recomputed", ""),
    )
    _require_answer(gold)
    return gold


def _require_answer(gold: Gold) -> None:
    # A gold that nothing could match would quietly lower every score.
    if gold.kind in ("number", "percent") and parse_number(gold.value) is None:
        blank = any(word in gold.value for word in words("eval", "blank"))
        if not (blank or (not gold.value and gold.accept)):
            raise BadLineError("number", name="answer.value")
    if gold.kind == "list" and not gold.items:
        raise BadLineError("items")
    if gold.kind == "bool" and gold.value.strip().lower() not in words("eval", "yes") + words("eval", "no"):
        raise BadLineError("field", name="answer.value")
    if gold.kind == "text" and not (gold.value or gold.accept or gold.must_include):
        raise BadLineError("field", name="answer.value")
