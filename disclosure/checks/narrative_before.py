"""Last year's figure that a change implies is the one last year's document told under the same name and heading.

Source: domain rule "the base implied by a change is the same everywhere and equals last year's document", for what only the
narrative gives (政府采购, 机关运行经费, 会议费). Totals and subjects of the statements are compared by `year_before`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from disclosure.amount import Amount
from disclosure.checks._across import Told, compare, of_entity, told
from disclosure.checks._finding import cited
from disclosure.checks._measures import money, squeezed
from disclosure.checks._narrative import narrative
from disclosure.model import Document, Fact, Finding, Role
from disclosure.terms import pattern

RULE = "narrative-before"
_NEAR = 60


def check_across(document: Document, related: Sequence[Document]) -> Iterator[Finding]:
    """Compare every implied base with the narrative of last year's document of the same stage."""
    year, stage = document.info.year, document.info.stage
    if year is None or stage is None:
        return
    others = of_entity(document, related, year - 1, stage)
    for level, wanted in _implied(document, year) if others else ():
        for other in others:
            found = compare(document, RULE, wanted, other, _given(other, level))
            if found is not None:
                yield found


def _implied(document: Document, year: int) -> Iterator[tuple[Fact, Told]]:
    """Last year's levels as this year's less their changes, where no statement has them."""
    facts = narrative(document)
    for level, delta in zip(facts, facts[1:], strict=False):
        if not _belong(level, delta, year) or level.amount is None or delta.amount is None:
            continue
        moved = delta.amount.to(level.amount.unit)
        step = Amount(delta.amount.half_last_place, delta.amount.unit).to(level.amount.unit).value
        before, slack = Amount(level.amount.value - moved.value, level.amount.unit), level.amount.half_last_place + step
        if before.value >= 0 and told(document, before, slack, [level, delta]) is None:
            yield level, Told(before, slack, [level.id, delta.id], cited(level), document.slice(level.quote), (), None)


def _belong(level: Fact, delta: Fact, year: int) -> bool:
    roles = (level.role, delta.role) == (Role.LEVEL, Role.DELTA) and money(level.amount) and money(delta.amount)
    same = level.row_path == delta.row_path and level.section == delta.section and level.year in (None, year)
    base = delta.base or ""
    last = str(year - 1) in base or bool(pattern("rules", "table_change", "last").search(base))
    spent = bool(pattern("rules", "across", "spent").search(base))
    return roles and same and last and not spent and len(level.row_path) == 1 and delta.span[0] - level.span[1] < _NEAR


def _given(other: Document, level: Fact) -> list[tuple[Amount, str]]:
    """The other document's own figures of the same name under the same heading; none where it gives several."""
    facts = [
        f for f in narrative(other)
        if f.role is Role.LEVEL and f.amount and money(f.amount) and f.year in (None, other.info.year) and _key(f) == _key(level)
    ]
    distinct = {f.amount.value for f in facts if f.amount is not None}
    return [(f.amount, cited(f)) for f in facts if f.amount is not None] if len(distinct) == 1 else []


def _key(fact: Fact) -> tuple[str, ...]:
    """What a figure is called, and the heading it stands under without its number."""
    heading = pattern("structure", "heading", "ordinal").sub("", squeezed(fact.section[-1])) if fact.section else ""
    return heading, *(squeezed(part) for part in fact.row_path)
