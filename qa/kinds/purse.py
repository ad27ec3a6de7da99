"""Out of which money is a project paid? The columns of its row in the list of projects that hold any."""

from __future__ import annotations

from disclosure.model import Fact
from disclosure.terms import words
from qa.draft import Context, Draft
from qa.facts import is_generic
from qa.text import plain, share_said
from qa.understand import cue
from qa.write import sentences

# How much of a project's name a question has to say.
_SAID = 0.7


def purse(context: Context) -> Draft | None:
    """The kinds of money in a project's row, where a question asks which budget or which money pays for it."""
    question = context.question
    if question.in_english or not cue("purse", "asked").search(question.text):
        return None
    cells = [n.fact for n in context.base.named if n.fact.statement == "project_list" and n.fact.cell and n.fact.amount is not None and n.fact.col_path]
    said = {label: share_said(plain(label), question.body) for label in {fact.label for fact in cells}}
    best = max(said.values(), default=0.0)
    named = [label for label, share in said.items() if share == best]
    if best < _SAID or len(named) != 1:
        return None
    row = [fact for fact in cells if fact.label == named[0]]
    paid = [fact for fact in row if fact.amount and fact.amount.value and not _is_total(fact)]
    if not paid or len({(fact.document, fact.table, fact.row_path) for fact in row}) != 1:
        return None
    say = sentences(question.language)
    items = tuple(dict.fromkeys("".join(fact.col_path) for fact in paid))
    told = say["join"].join(say["across_figure"].format(name="".join(f.col_path), value=f.amount) for f in paid)
    text = say["purse"].format(label=named[0], items=told)
    return Draft("list", best, facts=tuple(paid), labels=(named[0], *items), items=items, text=text)


def _is_total(fact: Fact) -> bool:
    last = plain(fact.col_path[-1])
    return is_generic(last) or last.endswith(words("columns", "total", "names"))
