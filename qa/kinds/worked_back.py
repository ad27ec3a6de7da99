"""Does the figure of the year before, worked out from a stated change, agree with the one printed elsewhere?"""

from __future__ import annotations

from dataclasses import replace

from disclosure.model import Fact, Role
from disclosure.plan import Plan, Step, fact_ref
from qa.draft import Context, Draft
from qa.kinds.change import level_before
from qa.kinds.choose import LEVELS
from qa.link import link
from qa.phrase import phrase
from qa.understand import cue

# The printed figure has to be named so well where its number is not repeated.
_NAMED = 0.9


def worked_back(context: Context) -> Draft | None:
    """This year's figure less the change that the question repeats, against last year's printed figure."""
    if not (cue("asks", "back").search(context.question.text) or cue("compare", "derived").search(context.question.body)):
        return None
    found = {_key(level, delta): (level, delta) for level, delta in _changes(context)}
    if len(found) != 1:
        return None
    level, delta = next(iter(found.values()))
    printed = _printed(context, level, delta)
    if printed is None or level.amount is None or delta.amount is None or printed.amount is None:
        return None
    worked = level.amount.value - delta.amount.to(level.amount.unit).value
    agrees = printed.amount.to(level.amount.unit).value == worked
    plan = Plan((Step("s1", "difference", (fact_ref(level), fact_ref(delta))), Step("s2", "equal", ("s1", fact_ref(printed)))))
    facts = (level, delta, printed)
    return Draft("consistency", 1.0, plan=plan, facts=facts, boolean=agrees, labels=tuple(context.base.title(fact) for fact in facts))


def _key(level: Fact, delta: Fact) -> tuple[str, str]:
    return str(level.amount), str(delta.amount)


def _changes(context: Context) -> list[tuple[Fact, Fact]]:
    """The changes whose size the question repeats, with the figures they are of."""
    told = [
        n.fact for n in context.base.named
        if n.fact.role is Role.DELTA and n.fact.cell is None and n.fact.amount is not None and abs(n.fact.amount.value) in context.question.anchors
    ]
    pairs = ((level_before(context, delta), delta) for delta in told)
    return [(level, delta) for level, delta in pairs if level is not None]


def _printed(context: Context, level: Fact, delta: Fact) -> Fact | None:
    """Last year's figure in a table: the one whose number the question repeats, else the one it names."""
    before = (delta.year or 0) - 1
    asked = replace(context.question, years=(before,))
    found = link(context.base, phrase(context.base, context.question.body), asked, roles=LEVELS)
    dated = [c for c in found if c.fact.cell and c.fact.year == before and c.fact.amount is not None and _mixes(c.fact, level)]
    said = [c.fact for c in dated if c.fact.amount is not None and c.fact.amount.value in context.question.anchors]
    return next(iter([*said, *(c.fact for c in dated if c.naming > _NAMED)]), None)


def _mixes(left: Fact, right: Fact) -> bool:
    return left.amount is not None and right.amount is not None and left.amount.unit.dimension == right.amount.unit.dimension
