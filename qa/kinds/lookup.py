"""How much is …? One figure, as printed; also of a blank, of a zero, and in another unit."""

from __future__ import annotations

from disclosure.model import Role
from qa.draft import Context, Draft, single
from qa.kinds.choose import LEVELS, choose
from qa.understand import cue


def lookup(context: Context) -> Draft | None:
    """The figure the question names."""
    question = context.question
    if not question.asks_number or cue("asks", "each").search(question.text):
        return None
    if cue("kind_none", "description").search(question.text) and not cue("kind_none", "number").search(question.text):
        return None
    roles = (*LEVELS, Role.TEXT) if question.form else LEVELS
    found = choose(context, question.body, roles)
    if found is None:
        return None
    fact = found.fact
    return Draft(
        "lookup", found.best.coverage, plan=single("value", fact), facts=(fact,), labels=(context.base.title(fact),),
        other=found.rival, target=question.asked_unit, text=fact.text if fact.role is Role.TEXT else None,
    )
