"""Is it so? Yes or no, with the figure that decides: existence, a bound, a number claimed, a direction."""

from __future__ import annotations

import re
from decimal import Decimal

from disclosure.amount import Amount, unit
from disclosure.model import CellState, Fact, Role
from qa.draft import Context, Draft, single
from qa.kinds.choose import LEVELS, Choice, choose
from qa.kinds.conditions import condition
from qa.understand import cue


def truth(context: Context) -> Draft | None:
    """A yes or no about one figure."""
    text = context.question.text
    if not cue("truth", "asked").search(text):
        return None
    return _direction(context) or _bound(context) or _claimed(context) or _exists(context)


def _subject(context: Context) -> str:
    return re.sub(r"\d[\d,.]*(?:万元|亿元|元|万|%)?", " ", cue("truth", "around").sub(" ", context.question.body))


def _draft(context: Context, choice: Choice, boolean: bool) -> Draft:
    fact = choice.fact
    return Draft(
        "truth", choice.best.coverage, plan=single("value", fact), facts=(fact,), labels=(context.base.title(fact),),
        boolean=boolean, other=None,
    )


def _direction(context: Context) -> Draft | None:
    """Whether a figure rose or fell, by the change the document states for it."""
    text = context.question.text
    up, down = (cue("truth", name).search(text) for name in ("up", "down"))
    if not (up or down):
        return None
    choice = choose(context, _subject(context), (Role.DELTA, Role.RATE))
    if choice is None or choice.fact.amount is None or choice.fact.comparator:
        return None
    value = choice.fact.amount.value
    return _draft(context, choice, value > 0 if up else value < 0)


def _bound(context: Context) -> Draft | None:
    """Whether a figure is above or below a number."""
    holds = condition(context.question.text)
    if holds is None:
        return None
    choice = choose(context, _subject(context))
    if choice is None or choice.fact.amount is None:
        return None
    return _draft(context, choice, holds(choice.fact))


def _claimed(context: Context) -> Draft | None:
    """Whether a figure is the number the question claims; the answer gives the document's own."""
    match = cue("truth", "claim").search(context.question.text)
    if match is None:
        return None
    choice = choose(context, _subject(context), (*LEVELS, Role.SHARE, Role.RATE, Role.COMPLETION, Role.DELTA))
    if choice is None or choice.fact.amount is None:
        return None
    claimed = Amount(Decimal(match["n"].replace(",", "")), unit(match["u"] + ("元" if match["u"] in ("万", "亿") else "")))
    own = choice.fact.amount
    if own.unit.dimension != claimed.unit.dimension:
        return None
    return _draft(context, choice, own.same_as(claimed))


def _exists(context: Context) -> Draft | None:
    """Whether there is any: a figure other than zero says yes, a zero no; a blank says nothing."""
    if not cue("truth", "exists").search(context.question.text):
        return None
    choice = choose(context, _subject(context))
    if choice is None or choice.fact.amount is None or choice.best.naming < 0.75:
        return None
    return _draft(context, choice, _present(choice.fact))


def _present(fact: Fact) -> bool:
    return fact.state is not CellState.ZERO and fact.amount is not None and fact.amount.value != 0
