"""Is it so, where several figures are claimed at once (甲690万元，而乙只有396万元), or an amount is said to be of one thing (80万元是其他资金)?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from disclosure.amount import Amount
from disclosure.model import Fact, Role
from disclosure.plan import Plan, Step, fact_ref
from disclosure.terms import pattern
from qa.claims import claims, same, without_claims
from qa.draft import Context, Draft
from qa.kinds.choose import LEVELS, choose
from qa.phrase import without_stop_words
from qa.text import grams, plain
from qa.told import told_of
from qa.understand import cue
from qa.write import sentences, shown

_SEVERAL = 2
# How much of what a figure is called in the question has to be said of it, and how well it has to be named to contradict.
_SAID = 0.6
_NAMED = 0.9


@dataclass(frozen=True, slots=True)
class _Checked:
    """A claim and the figure that decides it."""

    fact: Fact
    holds: bool


def claimed(context: Context) -> Draft | None:
    """A yes or no on every figure claimed, or on what an amount is of; None where one of them is told of nowhere."""
    return _each(context) or _as(context)


def _each(context: Context) -> Draft | None:
    clauses = [(clause, tuple(claims(clause))) for clause in re.split("[,，;；。]", context.question.text)]
    stated = [(clause, said[0]) for clause, said in clauses if len(said) == 1]
    if len(stated) < _SEVERAL or any(len(said) > 1 for _, said in clauses) or cue("asks", "number").search(context.question.text):
        return None
    checked = [_checked(context, clause, claim) for clause, claim in stated]
    if any(one is None for one in checked):
        return None
    found = [one for one in checked if one is not None]
    return _draft(context, [one.fact for one in found], all(one.holds for one in found))


def _checked(context: Context, clause: str, claim: Amount) -> _Checked | None:
    """Whether a clause's amount is what the document gives; None where neither can be told."""
    subject = pattern("misfits", "claimed", "around").sub(" ", cue("truth", "around").sub(" ", without_claims(clause)))
    wanted = grams("".join(without_stop_words(subject).split()))
    told = [fact for fact in _of_amount(context, claim) if len(wanted & grams(told_of(fact, context.base))) >= _SAID * len(wanted)]
    if wanted and told:
        return _Checked(told[0], True)
    choice = choose(context, subject)
    if choice is None or choice.best.naming < _NAMED or choice.best.coverage < _SAID or choice.fact.amount is None:
        return None
    own = choice.fact.amount
    return _Checked(choice.fact, False) if own.unit.dimension == claim.unit.dimension and choice.rival is None else None


def _of_amount(context: Context, claim: Amount) -> list[Fact]:
    facts = (named.fact for named in context.base.named)
    return [fact for fact in facts if fact.role in (*LEVELS, Role.DELTA) and fact.amount is not None and same(fact.amount, claim)]


def _as(context: Context) -> Draft | None:
    """Whether an amount is of what the question says; where it is another's, the answer says whose."""
    match = pattern("misfits", "claimed", "as").search(context.question.body)
    claim = next(claims(match["amount"]), None) if match else None
    if match is None or claim is None:
        return None
    choice = choose(context, match["what"])
    if choice is None or choice.best.naming < _NAMED:
        return None
    own = choice.fact.amount
    if own is not None and (own.unit.dimension != claim.unit.dimension or same(own, claim)):
        return _draft(context, [choice.fact], True) if same(own, claim) else None
    wanted = grams("".join(without_stop_words(match["before"]).split()))
    others = [fact for fact in _of_amount(context, claim) if wanted <= grams(told_of(fact, context.base)) and plain(match["what"]) not in plain(fact.label)]
    owner = next((fact for fact in others if fact.role is Role.LEVEL and fact.cell is None), next(iter(others), None))
    return _draft(context, [choice.fact, owner] if own is not None else [owner], False) if owner is not None else None


def _draft(context: Context, facts: Sequence[Fact], boolean: bool) -> Draft:
    say = sentences(context.question.language)
    told = [say["each"].format(label=context.base.title(fact), value=shown(fact.amount, fact)) for fact in facts]
    text = say["yes" if boolean else "no"] + say["fields"].format(items=say["apart"].join(told))
    plan = Plan(tuple(Step(f"s{place}", "value", (fact_ref(fact),)) for place, fact in enumerate(facts, 1)))
    labels = tuple(context.base.title(fact) for fact in facts)
    return Draft("claimed", 1.0, plan=plan, facts=tuple(facts), labels=labels, boolean=boolean, text=text)
