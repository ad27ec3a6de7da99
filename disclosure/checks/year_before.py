"""What a document says of last year is what last year's document says.

Source: 勾稽关系 between years: the base that a change implies (this year − change), or that a sentence gives, equals last
year's document: its 年初预算 where the sentence names nothing else, its 决算 for 执行数 and 决算数.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from disclosure.amount import Amount
from disclosure.checks._across import Told, budgeted, compare, of_entity, own_figures, told
from disclosure.checks._measures import money
from disclosure.checks._narrative import narrative
from disclosure.model import Document, Fact, Finding, Role, Stage
from disclosure.terms import pattern

RULE = "year-before"
_NEAR = 60


def check_across(document: Document, related: Sequence[Document]) -> Iterator[Finding]:
    """Compare last year's figures, printed or implied, with the related documents of that year."""
    year = document.info.year
    if year is None or document.info.stage is None:
        return
    budgets = of_entity(document, related, year - 1, Stage.BUDGET)
    accounts = of_entity(document, related, year - 1, Stage.FINAL_ACCOUNT)
    for rule, stage, wanted in (*_printed(document, year), *_implied(document, year)):
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
                yield RULE, _stage(document, fact.measure), wanted


def _implied(document: Document, year: int) -> Iterator[tuple[str, Stage, Told]]:
    """Last year's levels as this year's less their changes."""
    facts = narrative(document)
    for level, delta in zip(facts, facts[1:], strict=False):
        if not _belong(level, delta, year) or level.amount is None or delta.amount is None:
            continue
        if delta.base and pattern("rules", "across", "own_year").search(delta.base) and str(year - 1) not in delta.base:
            continue
        moved = delta.amount.to(level.amount.unit)
        step = Amount(delta.amount.half_last_place, delta.amount.unit).to(level.amount.unit).value
        before = Amount(level.amount.value - moved.value, level.amount.unit)
        wanted = told(document, before, level.amount.half_last_place + step, [level, delta])
        if wanted is not None and before.value >= 0:
            yield "implied-base", _stage(document, delta.base or ""), wanted


def _belong(level: Fact, delta: Fact, year: int) -> bool:
    roles = (level.role, delta.role) == (Role.LEVEL, Role.DELTA)
    same = level.row_path == delta.row_path and level.section == delta.section and level.year in (None, year)
    return roles and same and money(level.amount) and money(delta.amount) and delta.span[0] - level.span[1] < _NEAR


def _stage(document: Document, base: str) -> Stage:
    """Which of last year's documents a base is of."""
    if pattern("rules", "across", "spent").search(base):
        return Stage.FINAL_ACCOUNT
    if pattern("rules", "across", "own_year").search(base):
        return Stage.BUDGET
    return document.info.stage or Stage.BUDGET
