"""Last year's figures as a document's own changes imply them."""

from __future__ import annotations

from collections.abc import Iterator

from disclosure.amount import Amount
from disclosure.checks._across import Told, told
from disclosure.checks._measures import money, squeezed
from disclosure.checks._narrative import narrative
from disclosure.model import Document, Fact, Role, Stage
from disclosure.terms import pattern

_NEAR = 60


def implied(document: Document, year: int) -> Iterator[tuple[Stage, Told]]:
    """Last year's levels as this year's less their changes, and the stage of last year's document each is of."""
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
            yield stage_of(document, _named(document, level, delta)), wanted


def _belong(level: Fact, delta: Fact, year: int) -> bool:
    roles = (level.role, delta.role) == (Role.LEVEL, Role.DELTA)
    same = level.row_path == delta.row_path and level.section == delta.section and level.year in (None, year)
    return roles and same and money(level.amount) and money(delta.amount) and delta.span[0] - level.span[1] < _NEAR


def _named(document: Document, level: Fact, delta: Fact) -> str:
    """What of last year a change is measured against, in the sentence's words."""
    match = pattern("narrative", "base", "named").search(squeezed(document.text[level.span[1] : delta.span[0]]))
    return match["name"] if match else delta.base or ""


def stage_of(document: Document, base: str) -> Stage:
    """Which of last year's documents a base is of."""
    if pattern("rules", "across", "spent").search(base):
        return Stage.FINAL_ACCOUNT
    if pattern("rules", "across", "own_year").search(base):
        return Stage.BUDGET
    return document.info.stage or Stage.BUDGET
