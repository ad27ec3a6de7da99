"""What a library holds: its units, its documents, its final accounts."""

from __future__ import annotations

from collections.abc import Sequence

from disclosure.model import Stage
from qa.across.units import Disclosure
from qa.draft import Draft
from qa.understand import Question, cue
from qa.write import sentences

_FEW = 6


def holdings(question: Question, listed: Sequence[Disclosure]) -> Draft | None:
    """The units or documents of a library, where a question asks what it holds."""
    text = question.text
    if not cue("across", "holdings").search(text):
        return None
    stage = next((s for s, key in ((Stage.FINAL_ACCOUNT, "accounts"), (Stage.BUDGET, "budgets")) if cue("across", key).search(text)), None)
    chosen = [d for d in listed if stage is None or d.stage is stage]
    chosen = [d for d in chosen if not question.years or d.year in question.years]
    of_units = bool(cue("across", "units").search(text))
    items = tuple(dict.fromkeys(d.unit if of_units else d.title for d in chosen))
    count = len(items) if of_units else sum(len(d.files) for d in chosen)
    say = sentences(question.language)
    few = say["join"].join(items[:_FEW]) + ("…" if len(items) > _FEW else "")
    key = "across_units" if of_units else "across_documents"
    text = say[key].format(n=count, items=few) if items else say["across_none"]
    return Draft("across_list", 1.0, labels=(*items, str(count)), items=items, text=text)
