"""A question of several sentences or clauses: cut up, each part answered for itself, and what that comes to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from disclosure.answer import Answer, Status
from disclosure.model import DocumentInfo
from qa.assemble import joined, refusal
from qa.claims import claims
from qa.draft import Context
from qa.phrase import phrase
from qa.route import as_one
from qa.text import plain
from qa.tongues import in_either_tongue
from qa.understand import Question, cue, cues, understand
from qa.write import sentences

_TWO = 2


def answer_parts(context: Context, scope: Sequence[DocumentInfo]) -> Answer:
    """Answer a question, an English one in either tongue."""
    return in_either_tongue(context, scope, _answered)


def _answered(context: Context, scope: Sequence[DocumentInfo]) -> Answer:
    """Answer a question of several sentences: the first one, then what the others add."""
    parts = _sentences(context.question.raw)
    several = any(sum(bool(cue(of, name).search(context.question.text)) for name in cues()[of]) > 1 for of in ("aspects", "horizons"))
    if any(cue("asks", "leaning").search(part) for part in parts[1:]):
        one = cue("asks", "asked").sub("", context.question.raw)
        return replace(as_one(replace(context, question=_part(context.question, one, scope))), question=context.question.raw)
    halves = _halves(context.question) if len(parts) == 1 and not several else []
    parts = halves or parts
    wholes = [f"{parts[0].rstrip('？?')}，{part}" if place and cue("asks", "within").match(part) else part for place, part in enumerate(parts)]
    carried = _of_one_project(wholes)
    one_project, wholes = carried != wholes, carried
    asked = [_part(context.question, part, scope) for part in wholes]
    known = [one_project or (_hints if halves else _names_something)(context, q) for q in asked]
    sure = known[0] if halves else all(known)
    if not 1 < len(parts) < 4 or not sure or not all(q.asks_number or "reason" in q.kinds for q in asked) or not any(q.asks_number for q in asked):
        return _of_one_sentence(context, asked) or _answered_at_last(context, scope)
    first, *more = [as_one(replace(context, question=q)) if knows else refusal(replace(context, question=q)) for q, knows in zip(asked, known, strict=True)]
    if first.status is Status.REFUSED:
        return as_one(context)
    answered = [other for other in more if other.status in (Status.GROUNDED, Status.CONFLICT)]
    missing = [part.strip("？? ") for part, other in zip(parts[1:], more, strict=True) if other not in answered]
    if not (halves and missing):
        return joined(context.question.raw, [first, *answered])
    whole = as_one(context)
    told = "".join(sentences(context.question.language)["half"].format(part=part) for part in missing)
    return whole if whole.status is Status.REFUSED else replace(whole, text=whole.text + told)


def _sentences(raw: str) -> list[str]:
    """The sentences of a question, and what it asks of a part (…，其中甲多少) apart from the whole, unless it says how much that is."""
    asked = [part for part in re.split(r"(?<=[？?])", raw) if any(c.isalnum() for c in part)]
    parts: list[str] = []
    for sentence in asked:
        whole, *within = re.split(r"(?:，|,)(?=其中.{1,16}(?:多少|几[个人名辆万]))", sentence)
        said = any(claims(plain(whole))) and not cue("asks", "number").search(whole)
        parts += [sentence] if said else [whole, *within]
    return parts


def _of_one_project(parts: Sequence[str]) -> list[str]:
    """The parts of a question, each of the project with whose name the first one opens where it names none itself."""
    named = cue("asks", "project").match(parts[0])
    if named is None:
        return list(parts)
    return [parts[0], *(part if cue("asks", "project_word").search(part) else f"{named['project']}的{part.lstrip()}" for part in parts[1:])]


def _part(whole: Question, text: str, scope: Sequence[DocumentInfo]) -> Question:
    """A part of a question, in the language the whole was asked in."""
    own = understand(text, scope)
    return replace(own, language=whole.language, english=text) if whole.english else own


def _halves(question: Question) -> list[str]:
    """A question that asks for two figures in two clauses (编制几个人，实际在岗几个), cut between them; else nothing."""
    if question.in_english or any(kind in question.kinds for kind in cues()["halves"]["kinds"]):
        return []
    clauses = [clause for clause in re.split("[，,；;]|(?<=[少几人个])、", question.raw) if any(c.isalnum() for c in clause)]
    asking = [bool(cue("asks", "number").search(clause)) and not cue("halves", "leaning").search(clause.strip()) for clause in clauses]
    first = next((place for place, asks in enumerate(asking) if asks), len(clauses))
    if not any(asking[first + 1 :]) or not all(asking[first:]):
        return []
    lead = clauses[first - 1] if first and cue("split", "within").search(clauses[first - 1][-3:]) else ""
    return ["，".join(clauses[: first + 1]), *(f"{lead}，{clause}" if lead else clause for clause in clauses[first + 1 :])]


def _of_one_sentence(context: Context, asked: Sequence[Question]) -> Answer | None:
    """Two questions for figures that one sentence answers, though the second does not say of what (…涉及多少资金？有几个项目？)."""
    if len(asked) != _TWO or not all(question.asks_number for question in asked):
        return None
    first, second = (as_one(replace(context, question=question)) for question in asked)
    given = all(answer.status in (Status.GROUNDED, Status.CONFLICT) and answer.evidence for answer in (first, second))
    return joined(context.question.raw, [first, second]) if given and first.evidence[0] == second.evidence[0] else None


def _answered_at_last(context: Context, scope: Sequence[DocumentInfo]) -> Answer:
    """The answer to the whole; where there is none, to its last sentence, which is what is asked."""
    whole = as_one(context)
    last = re.split(r"[。！!；;\n]", re.sub(r"^[（(][^（()）]*[)）]", "", context.question.raw.strip()))[-1]
    if whole.status is not Status.REFUSED or len(last) < 8 or last == context.question.raw.strip():
        return whole
    asked = _part(context.question, last, scope)
    if not asked.asks_number or not _names_something(context, asked):
        return whole
    again = as_one(replace(context, question=asked))
    return whole if again.status is Status.REFUSED else replace(again, question=whole.question)


def _names_something(context: Context, question: Question) -> bool:
    """Whether a part of a question can be answered without the others."""
    found = phrase(context.base, question.body)
    return bool(found.keys or found.labels) and not cue("asks", "back").search(question.text)


def _hints(context: Context, question: Question) -> bool:
    """The same, where words that stand in the names of figures are enough."""
    found = phrase(context.base, question.body)
    return bool(found.keys or found.labels) or any(gram in context.base.weights for gram in found.content if len(gram) > 1)
