"""The 年初预算 that a final account gives is what the budget of that year published.

Source: 部门决算公开 explains 决算 against 年初预算, which is the budget approved and published at the year's beginning.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from disclosure.checks._across import compare, initial, of_entity, own_figures, told
from disclosure.model import Document, Finding, Stage

RULE = "budget-account"


def check_across(document: Document, related: Sequence[Document]) -> Iterator[Finding]:
    """Compare every budget that a final account gives with the budget of its year."""
    year = document.info.year
    if year is None or document.info.stage is not Stage.FINAL_ACCOUNT:
        return
    for other in of_entity(document, related, year, Stage.BUDGET):
        for fact in initial(document):
            wanted = told(document, fact.amount, fact.amount.half_last_place, [fact]) if fact.amount else None
            found = compare(document, RULE, wanted, other, own_figures(other, wanted)) if wanted is not None else None
            if found is not None:
                yield found
