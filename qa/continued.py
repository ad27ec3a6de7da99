"""Arithmetic that goes on from the last figure: plus or minus one named now, what is left of a whole, spent against planned."""

from __future__ import annotations

from disclosure.answer import Answer
from qa.history import Value, asked_for, larger, last_pair, latest, part_and_whole, planned_and_spent
from qa.replay import combined
from qa.resort import Known
from qa.stages import is_beside, spent_and_planned
from qa.topic import names_in, pattern, terms
from qa.understand import number_word


def continued(known: Known) -> Answer | None:
    """The result, where a question goes on from the last figure; None for every other question."""
    if not known.found:
        return None
    if (share := _of_sums(known) or _of_found(known)) is not None:
        return share
    for key, op in (("plus", "sum"), ("minus", "difference")):
        if known.topic and known.says(key):
            return _with_named(known, op)
    if (known.says("rest") and not known.says("extreme")) or (not known.topic and known.says("minus_it")):
        pair = part_and_whole(known.found, False)
        return known.making.of("difference", (pair[1], pair[0])) if pair else None
    if known.says("times_planned") and not known.topic:
        beside = spent_and_planned(asked_for(known.found)[-1], known.context)
        return known.making.of("multiple", beside, "times") if beside else None
    return _over(known) if known.says("over") and not known.topic else None


def _of_sums(known: Known) -> Answer | None:
    """The sum of the last figures as a share of one named, or one figure as a share of the sum worked out last."""
    text, found = known.context.question.body, known.found
    if (several := pattern("cue", "sum_of").search(text)) is not None:
        count = pattern("cue", "several").search(several[0])
        parts = latest([v for v in found if v.name not in text[several.end() :]], (number_word(count["n"]) or 2) if count else 2)
        whole = _called(known, text[several.end() :])
        plan = combined("ratio", [combined("sum", [v.plan for v in parts]), whole.plan]) if parts and whole else None
        return known.making.planned(plan, [*parts, whole], "share") if plan and whole else known.making.nothing("no_pair")
    total = found[-1]
    of_sum = pattern("cue", "of_sum").search(text)
    if of_sum is None or not total.turn.made or total.plan.steps[-1].op != "sum":
        return None
    before = text[: of_sum.start()]
    part = next((v for v in reversed(asked_for(found)) if v.name and (v.name in before or (before and before in v.name))), None)
    return known.making.of("ratio", (part, total), "share") if part else None


def _of_found(known: Known) -> Answer | None:
    """One earlier figure as a share of another, both called by words of their names (行政的占在职的百分之几)."""
    said = pattern("cue", "one_of_other").match(known.context.question.body)
    if said is None:
        return None
    part, whole = (next((v for v in reversed(asked_for(known.found)) if said[key] in v.name), None) for key in ("part", "whole"))
    if part is None or whole is None or part.plan == whole.plan or part.amount.unit.dimension != whole.amount.unit.dimension:
        return None
    return known.making.of("ratio", (part, whole), "share") if larger(whole, part) else None


def _called(known: Known, text: str) -> Value | None:
    """The figure of a name: one found before, else one looked up."""
    names = names_in(known.context.base, text)
    before = [v for v in asked_for(known.found) if v.name and (v.name in text or any(name in v.name for name in names))]
    return next(iter(before or (known.look_up(names[0], None) if len(names) == 1 else [])), None)


def _with_named(known: Known, op: str) -> Answer | None:
    """The last figure and the one figure named now, added or taken away."""
    if len(names_in(known.context.base, known.context.question.body)) != 1:
        return None
    named = known.look_up(known.topic, None)
    alike = [v for v in asked_for(known.found) if named and v.amount.unit.dimension == named[0].amount.unit.dimension]
    if not alike or named[0].plan == alike[-1].plan or (op == "difference" and not larger(alike[-1], named[0])):
        return known.making.nothing("no_pair")
    return known.making.of(op, (alike[-1], named[0]))


def _over(known: Known) -> Answer | None:
    """By how much what was spent is over what was planned, or under it: both found before, or told beside one, or in words."""
    last, pair = asked_for(known.found)[-1], last_pair(known.found)
    measured = planned_and_spent(pair) if pair else None
    if measured and is_beside(*measured, known.context):
        return _measured(known, measured)
    if beside := spent_and_planned(last, known.context):
        return _measured(known, beside)
    tail = terms("tail", "zh")["under" if known.says("left_over") else "over"]
    return known.ask(f"{last.turn.topic}{tail}") or (_measured(known, measured) if measured else None)


def _measured(known: Known, pair: tuple[Value, Value]) -> Answer | None:
    """What was spent less what was planned, or the other way round where the question asks what was left of it."""
    if known.context.question.wants_rate:
        return known.making.of("growth", pair, "growth")
    return known.making.of("difference", pair[::-1] if known.says("left_over") else pair, "over")
