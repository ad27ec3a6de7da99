"""The budgets that only the narrative gives, subject by subject (年初预算为0万元，支出决算为286.00万元)."""

from __future__ import annotations

from disclosure.model import Fact, Role
from qa.draft import Context
from qa.understand import cue

_FEWEST = 2


def stated_budgets(context: Context) -> tuple[float, list[Fact]] | None:
    """The subjects' budgets of the kind a question names, where sentences give them and no table does; else None."""
    said = cue("stated_budget", "said").search(context.question.text)
    if said is None or cue("stated_budget", "other_level").search(context.question.text):
        return None
    facts = [n.fact for n in context.base.named if n.fact.role is Role.LEVEL and n.fact.amount is not None]
    if any(fact.cell and any(said.group() in part for part in fact.col_path) for fact in facts):
        return None
    told = {
        fact.row_path: fact for fact in facts
        if fact.cell is None and fact.measure == said.group() and len(fact.row_path) > 1 and fact.amount and fact.amount.unit.is_money
    }
    return (1.0, list(told.values())) if len(told) >= _FEWEST else None
