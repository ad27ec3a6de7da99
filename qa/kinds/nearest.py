"""How much is …, said in words the documents do not use: the figure whose label means the same."""

from __future__ import annotations

from dataclasses import replace

from disclosure.amount import COUNT
from qa.draft import Context, Draft
from qa.kinds.lookup import lookup
from qa.meaning import cut
from qa.text import plain
from qa.understand import Question
from qa.write import sentences

# How many standard deviations nearer than the other labels the one taken must be; measured by bench/meaning.
BARS = {"zh": 3.7, "en": 3.3}
# How much nearer another label may be than that of the figure taken, for unit and year decide too.
_SLACK = 0.4


def nearest(context: Context) -> Draft | None:
    """The figure the question means, by the embedding model; the reading says how it was taken."""
    question = context.question
    if not question.asks_number or context.near:
        return None
    near = context.meanings.near(question.body)
    if not near or max(near.values()) < BARS["en" if question.in_english else "zh"]:
        return None
    draft = lookup(replace(context, near=near))
    if draft is None or _echoes(draft, question, frozenset(plain(d.info.entity or "") for d in context.base.documents)):
        return None
    closeness = near.get(cut(draft.facts[0].label), 0.0)
    if closeness < max(BARS["en" if question.in_english else "zh"], max(near.values()) - _SLACK):
        return None
    say = sentences(question.language)
    return replace(draft, reading=say["taken_as"].format(label=draft.labels[0]))


def _echoes(draft: Draft, question: Question, owners: frozenset[str]) -> bool:
    """Whether the figure is none, no money though money is asked for, that of the whole unit by its name, or one that the question gives (编外那20名里…)."""
    amount = draft.facts[0].amount
    fact = draft.facts[0]
    if len(fact.row_path) == 1 and plain(fact.label) in owners:
        return True
    counted = question.dimension not in (None, "money", "percent", "plain", "item")
    if counted and amount is not None and amount.unit.dimension != question.dimension and (amount.unit == COUNT or amount.unit.dimension != "plain"):
        return True  # 3个 is no number of visitors; 12万 may be one
    priced = question.dimension != "money" or (amount is not None and amount.unit.is_money)
    return amount is None or amount.value in question.anchors or not priced
