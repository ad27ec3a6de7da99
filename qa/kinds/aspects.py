"""Several things asked of one performance indicator: what was aimed at, what came of it, its points, its score."""

from __future__ import annotations

import re
from collections.abc import Sequence

from disclosure.model import Fact
from disclosure.plan import Plan, Step, fact_ref
from disclosure.terms import pattern, words
from qa.draft import Context, Draft
from qa.kinds.against import set_against
from qa.text import plain, share_said
from qa.understand import cue, cues

# How much of an indicator's name has to be said, and how much more of it than of another's.
_NAMED = 0.6
_APART = 0.02


def aspects(context: Context) -> Draft | None:
    """The figures of one indicator's row that a question asks for one by one."""
    said = [(match.start(), name) for name in cues()["aspects"] if (match := cue("aspects", name).search(context.question.text))]
    asked = [name for _, name in sorted(said)]
    other = any(kind in context.question.kinds for kind in ("sum", "consistency", "ranking", "average", "without"))
    rows = [_asked_of(context, fact, asked) for fact in _indicators(context)] if len(asked) > 1 and not other else []
    if not rows or not rows[0] or len({tuple(fact.text for fact in row) for row in rows}) > 1:
        return None
    row = rows[0]
    by_name = dict(zip(asked, row, strict=True))
    if by_name.keys() == {"target", "actual"} and (compared := set_against(context, by_name["actual"], by_name["target"])) is not None:
        return compared
    plan = Plan(tuple(Step(f"s{i}", "value", (fact_ref(f),)) for i, f in enumerate(row, 1)))
    return Draft("each", 0.9, plan=plan, facts=tuple(row), labels=tuple(f.label for f in row))


def _asked_of(context: Context, fact: Fact, asked: Sequence[str]) -> list[Fact]:
    """The figures of an indicator's row that are asked for, in that order; none where one of them is missing."""
    row = [found for name in asked if (found := of_row(context, fact, name)) is not None]
    return row if len(row) == len(asked) else []


def _indicators(context: Context) -> list[Fact]:
    """A figure of the indicator whose name the question says best, for each form it stands in; of a form that is named, that one."""
    said = context.question.text
    scored: list[tuple[float, Fact]] = []
    for named in context.base.named:
        fact = named.fact
        if fact.cell is None or fact.statement not in words("naming", "level", "forms") or len(fact.row_path) < 1 or not fact.col_path:
            continue
        label = plain(fact.row_path[-1])
        own = 0.5 if fact.subject and plain(fact.subject) in said else 0.0
        score = share_said(label, said)
        if score > _NAMED and len(label) > 2:
            scored.append((score + own, fact))
    best = max((score for score, _ in scored), default=0.0)
    return list({fact.table: fact for score, fact in reversed(scored) if best - score < _APART}.values())


def of_row(context: Context, fact: Fact, aspect: str) -> Fact | None:
    """The figure of the same row under a heading of a kind."""
    for named in context.base.named:
        other = named.fact
        alike = (other.document, other.table, other.row_path) == (fact.document, fact.table, fact.row_path)
        if not alike or not other.col_path or _row(other) != _row(fact):
            continue
        if pattern("rules", "form", aspect).fullmatch(re.sub(r"\s", "", other.col_path[-1])):
            return other
    return None


def _row(fact: Fact) -> str:
    return (fact.cell or "").split("C")[0]
