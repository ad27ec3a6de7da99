"""One indicator's long-term target beside its target of the year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from disclosure.model import Fact, Role
from disclosure.plan import Plan, Step, fact_ref
from disclosure.terms import pattern
from qa.draft import Context, Draft
from qa.kinds.against import set_against
from qa.text import plain, share_said
from qa.understand import cue

# How much of an indicator's name has to be said.
_NAMED = 0.5


def horizons(context: Context) -> Draft | None:
    """The long-term target and the target of the year of the indicator named, or how far they lie apart."""
    if not all(cue("horizons", name).search(context.question.text) for name in ("long", "annual")):
        return None
    found = list(_pairs(context))
    own = [pair for pair in found if pair[0].subject and plain(pair[0].subject) in plain(context.question.text)]
    found = own or found
    if not found or len({(plain(long.text), plain(annual.text)) for long, annual in found}) > 1:
        return None
    long, annual = found[0]
    order = (long, annual) if _first_said(context, "long") else (annual, long)
    told = set_against(context, *order)
    if told is not None:
        return told
    plan = Plan(tuple(Step(f"s{i}", "value", (fact_ref(fact),)) for i, fact in enumerate(order, 1)))
    return Draft("each", 0.9, plan=plan, facts=order, labels=tuple(f"{fact.label}（{fact.row_path[0]}）" for fact in order))


def _first_said(context: Context, name: str) -> bool:
    """Whether that horizon is the one the question begins with."""
    places = {key: match.start() for key in ("long", "annual") if (match := cue("horizons", key).search(context.question.text))}
    return min(places, key=lambda key: places[key]) == name


def _pairs(context: Context) -> Iterator[tuple[Fact, Fact]]:
    """The targets of the indicator named best, form by form: of the long term, of the year."""
    targets = [n.fact for n in context.base.named if n.fact.role is Role.TARGET and n.fact.cell and len(n.fact.row_path) > 1]
    scores = {fact.row_path[-1]: share_said(plain(fact.row_path[-1]), plain(context.question.text)) for fact in targets}
    best = max(scores.values(), default=0.0)
    named = [fact for fact in targets if best > _NAMED and scores[fact.row_path[-1]] == best]
    for long in named:
        if not cue("horizons", "long").search(long.row_path[0]) or long.text.strip() == "":
            continue
        for annual in named:
            same = (annual.document, annual.table, annual.row_path[-1]) == (long.document, long.table, long.row_path[-1])
            if same and not cue("horizons", "long").search(annual.row_path[0]) and _of_this_year(annual):
                yield long, annual


def _of_this_year(fact: Fact) -> bool:
    return bool(fact.col_path) and pattern("rules", "form", "target").fullmatch(re.sub(r"\s", "", fact.col_path[-1])) is not None
