"""Arithmetic over what a dialogue already found: differences, shares, per head, comparisons, how it was computed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from disclosure.amount import Amount, unit
from disclosure.answer import Answer, Status
from disclosure.model import CellState, Document
from disclosure.plan import Plan
from qa.draft import Context
from qa.memory import Turn
from qa.replay import plan_of
from qa.topic import pattern, terms


@dataclass(frozen=True, slots=True)
class Value:
    """A figure of an earlier turn: the program that gave it, and what it is called."""

    turn: Turn
    plan: Plan
    amount: Amount

    @property
    def name(self) -> str:
        """What it is about."""
        if any(step.op != "value" for step in self.plan.steps):
            return terms("say", self.turn.answer.language)["this_figure"]
        return self.turn.topic or (self.turn.answer.figures[0].label if self.turn.answer.figures else "")

    @property
    def asked_as(self) -> str:
        """The year and stage its question names, or else where it stands: what tells it from another of its name."""
        asked = self.turn.asked.replace(self.turn.topic, " ")
        said = [m[0] for key in ("year", "stage") if (m := pattern("ask", key).search(asked))]
        figure = next(iter(self.turn.answer.figures), None)
        return "".join(said) or (figure.table or figure.label if figure else "")


def values(turns: Sequence[Turn], documents: Sequence[Document]) -> list[Value]:
    """The figures found in a dialogue, oldest first."""
    found = []
    for turn in turns:
        amount, plan = amount_of(turn.answer), plan_of(turn.answer, documents)
        if amount is not None and plan is not None:
            found.append(Value(turn, plan, amount))
    return found


def amount_of(answer: Answer) -> Amount | None:
    """The amount an answer gives; None for a text, a list, a yes or no and a refusal."""
    named = unit(answer.unit or "")
    if answer.value is None or named is None or answer.boolean is not None:
        return None
    return Amount.parse(answer.value, named)


def asked_for(found: Sequence[Value]) -> list[Value]:
    """The figures that were asked for themselves, without those computed from them on the way."""
    return [value for value in found if not value.turn.made]


def last_pair(found: Sequence[Value]) -> tuple[Value, Value] | None:
    """The two latest different figures of one dimension, in the order they were found."""
    found = asked_for(found)
    if not found:
        return None
    latest = found[-1]
    for other in reversed(found[:-1]):
        same = other.amount.unit.dimension == latest.amount.unit.dimension
        if same and other.plan != latest.plan:
            return other, latest
    return None


def latest(found: Sequence[Value], count: int) -> list[Value]:
    """So many of the latest figures, of one dimension and all different, oldest first; none where there are fewer."""
    chosen: list[Value] = []
    found = asked_for(found)
    for value in reversed(found):
        if value.amount.unit.dimension == found[-1].amount.unit.dimension and all(value.plan != v.plan for v in chosen):
            chosen.append(value)
    return chosen[count - 1 :: -1] if len(chosen) >= count else []


def gap(turns: Sequence[Turn], count: int) -> bool:
    """Whether one of the last turns that asked for figures got none, or a blank."""
    asked = [t for t in turns if not t.made and (t.answer.value is not None or _missing(t))]
    return any(_missing(turn) for turn in asked[-count:])


def trailing(turns: Sequence[Turn]) -> int:
    """How many of the last turns in a row asked for figures of the same documents."""
    count = 0
    for turn in reversed(turns):
        if turn.documents != turns[-1].documents or not (turn.answer.value is not None or _missing(turn)):
            break
        count += 1
    return count


def _missing(turn: Turn) -> bool:
    return turn.answer.status is Status.REFUSED or turn.answer.cell_state in (CellState.BLANK, CellState.DASH)


def grown(pair: tuple[Value, Value]) -> tuple[Value, Value] | None:
    """Two figures of one topic and of two years, the later first; None for any other pair."""
    first, second = pair
    years = [max(value.turn.years, default=0) for value in pair]
    if first.turn.topic != second.turn.topic or 0 in years or years[0] == years[1]:
        return None
    return (second, first) if years[1] > years[0] else (first, second)


def planned_and_spent(pair: tuple[Value, Value]) -> tuple[Value, Value] | None:
    """Two figures of one topic of which one was asked as planned and one as spent, the spent one first."""
    if pair[0].turn.topic != pair[1].turn.topic or pair[0].turn.documents != pair[1].turn.documents:
        return None
    spent = [pattern("cue", "settled").search(v.turn.asked) is not None for v in pair]
    if spent[0] == spent[1]:
        return None
    return pair if spent[0] else (pair[1], pair[0])


def part_and_whole(found: Sequence[Value], said: bool, noun: str = "") -> tuple[Value, Value] | None:
    """The last figure and an earlier one that it is part of.

    Args:
        found: figures of the dialogue.
        said: whether the question itself says that an earlier one is the whole.
        noun: what the question calls the whole (占这个项目的…).
    """
    asked = [value for value in asked_for(found) if value.amount.unit.dimension not in _NO_COUNT]
    part = asked[-1] if asked else None
    if part is None:
        return None
    wholes = [v for v in reversed(asked[:-1]) if _can_hold(v, part)]
    if said:
        named = [v for v in wholes if noun and noun in v.turn.asked]
        return next(((part, v) for v in named or wholes if larger(v, part)), None)
    whole = next(iter(wholes), None)
    if whole is None:
        return None
    total = pattern("whole", "pattern").search(whole.name)
    return (part, whole) if (total or part.turn.inner) and larger(whole, part) else None


def _can_hold(whole: Value, part: Value) -> bool:
    same = whole.amount.unit.dimension == part.amount.unit.dimension and whole.plan != part.plan
    return same and set(part.turn.documents) == set(whole.turn.documents)


def larger(left: Value, right: Value) -> bool:
    """Whether the first is at least as much as the second."""
    return left.amount.value * left.amount.unit.factor >= right.amount.value * right.amount.unit.factor


def in_order(pair: tuple[Value, Value]) -> tuple[Value, Value]:
    """The larger figure first."""
    return pair if larger(*pair) else (pair[1], pair[0])


def money_and_heads(found: Sequence[Value], text: str) -> tuple[Value, Value] | None:
    """The last amount of money and the last count, for “per head”; a count in the unit the question names first."""
    money = next((v for v in reversed(found) if v.amount.unit.is_money), None)
    counts = [v for v in reversed(found) if not v.amount.unit.is_money and v.amount.unit.dimension not in _NO_COUNT]
    named = [v for v in counts if v.amount.unit.name in text]
    heads = next(iter(named or counts), None)
    return (money, heads) if money and heads else None


_NO_COUNT = frozenset({"percent", "points"})


def basis_of(value: Value, context: Context) -> str:
    """The unit, year and stage whose document a figure is from."""
    say = terms("say", context.question.language)
    infos = [d.info for d in context.base.documents if d.id in value.turn.documents]
    figures = {figure.document for figure in value.turn.answer.figures}
    info = next((i for i in infos if i.file in figures), infos[0] if infos else None)
    if info is None:
        return value.name
    return say["basis"].format(entity=info.entity or info.title, year=info.year or "", stage=say[str(info.stage or "unknown")])


def names_of(parts: Sequence[Value], context: Context) -> tuple[str, ...]:
    """What figures are called: by topic, and by document too where topics are the same."""
    names = [value.name for value in parts]
    if len(set(names)) == len(names):
        return tuple(names)
    apart = [f"{basis_of(value, context)}{value.name}" for value in parts]
    if len(set(apart)) == len(apart):
        return tuple(apart)
    return tuple(f"{value.asked_as}{value.name}" for value in parts)
