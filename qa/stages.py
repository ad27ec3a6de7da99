"""Planned and spent: the other side of a figure, where it stands in the same sentence or row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from disclosure.answer import Answer
from disclosure.model import Fact, Role
from qa.draft import Context, Draft, single
from qa.heard import Heard
from qa.history import Value, values
from qa.memory import Turn
from qa.parts import shown_with
from qa.stale import new_words
from qa.text import plain
from qa.topic import pattern

if TYPE_CHECKING:
    from qa.dialogue import Tools

_OTHER = (Role.DELTA, Role.RATE, Role.COMPLETION, Role.SHARE, Role.SCORE)


def side_asked(heard: Heard, tools: Tools, context: Context, turns: Sequence[Turn]) -> tuple[Answer, Turn] | None:
    """The other side of the last figure (最后实际花了多少), from where that one stands; None where the question says more."""
    said = pattern("ask", "stage").search(heard.text)
    last = single_fact(turns, context)
    if said is None or last is None or heard.unit or heard.question.years or (heard.topic and not heard.weak) or new_words(heard):
        return None
    fact = other_side(last, pattern("cue", "settled").search(said[0]) is not None, context)
    draft = Draft("lookup", 1.0, plan=single("value", fact), facts=(fact,), labels=(context.base.title(fact),)) if fact else None
    answer = tools.assemble(draft, context) if draft else None
    if answer is None or answer.value is None:
        return None
    before = turns[-1]
    told = shown_with(answer, [before.topic], heard)
    return told, replace(before, asked=f"{before.topic}{said[0]}", answer=told, made=False)


def spent_and_planned(last: Value, context: Context) -> tuple[Value, Value] | None:
    """What was spent and what was planned, where the last figure is one of the two and the other stands beside it."""
    fact = _fact(last, context)
    is_spent = _is_spent(fact) if fact else None
    other = other_side(fact, not is_spent, context) if fact and is_spent is not None else None
    if fact is None or other is None or other.amount is None:
        return None
    own, beside = (replace(last.turn, asked=f"{_side_of(one)}{last.turn.topic}") for one in (fact, other))
    pair = (replace(last, turn=own), replace(last, plan=single("value", other), amount=other.amount, turn=beside))
    return pair if is_spent else (pair[1], pair[0])


def _side_of(fact: Fact) -> str:
    """What a figure's sentence or column calls it (年初预算, 支出决算)."""
    return fact.measure or "".join(fact.col_path[-1:])


def is_beside(one: Value, other: Value, context: Context) -> bool:
    """Whether two figures stand in one sentence or row."""
    facts = [_fact(value, context) for value in (one, other)]
    return facts[0] is not None and facts[1] is not None and _beside(facts[0], facts[1])


def is_alone_or_beside(one: Value, other: Value, context: Context) -> bool:
    """Whether two figures belong together: of one sentence or table, or each the only one of its name."""
    facts = [fact for value in (one, other) if (fact := _fact(value, context)) is not None]
    if len(facts) < 2 or (facts[0].table == facts[1].table if facts[0].cell else facts[0].quote == facts[1].quote):
        return len(facts) == 2
    alike = ({n.fact.amount for n in context.base.named if n.fact.label == fact.label and n.fact.amount} for fact in facts)
    return all(len(amounts) == 1 for amounts in alike)


def other_side(fact: Fact, spent: bool, context: Context) -> Fact | None:
    """The figure of the same thing in the same sentence or row that is spent, or planned; None where none or several are."""
    if _is_spent(fact) is not (not spent):
        return None
    rows = [named.fact for named in context.base.named if _beside(named.fact, fact) and _is_spent(named.fact) is spent]
    return rows[0] if len({one.amount for one in rows}) == 1 else None


def single_fact(turns: Sequence[Turn], context: Context) -> Fact | None:
    """The figure the last turn took as it stands."""
    found = values(turns[-1:], context.base.documents)
    return _fact(found[0], context) if found else None


def _fact(value: Value, context: Context) -> Fact | None:
    steps = value.plan.steps
    return context.base.lookup(steps[0].args[0]) if len(steps) == 1 and steps[0].op == "value" else None


def _beside(fact: Fact, other: Fact) -> bool:
    same = fact.document == other.document and fact.id != other.id and plain(fact.label) == plain(other.label)
    if not same or fact.amount is None or fact.role in _OTHER:
        return False
    if fact.cell is None or other.cell is None:
        return fact.cell is other.cell and fact.quote == other.quote
    return fact.table == other.table and fact.cell.split("C")[0] == other.cell.split("C")[0]


def _is_spent(fact: Fact) -> bool | None:
    """Whether a figure is of what was spent or reached, or of what was planned; None where it says neither or both."""
    said = "".join((fact.measure or "", *fact.col_path))
    spent, planned = (pattern("cue", key).search(said) is not None for key in ("settled", "planned"))
    return None if spent == planned else spent
