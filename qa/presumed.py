"""What a question takes to have happened before it asks on (比上年翻了一番，是哪些单位？): refused where it did not."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from disclosure.amount import PERCENT, Amount, unit
from disclosure.answer import Answer, Status
from disclosure.terms import load, pattern, word
from qa.assemble import refusal
from qa.draft import Context
from qa.understand import cue, understand
from qa.write import sentences

# How far a size said may lie from the one there is: a size in figures, and one in words (翻了一番).
_PRINTED = Decimal("0.1")
_ROUGH = Decimal("0.3")
_POINT = Decimal(1)

Answered = Callable[[Context], Answer]


def contrary(context: Context, answered: Answered) -> Answer | None:
    """A refusal that says how it is, where a question goes on from a change or a purchase that there was not; else None.

    Args:
        answered: answers a question, here what the change or the purchase was.
    """
    question = context.question
    asks_on = pattern("misfits", "presumed", "asks_on").search(question.text)
    if question.in_english or not asks_on or {"truth", "consistency"} & set(question.kinds):
        return None
    told = _of_the_change(context, answered) or _of_the_purchase(context, answered)
    return _refused(context, told) if told is not None else None


def _of_the_change(context: Context, answered: Answered) -> Answer | None:
    """What the change was, where the question says that it went another way or was of another size."""
    match = next((m for key in ("change", "size", "why", "over") if (m := pattern("misfits", "presumed", key).search(context.question.text))), None)
    if match is None:
        return None
    said = match.groupdict()
    way = said.get("way") or said.get("size") or ""
    up = pattern("misfits", "presumed", "down").search(way) is None
    what = pattern("misfits", "presumed", "edges").sub("", pattern("misfits", "presumed", "year").sub("", said["what"]))
    if pattern("misfits", "presumed", "asks_on").search(what):
        return None
    asked = {"what": what, "base": said.get("base") or word("misfits", "presumed", "base")}
    moved = _asked(context, answered, word("misfits", "presumed", "how_much").format(**asked))
    if moved.value is None:
        return None
    value = Decimal(moved.value)
    if value == 0 or (value > 0) != up:
        return moved
    claim = _size(context.question.text[match.start("way" if "way" in said else "size") :])
    if claim is None:
        return None
    if claim[0].unit == PERCENT:
        moved = _asked(context, answered, word("misfits", "presumed", "how_far").format(**asked))
    return moved if _is_other(moved, *claim) else None


def _size(text: str) -> tuple[Amount, bool] | None:
    """The size of a change that a text goes on to say, and whether it is said in words; None where it says none, or about."""
    match = pattern("misfits", "presumed", "said").match(text)
    if match is None:
        return None
    if match["n"]:
        named = unit(match["u"]) or unit(f"{match['u']}{word('units', 'named', 'yuan')}")
        return (Amount(Decimal(match["n"].replace(",", "")), named), False) if named else None
    spoken = load("misfits")["presumed"]["spoken"]
    return next(((Amount(Decimal(rate), PERCENT), True) for rate, said in spoken.items() if re.search(said, match.group())), None)


def _is_other(moved: Answer, claim: Amount, rough: bool) -> bool:
    """Whether a change is of another size than is said."""
    own = unit(moved.unit or "")
    if moved.value is None or own is None or own.dimension != claim.unit.dimension:
        return False
    size = abs(Amount(Decimal(moved.value), own).to(claim.unit).value)
    slack = claim.value * (_ROUGH if rough else _PRINTED)
    return abs(size - claim.value) > (max(slack, _POINT) if claim.unit == PERCENT else slack)


def _of_the_purchase(context: Context, answered: Answered) -> Answer | None:
    """What was spent on what the question says was bought, where that is nothing."""
    if pattern("misfits", "presumed", "bought").search(context.question.text) is None:
        return None
    spent = _asked(context, answered, word("misfits", "presumed", "bought_for"))
    nothing = spent.cell_state in ("zero", "blank", "dash") or (spent.value is not None and Decimal(spent.value) == 0)
    return spent if nothing and spent.status is not Status.REFUSED else None


def _asked(context: Context, answered: Answered, text: str) -> Answer:
    years = [year for year in context.question.years if str(year) not in text]
    dated = text if len(years) != 1 or cue("time", "last").search(text) else word("misfits", "presumed", "dated").format(year=years[0], text=text)
    return answered(replace(context, question=understand(dated, [document.info for document in context.base.documents])))


def _refused(context: Context, told: Answer) -> Answer:
    """A refusal with what there is instead, and where that stands."""
    say = sentences(context.question.language)
    text = say["refused"].format(missing=say["presumed"]) + say["instead"].format(text=told.text)
    return replace(refusal(context), text=text, figures=told.figures, program=told.program, evidence=told.evidence)
