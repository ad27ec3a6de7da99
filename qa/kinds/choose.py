"""Choosing among candidate facts: the best, its rival, and pairs that belong together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from disclosure.model import Fact, Role
from qa.draft import Context
from qa.link import Candidate, link
from qa.phrase import Phrase, phrase
from qa.text import grams, plain
from qa.understand import cues, purse_statement

LEVELS = (Role.LEVEL, Role.COUNT, Role.TARGET, Role.ACTUAL, Role.SCORE)
_CLOSE = 0.12
# A project's name is longer than this.
_FORM = 3


@dataclass(frozen=True, slots=True)
class Choice:
    """The candidate taken and the best one with another figure, where it came close."""

    best: Candidate
    rival: Candidate | None

    @property
    def fact(self) -> Fact:
        """The fact taken."""
        return self.best.fact


def choose(context: Context, text: str, roles: Sequence[Role] = LEVELS) -> Choice | None:
    """The fact a phrase most likely means."""
    asked = phrase(context.base, text)
    outer, inner = _focus(context, text)
    found = link(context.base, asked, context.question, roles=roles, focus=inner, outer=outer, near=context.near)
    return Choice(found[0], rival(found)) if found else None


def _focus(context: Context, text: str) -> tuple[Phrase | None, Phrase | None]:
    """A and B of “A里，B多少”, where A itself names something that B is part of; else nothing."""
    inside = re.search(cues()["split"]["within"], text)
    if inside is None or inside.start() < 2:
        return _of_a_form(context, text)
    outer, inner = phrase(context.base, text[: inside.start()]), phrase(context.base, text[inside.end() :])
    telling = inner.keys or inner.labels or any(gram in context.base.weights for gram in inner.content)
    return (outer, inner) if (outer.keys or outer.labels) and telling else (None, None)


def _of_a_form(context: Context, text: str) -> tuple[Phrase | None, Phrase | None]:
    """A project that has a form and what is asked of that form, where one of its figures is called so (甲项目要求出几个报告)."""
    base = context.base
    subject = max((s for s in base.subjects if len(s) > _FORM and s in text), key=len, default=None)
    if subject is None:
        return None, None
    inner = phrase(base, text.replace(subject, " "))
    own = (named for named in base.named if plain(named.fact.subject or "") == subject)
    called = any(_called_so(name, inner) for named in own for name in named.names if name not in subject)
    return (phrase(base, subject), inner) if called else (None, None)


def _called_so(name: str, asked: Phrase) -> bool:
    """Whether a name of three characters or more stands in a phrase, or most of it does."""
    pairs = grams(name)
    return len(name) > 2 and len(pairs & grams(asked.text)) >= max(2, 0.6 * len(pairs))


def rival(found: Sequence[Candidate]) -> Candidate | None:
    """The best candidate whose figure differs from the first one's, if it is close."""
    best = found[0]
    for other in found[1:12]:
        if best.score - other.score > _CLOSE:
            return None
        if not same_figure(best.fact, other.fact):
            return other
    return None


def same_figure(left: Fact, right: Fact) -> bool:
    """Whether two facts state the same quantity."""
    if left.amount is None or right.amount is None:
        return left.state == right.state
    return left.amount.same_as(right.amount)


def choose_pair(context: Context, left: str, right: str, *, anywhere: bool = False) -> tuple[Choice, Choice] | None:
    """Two facts for two phrases, from one statement where both have one nearly as good there.

    Args:
        anywhere: whether the second may stand outside the table that the question names by number.
    """
    lefts = link(context.base, phrase(context.base, left), context.question, roles=LEVELS)
    question = replace(context.question, table_number=None) if anywhere else context.question
    rights = link(context.base, phrase(context.base, right), question, roles=LEVELS)
    if not lefts or not rights:
        return None
    best = max(
        ((_together(a, b), a, b) for a in _near(lefts) for b in _near(_of_its_purse(right, rights)) if a.fact.id != b.fact.id),
        key=lambda item: item[0],
        default=None,
    )
    if best is None:
        return None
    _, a, b = best
    return Choice(a, None), Choice(b, None)


def _of_its_purse(text: str, found: Sequence[Candidate]) -> Sequence[Candidate]:
    """Where a phrase names one kind of money, what is no figure of a statement of all money, if there is such."""
    if purse_statement(text) is None:
        return found
    own = [c for c in found if c.fact.statement not in cues()["scope"]["all_money"]]
    return own or found


def _near(found: Sequence[Candidate]) -> Sequence[Candidate]:
    filled = [c for c in found if c.fact.amount is not None]
    return [c for c in filled[:15] if filled[0].score - c.score < 0.2]


def _together(a: Candidate, b: Candidate) -> float:
    bonus = 0.0
    if a.fact.document == b.fact.document:
        bonus += 0.2
        if a.fact.table is not None and a.fact.table == b.fact.table:
            bonus += 0.2
        if a.fact.cell is None and b.fact.cell is None and a.fact.quote == b.fact.quote:
            bonus += 0.08
    if a.fact.amount and b.fact.amount and a.fact.amount.unit.dimension != b.fact.amount.unit.dimension:
        bonus -= 1.0
    return a.score + b.score + bonus
