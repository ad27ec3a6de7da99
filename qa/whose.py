"""Whose is more? The same question asked of the two units (or years) a dialogue spoke of, and compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from disclosure.answer import Answer, Figure, ProgramStep, Status
from disclosure.model import DocumentInfo
from qa.draft import Context
from qa.history import Value, basis_of, gap, last_pair, values
from qa.making import Making
from qa.memory import Turn
from qa.topic import pattern, terms
from qa.understand import understand

if TYPE_CHECKING:
    from qa.dialogue import Tools


def whose(
    tools: Tools, context: Context, scope: Sequence[DocumentInfo], turns: Sequence[Turn], found: Sequence[Value]
) -> Answer | None:
    """The two documents spoken of last, by what the question compares; None where fewer were spoken of."""
    asked = pattern("cue", "which").search(context.question.text)
    if asked is None:
        return None
    what = (asked["what"] or asked["what2"] or "").strip("的是 ")
    fewer = pattern("cue", "fewer").search(asked["size"] or asked["size2"] or "") is not None
    spoken = _documents(turns)
    if len(spoken) < 2:
        # Within one document it is the two last figures that are compared.
        two = None if what or gap(turns, 2) else last_pair(found)
        if two is None:
            return None if what or len(turns) < 2 else Making(tools, context).nothing("no_pair")
        return _compared(tools, context, two, fewer)
    pair = _asked_of(tools, context, scope, spoken, what) if what else _held(found, spoken)
    if len(pair) < 2 or pair[0].amount.unit.dimension != pair[1].amount.unit.dimension:
        return None if what else Making(tools, context).nothing("no_pair")
    return _compared(tools, context, pair, fewer)


def _documents(turns: Sequence[Turn]) -> list[Turn]:
    """The latest turn of each of the two documents (or sets of them) spoken of last, in the order spoken of."""
    latest: dict[tuple[str, ...], Turn] = {}
    for turn in reversed(turns):
        if turn.answer.status in (Status.GROUNDED, Status.CONFLICT):
            latest.setdefault(turn.documents, turn)
    return list(latest.values())[1::-1]


def _asked_of(tools: Tools, context: Context, scope: Sequence[DocumentInfo], spoken: Sequence[Turn], what: str) -> list[Value]:
    made = []
    for turn in spoken:
        years = set(turn.years)
        text = (terms("say", "zh")["year"].format(year=min(years)) if len(years) == 1 else "") + what
        answer = tools.answer(text + terms("tail", "zh")["amount"], list(turn.documents))
        infos = [info for info in scope if info.id in turn.documents]
        made.append(replace(turn, asked=understand(text, infos).body, topic=what, answer=answer))
    return values(made, context.base.documents)


def _held(found: Sequence[Value], spoken: Sequence[Turn]) -> list[Value]:
    return [next(v for v in reversed(found) if v.turn.documents == turn.documents) for turn in spoken
            if any(v.turn.documents == turn.documents for v in found)]


def _compared(tools: Tools, context: Context, pair: Sequence[Value], fewer: bool) -> Answer:
    say = terms("say", context.question.language)
    sizes = [v.amount.value * v.amount.unit.factor for v in pair]
    ordered = [v for _, v in sorted(zip(sizes, pair, strict=True), key=lambda item: item[0], reverse=not fewer)]
    apart = len({v.turn.documents for v in pair}) > 1
    names = [say["named_value"].format(name=basis_of(v, context) if apart else v.name, value=v.amount) for v in ordered]
    key = "equal" if sizes[0] == sizes[1] else "lower" if fewer else "higher"
    text = say[key].format(a=names[0], b=names[1])
    figures, program = _merged([v.turn.answer for v in ordered])
    answer = tools.plain(context.question.raw, context.question.language, Status.GROUNDED, text)
    evidence = tuple(dict.fromkeys(p for v in ordered for p in v.turn.answer.evidence))
    findings = tuple(dict.fromkeys(f for v in ordered for f in v.turn.answer.findings))
    status = Status.CONFLICT if any(v.turn.answer.status is Status.CONFLICT for v in ordered) else Status.GROUNDED
    reading = say["carried"].format(items=say["join"].join(basis_of(v, context) if apart else v.name for v in pair))
    return replace(answer, status=status, figures=figures, program=program, evidence=evidence, findings=findings,
                   reading=reading, confidence=min(v.turn.answer.confidence for v in ordered))


def _merged(answers: Sequence[Answer]) -> tuple[tuple[Figure, ...], tuple[ProgramStep, ...]]:
    """The figures and programs of several answers, numbered through."""
    figures: list[Figure] = []
    program: list[ProgramStep] = []
    for answer in answers:
        names = {f.id: f"f{len(figures) + place}" for place, f in enumerate(answer.figures, 1)}
        names |= {s.id: f"s{len(program) + place}" for place, s in enumerate(answer.program, 1)}
        figures += [replace(f, id=names[f.id]) for f in answer.figures]
        program += [replace(s, id=names[s.id], args=tuple(names.get(a, a) for a in s.args)) for s in answer.program]
    return tuple(figures), tuple(program)
