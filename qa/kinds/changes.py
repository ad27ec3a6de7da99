"""Do stated changes agree: with the two years' figures they are between, or with the changes of the parts?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from disclosure.amount import Amount
from disclosure.model import Fact, Role
from disclosure.plan import Plan, Step, fact_ref
from qa.claims import claims, same
from qa.draft import Context, Draft
from qa.kinds.change import level_before
from qa.kinds.sides import Side, plan_of
from qa.kinds.text_table import bare, row_name, tables_named
from qa.understand import cue

_FARTHEST = 400


def changes(context: Context) -> Draft | None:
    """Changes that a question repeats from the text, worked out again; None where they are not there, or say different things."""
    said = list(claims(context.question.text)) if cue("changes", "words").search(context.question.text) else []
    drafts = list(_drafts(context, said)) if said else []
    verdicts = {draft.boolean for draft in drafts}
    return drafts[0] if len(verdicts) == 1 else None


def _drafts(context: Context, said: Sequence[Amount]) -> Iterator[Draft]:
    told = [n.fact for n in context.base.named if n.fact.role is Role.DELTA and n.fact.cell is None and n.fact.amount is not None]
    told.sort(key=lambda fact: (fact.document, fact.span))
    repeated = [fact for fact in told if any(_is(fact, claim) for claim in said)]
    if len(repeated) > 1 and len(said) > 1:
        for total, parts in _sums(told, repeated, said, totalled=bool(cue("changes", "total").search(context.question.text))):
            yield _sum_draft(context, total, parts)
        return
    for delta in repeated:
        for now, before in _levels(context, delta):
            yield _level_draft(context, delta, now, before)


def _is(fact: Fact, claim: Amount) -> bool:
    return fact.amount is not None and same(replace(fact.amount, value=abs(fact.amount.value)), claim)


def _sums(told: Sequence[Fact], repeated: Sequence[Fact], said: Sequence[Amount], *, totalled: bool) -> Iterator[tuple[Fact, tuple[Fact, ...]]]:
    """A stated change with those of its parts: all of them repeated, the whole one first; or only the parts, the whole before them."""
    size = len(said)
    for start in range(len(repeated) - size + 1):
        run = repeated[start : start + size]
        if not all(_is(fact, claim) for fact, claim in zip(run, said, strict=True)) or not _together(run):
            continue
        if size > 2 and not totalled:
            yield run[0], tuple(run[1:])
            continue
        before = [fact for fact in told if fact.span < run[0].span and _together((fact, run[0])) and fact.amount and fact.amount.unit.is_money]
        if totalled and before:
            yield before[-1], tuple(run)


def _together(facts: Sequence[Fact]) -> bool:
    """Whether figures stand in one section, close to each other."""
    first, last = facts[0], facts[-1]
    return len({(f.document, f.section) for f in facts}) == 1 and last.span[0] - first.span[1] < _FARTHEST


def _sum_draft(context: Context, total: Fact, parts: tuple[Fact, ...]) -> Draft:
    side, facts = Side(parts, 1.0), (total, *parts)
    added = side.amount()
    agrees = added is not None and total.amount is not None and added.to(total.amount.unit).value == total.amount.value
    return Draft(
        "consistency", 1.0, plan=plan_of("equal", Side((total,), 1.0), side), facts=facts, boolean=agrees,
        labels=tuple(context.base.title(fact) for fact in facts),
    )


def _levels(context: Context, delta: Fact) -> Iterator[tuple[Fact, Fact]]:
    """This year's figure and the one before that a change is between: in the table the question names, else in its own sentence."""
    named = tables_named(context, delta.document, context.question.text)
    if cue("text_table", "table").search(context.question.text):
        yield from _rows(context, delta, {table.id for table in named})
        return
    now = level_before(context, delta)
    if now is None or delta.year is None:
        return
    for one in context.base.named:
        fact = one.fact
        between = now.span[1] <= fact.span[0] < delta.span[0] and fact.document == delta.document and fact.cell is None
        if between and fact.role is Role.LEVEL and fact.year == delta.year - 1 and fact.row_path == delta.row_path and fact.amount:
            yield now, fact


def _rows(context: Context, delta: Fact, tables: set[str]) -> Iterator[tuple[Fact, Fact]]:
    """The two years of the row of that name, column by column."""
    cells = [
        n.fact for n in context.base.named
        if n.fact.document == delta.document and n.fact.table in tables and n.fact.amount is not None and not n.fact.doubtful
        and n.fact.role is Role.LEVEL and bare(row_name(n.fact)) == bare(delta.label)
    ]
    for now in (fact for fact in cells if fact.year is not None and fact.year == delta.year):
        for before in cells:
            if before.year == (now.year or 0) - 1 and before.row_path == now.row_path and before.col_path[1:] == now.col_path[1:]:
                yield now, before


def _level_draft(context: Context, delta: Fact, now: Fact, before: Fact) -> Draft:
    steps = (Step("s1", "difference", (fact_ref(now), fact_ref(before))), Step("s2", "equal", (fact_ref(delta), "s1")))
    moved = now.amount.value - before.amount.to(now.amount.unit).value if now.amount and before.amount else None
    agrees = moved is not None and delta.amount is not None and now.amount is not None and delta.amount.to(now.amount.unit).value == moved
    facts = (delta, now, before)
    return Draft("consistency", 1.0, plan=Plan(steps), facts=facts, boolean=agrees, labels=tuple(context.base.title(f) for f in facts))
