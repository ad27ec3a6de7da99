"""Is it so? Yes or no, with the figure that decides: existence, a bound, a number claimed, a direction."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from disclosure.amount import Amount, unit
from disclosure.model import Fact, Role
from qa.draft import Context, Draft, single
from qa.kinds.change import change
from qa.kinds.choose import LEVELS, Choice, choose
from qa.kinds.claimed import claimed
from qa.kinds.conditions import condition
from qa.kinds.said import said
from qa.link import link
from qa.phrase import phrase
from qa.understand import cue


def truth(context: Context) -> Draft | None:
    """A yes or no about one figure."""
    text = context.question.text
    if not cue("truth", "asked").search(text):
        return None
    if (found := said(context) or claimed(context)) is not None:
        return found
    if cue("truth", "up").search(text) or cue("truth", "down").search(text):
        return _direction(context)
    return _bound(context) or _claimed(context) or _exists(context)


def _subject(context: Context) -> str:
    return re.sub(r"\d[\d,.]*(?:万元|亿元|元|万|%)?", " ", cue("truth", "around").sub(" ", context.question.body))


def _draft(context: Context, choice: Choice, boolean: bool) -> Draft:
    fact = choice.fact
    return Draft(
        "truth", choice.best.coverage, plan=single("value", fact), facts=(fact,), labels=(context.base.title(fact),),
        boolean=boolean, other=None,
    )


def _direction(context: Context) -> Draft | None:
    """Whether a figure rose or fell: by two years' figures or by the change the document states."""
    up = cue("truth", "up").search(context.question.text)
    numeric = replace(context.question, body=_subject(context), wants_amount=True, falling=False)
    draft = change(replace(context, question=numeric))
    if draft is None or not draft.facts:
        return _unchanged(context) or Draft("truth", 0.0)
    first, last = draft.facts[0].amount, draft.facts[-1].amount
    if first is None or last is None:
        return Draft("truth", 0.0)
    grown = first.value if len(draft.facts) == 1 else first.value - last.to(first.unit).value
    return replace(draft, kind="truth", boolean=grown > 0 if up else grown < 0)


def _unchanged(context: Context) -> Draft | None:
    """A no, where the document says that the figure is what it was (持平)."""
    question = replace(context.question, years=(), dimension=None)
    found = link(context.base, phrase(context.base, _subject(context)), question, roles=(Role.LEVEL,))
    for candidate in found[:12]:
        fact = candidate.fact
        if fact.cell is not None or candidate.naming < 0.75 or found[0].score - candidate.score > 0.5:
            continue
        text = context.base.document(fact.document).text
        if cue("truth", "same").search("".join(text[fact.span[1] : fact.span[1] + 40].split()).split("。")[0]):
            return _draft(context, Choice(candidate, None), False)
    return None


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
    stated = _claim(match)
    counted = context if stated is None else replace(context, question=replace(context.question, dimension=stated.unit.dimension))
    choice = choose(counted, _subject(context), (*LEVELS, Role.SHARE, Role.RATE, Role.COMPLETION, Role.DELTA))
    if stated is None or choice is None or choice.fact.amount is None:
        return None
    own = choice.fact.amount
    if own.unit.dimension != stated.unit.dimension:
        return None
    return _draft(context, choice, own.same_as(stated))


def _claim(match: re.Match[str]) -> Amount | None:
    named = unit(match["u"] + ("元" if match["u"] in ("万", "亿") else ""))
    return Amount(Decimal(match["n"].replace(",", "")), named) if named else None


def _exists(context: Context) -> Draft | None:
    """Whether there is any: a figure other than zero says yes, a zero no; a blank says neither: it is shown."""
    if not cue("truth", "exists").search(context.question.text):
        return None
    subject = _subject(context)
    counted = choose(context, subject, (Role.COUNT,))
    measured = choose(context, subject)
    choice = counted if counted is not None and counted.best.naming >= 0.7 else measured
    if choice is not None and measured is not None and measured.best.coverage > choice.best.coverage:
        choice = measured
    if choice is None or choice.best.naming < 0.55:
        return None
    fact = choice.fact
    if fact.amount is None:
        return replace(_draft(context, choice, False), kind="lookup", boolean=None)
    denied = cue("truth", "denied").search(_clause(context, fact))
    return _draft(context, choice, fact.amount.value != 0 and not denied)


def _clause(context: Context, fact: Fact) -> str:
    """What stands before a figure in its own clause."""
    if fact.cell is not None:
        return ""
    before = context.base.document(fact.document).text[fact.quote[0] : fact.span[0]]
    return re.split(r"[，,。；;、：:]", "".join(before.split()))[-1]
