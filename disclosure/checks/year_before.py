"""What a document says of last year is what last year's document says.

Source: 勾稽关系 between years: the base that a change implies (this year − change), or that a sentence gives, equals last
year's document: its 年初预算 where the sentence names nothing else, its 决算 for 执行数 and 决算数.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from disclosure.checks._across import Told, budgeted, compare, of_entity, own_figures, told
from disclosure.checks._implied import implied, stage_of
from disclosure.checks._measures import money
from disclosure.checks._narrative import narrative
from disclosure.model import Document, Finding, Role, Stage

RULE = "year-before"


def check_across(document: Document, related: Sequence[Document]) -> Iterator[Finding]:
    """Compare last year's figures, printed or implied, with the related documents of that year."""
    year = document.info.year
    if year is None or document.info.stage is None:
        return
    budgets = of_entity(document, related, year - 1, Stage.BUDGET)
    accounts = of_entity(document, related, year - 1, Stage.FINAL_ACCOUNT)
    for rule, stage, wanted in (*_printed(document, year), *(("implied-base", *one) for one in implied(document, year))):
        given = [(other, own_figures(other, wanted)) for other in (budgets if stage is Stage.BUDGET else accounts)]
        if stage is Stage.BUDGET:
            given += [(other, budgeted(other, wanted)) for other in accounts]
        for other, figures in given:
            found = compare(document, rule, wanted, other, figures)
            if found is not None:
                yield found


def _printed(document: Document, year: int) -> Iterator[tuple[str, Stage, Told]]:
    """Levels that sentences give for last year."""
    for fact in narrative(document):
        if fact.role is Role.LEVEL and fact.year == year - 1 and fact.amount is not None and money(fact.amount) and fact.measure:
            wanted = told(document, fact.amount, fact.amount.half_last_place, [fact])
            if wanted is not None:
                yield RULE, stage_of(document, fact.measure), wanted
