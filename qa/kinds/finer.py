"""A figure that a sentence rounds (9.65万元), as a table prints it, where the question asks for a smaller unit."""

from __future__ import annotations

from disclosure.model import Fact
from qa.draft import Context
from qa.lexicon import concept_of
from qa.text import plain


def printed_finer(context: Context, fact: Fact) -> Fact:
    """The cell of the same name that a sentence's figure is the rounded form of; the figure itself where there is none, or several."""
    asked = context.question.asked_unit
    if fact.cell is not None or fact.amount is None or asked is None or not asked.is_money or asked.factor >= fact.amount.unit.factor:
        return fact
    finer = [named.fact for named in context.base.named if _rounds_to(named.fact, fact)]
    return finer[0] if len({one.amount.to(asked) for one in finer if one.amount}) == 1 else fact


def _rounds_to(cell: Fact, fact: Fact) -> bool:
    """Whether a cell has the name of a sentence's figure, and an amount in a smaller unit that is rounded to it."""
    if cell.cell is None or cell.amount is None or fact.amount is None or cell.document != fact.document or cell.doubtful:
        return False
    same = plain(cell.label) == plain(fact.label) or (concept_of(cell.label) is not None and concept_of(cell.label) == concept_of(fact.label))
    if not same or not cell.amount.unit.is_money or cell.amount.unit.factor >= fact.amount.unit.factor:
        return False
    if cell.year is not None and fact.year is not None and cell.year != fact.year:
        return False
    return abs(cell.amount.to(fact.amount.unit).value - fact.amount.value) <= fact.amount.half_last_place
