"""Which rows rose, fell or missed their budget? Two figures of every row set against each other, one row like the next."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from disclosure.amount import Amount
from disclosure.errors import Undefined, UnitMismatch
from disclosure.model import Fact, Role
from disclosure.plan import Plan, Step, evaluate, fact_ref
from qa.draft import Context, Draft
from qa.kinds.conditions import condition
from qa.kinds.ranking import how_many
from qa.kinds.rows_paired import Pair, pairs_of, told_of
from qa.understand import cue
from qa.write import sentences, shown

_SHOWN = 6


@dataclass(frozen=True, slots=True)
class _Moved:
    """A row with its step and what that gives."""

    pair: Pair
    step: Step
    moved: Amount


def rowwise(context: Context) -> Draft | None:
    """The rows that went one way, how many they are, or the one that went farthest."""
    text = context.question.text
    if not cue("rowwise", "against").search(text):
        return None
    budget = bool(cue("rowwise", "budget").search(text))
    explained, found = pairs_of(context, budget)
    ratio = budget and bool(cue("rowwise", "completed").search(text))  # else a rate is one of growth
    rated = ratio or bool(cue("rowwise", "rated").search(text))
    moved = list(filter(None, (_moved(context, pair, rated, ratio) for pair in found)))
    farthest = cue("rowwise", "farthest").search(text)
    draft = _farthest(context, moved, ratio) if farthest else _those(context, moved, ratio, _told(context, found, ratio))
    return replace(draft, coverage=explained) if draft else Draft("rowwise", 0.0)


def _moved(context: Context, pair: Pair, rated: bool, ratio: bool) -> _Moved | None:
    step = pair.step("s1", rated, ratio)
    try:
        result = evaluate(Plan((step,)), context.base.lookup).result
    except (Undefined, UnitMismatch):
        return None
    return _Moved(pair, step, result.amount) if result.amount is not None else None


def _even(ratio: bool) -> Decimal:
    """What a row that did not move gives: a ratio of 100 %, else no difference."""
    return Decimal(100 if ratio else 0)


def _sense(text: str) -> Callable[[Decimal], bool] | None:
    """Which way is asked about, as a test of the distance from not having moved."""
    senses: tuple[tuple[str, Callable[[Decimal], bool]], ...] = (
        ("same", lambda by: by == 0), ("fell", lambda by: by < 0), ("rose", lambda by: by > 0), ("moved", lambda by: by != 0),
    )
    return next((test for name, test in senses if cue("rowwise", name).search(text)), None)


def _told(context: Context, found: Sequence[Pair], ratio: bool) -> list[tuple[Fact, str]]:
    """The rows of which only a sentence says that they went the way asked about."""
    text = context.question.text
    way = next((name for name in ("same", "fell", "rose") if cue("rowwise", name).search(text)), "same")
    given = ratio or cue("rowwise", "printed").search(text)
    return [] if given or way == "same" or condition(text) is not None else told_of(context, found, way)


def _those(context: Context, moved: Sequence[_Moved], ratio: bool, said: Sequence[tuple[Fact, str]]) -> Draft | None:
    """The rows that went the way asked about; how many, where that is asked."""
    text = context.question.text
    sense, holds = _sense(text), condition(text)
    if sense is None and holds is None:
        return None
    bounded = holds is not None and ratio  # 完成率不到90%: the bound says it all
    chosen = [
        m for m in moved
        if (bounded or sense is None or sense(m.moved.value - _even(ratio))) and (holds is None or holds(_as_fact(m)))
    ]
    if not chosen:
        return None
    labels = (*(m.pair.label for m in chosen), *(context.base.title(fact) for fact, _ in said))
    steps = [replace(m.step, id=f"s{i}") for i, m in enumerate(chosen, 1)]
    counted_in = (*(s.args[0] for s in steps), *(fact_ref(fact) for fact, _ in said))
    plan = Plan((*steps, Step(f"s{len(steps) + 1}", "count", counted_in)))
    say = sentences(context.question.language)
    told = [say["rowwise_item"].format(label=m.pair.label, figures=_figures(m.pair)) for m in chosen]
    told += [say["rowwise_told"].format(label=context.base.title(fact), figure=shown(fact.amount), words=words) for fact, words in said if fact.amount]
    words = say["rowwise"].format(count=len(labels), items=say["apart"].join(told[:_SHOWN]) + (say["more"] if len(told) > _SHOWN else ""))
    counted = bool(cue("rowwise", "counted").search(text))
    return Draft("rowwise_count" if counted else "rowwise", 1.0, plan=plan, facts=(*_facts(chosen), *(fact for fact, _ in said)), labels=labels,
                 items=() if counted else labels, text=words)


def _farthest(context: Context, moved: Sequence[_Moved], ratio: bool) -> Draft | None:
    """The row, or the first few, that went farthest the way asked about."""
    text = context.question.text
    sense = _sense(text)
    if sense is None and not ratio:
        return None
    least = bool(cue("minimum", "words").search(text))
    kept = [m for m in moved if ratio or sense is None or sense(m.moved.value)]
    ordered = sorted(kept, key=lambda m: m.moved.value if ratio else abs(m.moved.value), reverse=not least)
    count = how_many(text) or 1
    chosen = ordered[:count] if count > 0 else ordered[-count - 1 : -count]
    if not chosen or (len(ordered) > len(chosen) and ordered[len(chosen)].moved.value == chosen[-1].moved.value):
        return None
    plan = Plan(tuple(replace(m.step, id=f"s{i}") for i, m in enumerate(chosen, 1)))
    say = sentences(context.question.language)
    rates = [_printed(context, m) if ratio else None for m in chosen]
    told = [
        say["rowwise_top"].format(label=m.pair.label, result=_result(m, rate, say["rowwise_printed"]), figures=_figures(m.pair))
        for m, rate in zip(chosen, rates, strict=True)
    ]
    labels = tuple(m.pair.label for m in chosen)
    return Draft("rowwise_top", 1.0, plan=plan, facts=(*_facts(chosen), *filter(None, rates)), labels=labels, items=labels if len(chosen) > 1 else (),
                 text=say["ranking" if len(told) > 1 else "rowwise_one"].format(items=say["apart"].join(told)), magnitude=not ratio and all(m.moved.value < 0 for m in chosen))


def _printed(context: Context, moved: _Moved) -> Fact | None:
    """The rate that the row's sentence prints, where it is ours but for rounding."""
    new = moved.pair.new
    for fact in context.base.document(new.document).facts:
        own = fact.role is Role.COMPLETION and fact.cell is None and fact.row_path == new.row_path and fact.section == new.section
        if own and fact.amount is not None and abs(fact.amount.value - moved.moved.value) <= fact.amount.half_last_place:
            return fact
    return None


def _result(moved: _Moved, printed: Fact | None, beside: str) -> str:
    """How far a row went, and what is printed of it where that has other decimals."""
    result = shown(moved.moved.rounded(2) if moved.moved.places > 2 else moved.moved)
    rate = shown(printed.amount) if printed is not None and printed.amount is not None else result
    return result if rate == result else beside.format(result=result, printed=rate)


def _as_fact(moved: _Moved) -> Fact:
    """The distance a row went as a figure that a condition (超过10%) can be put to."""
    size = Amount(abs(moved.moved.value), moved.moved.unit)
    return replace(moved.pair.new, amount=size)


def _figures(pair: Pair) -> str:
    return "→".join(shown(f.amount) for f in (pair.old, pair.new) if f is not None) if pair.old else shown(pair.change.amount) if pair.change else ""


def _facts(chosen: Iterable[_Moved]) -> tuple[Fact, ...]:
    return tuple(f for m in chosen for f in (m.pair.new, m.pair.old, m.pair.change) if f is not None)
