"""What does not come from the treasury: a total of all money less the same total of fiscal appropriations."""

from __future__ import annotations

import re

from disclosure.model import Fact
from disclosure.terms import word
from qa.draft import Context, Draft, single
from qa.facts import is_generic
from qa.phrase import phrase
from qa.text import plain
from qa.understand import cue, cues


def nonfiscal(context: Context) -> Draft | None:
    """A total of the balance of all money less the same one of the balance of fiscal appropriations."""
    text = context.question.text
    if not cue("nonfiscal", "asked").search(text) or "share" in context.question.kinds:
        return None
    if any(not cue("nonfiscal", "whole").search(name) for name in phrase(context.base, context.question.body).labels):
        return None  # of one subject, not of everything
    label = next((name for name, said in cues()["nonfiscal_totals"].items() if re.search(said, text)), None)
    wholes, parts = (_rows(context, label, statement) if label else [] for statement in ("balance", "fiscal_balance"))
    if any(len({str(fact.amount) for fact in rows}) != 1 for rows in (wholes, parts)):
        return None
    facts = (wholes[0], parts[0])
    return Draft("without", 0.9, plan=single("minus_all", *facts), facts=facts, labels=tuple(f.label for f in facts), target=context.question.asked_unit)


def _rows(context: Context, label: str, statement: str) -> list[Fact]:
    """The totals of that name in a statement, in its column of totals."""
    fiscal = word("naming", "generic", "fiscal")
    return [
        n.fact for n in context.base.named
        if n.fact.statement == statement and n.fact.cell and n.fact.amount is not None and n.fact.col_path
        and plain(n.fact.label).replace(fiscal, "") == label and is_generic(n.fact.col_path[-1])
    ]
