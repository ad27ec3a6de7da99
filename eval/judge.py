"""Right or wrong: one judge for each kind of answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from disclosure.terms import words
from eval.gold import Gold, Question
from eval.lists import compare_items, order_matters
from eval.numbers import in_unit, matches, read_accept
from eval.refusal import offered_number
from eval.reply import Reply, quoted, value_among
from eval.text import coverage, numbers, plain, stands_in
from eval.wording import say

_GIST = Decimal("0.6")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether an answer is right; where not, why.

    Attributes:
        wrong_number: it carries a value that is wrong, whatever its status.
        cause: one sentence for a reader; empty when right.
    """

    right: bool
    wrong_number: bool = False
    cause: str = ""


def judge(question: Question, gold: Gold, reply: Reply) -> Verdict:
    """Judge an answer to a question of a known kind."""
    if question.expects_refusal:
        return _none(question, reply)
    verdict = _JUDGES[gold.kind](question, gold, reply)
    if reply.refuses:
        return Verdict(right=False, wrong_number=verdict.wrong_number, cause=say("cause", "refused"))
    return verdict


def _none(question: Question, reply: Reply) -> Verdict:
    offered = offered_number(reply, question.question)
    if not reply.refuses:
        return Verdict(right=False, wrong_number=reply.has_value, cause=say("cause", "answered"))
    if offered is not None:
        return Verdict(right=False, wrong_number=True, cause=say("cause", "offered", got=offered))
    return Verdict(right=True)


def _number(_question: Question, gold: Gold, reply: Reply) -> Verdict:
    wanted = f"{gold.value}{gold.unit}"
    if not reply.has_value:
        if _is_accepted_without_value(gold, reply):
            return _with_text(gold, reply)
        return Verdict(right=False, cause=say("cause", "no_value", gold=wanted))
    if reply.measure is not None and matches(reply.measure, gold, reply.text):
        return _with_text(gold, reply)
    got = reply.shown_value or say("report", "nothing")
    comparable = reply.measure is None or in_unit(reply.measure, gold.unit) is not None
    cause = say("cause", "value" if comparable else "unit", gold=wanted, got=got)
    return Verdict(right=False, wrong_number=True, cause=cause)


def _is_accepted_without_value(gold: Gold, reply: Reply) -> bool:
    """Whether an answer without a value is one that the gold accepts: a blank cell, or words such as 没有."""
    blank = any(word in text for text in (gold.value, *gold.accept) for word in words("eval", "blank"))
    if blank and reply.cell_state == "blank":
        return True
    said = [text for text in (gold.value, *gold.accept) if text and _is_words(text, gold)]
    return any(plain(text) in plain(reply.text) for text in said)


def _is_words(text: str, gold: Gold) -> bool:
    return not numbers(text) and read_accept(text, gold) is None


def _with_text(gold: Gold, reply: Reply, extra: str = "") -> Verdict:
    """Right, provided all that must be said stands in the text."""
    lacking = [needle for needle in gold.must_include if not stands_in(needle, f"{reply.text}\n{extra}")]
    if lacking:
        return Verdict(right=False, cause=say("cause", "lacks", what="、".join(lacking)))
    return Verdict(right=True)


def _bool(question: Question, gold: Gold, reply: Reply) -> Verdict:
    wanted = gold.value.strip().lower() in words("eval", "yes")
    if reply.boolean is not wanted:
        got = say("report", "nothing") if reply.boolean is None else str(reply.boolean).lower()
        cause = say("cause", "boolean", gold=str(wanted).lower(), got=got)
        return Verdict(right=False, wrong_number=_foreign_value(question, gold, reply), cause=cause)
    if gold.recomputed and not stands_in(gold.recomputed, reply.text):
        return Verdict(right=False, cause=say("cause", "lacks", what=gold.recomputed))
    return _with_text(gold, reply)


def _list(question: Question, gold: Gold, reply: Reply) -> Verdict:
    matched = compare_items(reply.items, gold)
    if not matched.complete:
        nothing = say("report", "nothing")
        missing, spare = "、".join(matched.missing) or nothing, "、".join(matched.spare) or nothing
        cause = say("cause", "items", missing=missing, spare=spare)
    elif order_matters(question.notes) and not matched.in_order:
        cause = say("cause", "order")
    else:
        # The amounts asked for with a list may stand beside its items.
        return _with_text(gold, reply, extra="\n".join(reply.items))
    return Verdict(right=False, wrong_number=_foreign_value(question, gold, reply), cause=cause)


def _text(question: Question, gold: Gold, reply: Reply) -> Verdict:
    if gold.must_include:
        verdict = _with_text(gold, reply)
    elif any(stands_in(accept, reply.text) for accept in gold.accept) or _has_gist(gold, reply):
        return Verdict(right=True)
    else:
        verdict = Verdict(right=False, cause=say("cause", "gist"))
    if verdict.right:
        return verdict
    return Verdict(right=False, wrong_number=_foreign_value(question, gold, reply), cause=verdict.cause)


def _has_gist(gold: Gold, reply: Reply) -> bool:
    said = "\n".join((reply.text, *reply.items, *quoted(reply)))
    return bool(gold.value) and coverage(gold.value, said) >= _GIST


def _foreign_value(question: Question, gold: Gold, reply: Reply) -> bool:
    """Whether a wrong answer carries a value that nothing in the gold knows: a wrong number as well."""
    said = (gold.value, gold.recomputed, *gold.items, *gold.accept, *gold.must_include)
    quotes = (source.quote for source in question.sources)
    known = numbers("\n".join((*said, *quotes))) | {Decimal(len(gold.items))}
    return reply.has_value and not value_among(reply, known)


_JUDGES: dict[str, Callable[[Question, Gold, Reply], Verdict]] = {
    "number": _number,
    "percent": _number,
    "bool": _bool,
    "list": _list,
    "text": _text,
}
