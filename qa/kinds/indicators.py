"""Which indicators of a self-assessment missed their targets or lost points, how many, and whether one did."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from disclosure.amount import Amount
from disclosure.model import Fact
from disclosure.plan import Plan, Step, fact_ref
from qa.draft import Context, Draft, single
from qa.indicators import Assessed, assessed
from qa.phrase import without_stop_words
from qa.text import grams, plain
from qa.understand import cue
from qa.write import sentences, shown

_UNKNOWN = Draft("list", 0.0)


def missed_or_lost(context: Context) -> Draft | None:
    """The indicators a question asks for by what came of them.

    None where it asks for something else; a draft without coverage where it asks for them and they are not known.
    """
    if context.question.in_english or _says(context, "other"):
        return None
    known = assessed(context.base, context.question.text)
    by_points = _says(context, "lost") or _says(context, "full")
    outcomes = [(one, _outcome(context, one, by_points=by_points)) for one in known]
    named = _named(context, known)
    if named is not None:
        return _whether(context, named, by_points=by_points) if _says(context, "whether") else None
    if "indicators" not in context.question.kinds or not (_says(context, "which") or _says(context, "count")):
        return None
    if _unknown(context, known):
        return _UNKNOWN
    if by_points:
        outcomes = [(one, outcome) for one, outcome in outcomes if one.lost is not None]
    if not outcomes or any(outcome is None for _, outcome in outcomes):
        return _UNKNOWN
    chosen = [one for one, outcome in outcomes if outcome]
    if _says(context, "most"):
        return _most(context, chosen)
    if not chosen:
        return _none(context, [one for one, _ in outcomes], by_points=by_points)
    if _says(context, "which"):
        return _listed(context, chosen, by_points=by_points)
    return _counted(chosen, by_points=by_points)


def _unknown(context: Context, known: Sequence[Assessed]) -> bool:
    """Whether the question says something that no project or kind of the indicators is called, nor any word of asking."""
    rest = cue("indicators", "around").sub(" ", context.question.body)
    told = [grams(plain(word)) for one in known for word in (one.subject, one.name, *one.kinds)]
    return any(len(piece) > 1 and not any(grams(piece) & words for words in told) for piece in without_stop_words(rest).split())


def _says(context: Context, name: str) -> bool:
    return bool(cue("indicators", name).search(context.question.text))


def _outcome(context: Context, one: Assessed, *, by_points: bool) -> bool | None:
    """Whether an indicator is one of those asked for."""
    if by_points:
        return one.lost if _says(context, "lost") or one.lost is None else not one.lost
    return one.met if one.met is None or not _says(context, "missed") else not one.met


def _named(context: Context, known: Sequence[Assessed]) -> Assessed | None:
    """The one indicator whose whole name the question says."""
    said = plain(context.question.text)
    found = [one for one in known if len(plain(one.name)) > 2 and plain(one.name) in said]
    return found[0] if len(found) == 1 else None


def _measures(one: Assessed, *, by_points: bool) -> tuple[Fact, ...]:
    pairs = ((one.weight, one.score), (one.target, one.actual))
    first, second = pairs if by_points else pairs[::-1]
    whole = first if None not in first else second
    return tuple(fact for fact in whole if fact is not None)


def _told(context: Context, one: Assessed, *, by_points: bool) -> str:
    say, facts = sentences(context.question.language), _measures(one, by_points=by_points)
    if len(facts) < 2:
        return one.name
    first, second = (shown(fact.amount, fact) if fact.amount else plain(fact.text) for fact in facts)
    if facts == (one.weight, one.score):
        gap = shown(Amount(_gap(one), one.score.amount.unit)) if _says(context, "points") and one.score and one.score.amount else ""
        return say["scored"].format(name=one.name, weight=first, score=second) + (say["points_gone"].format(points=gap) if gap else "")
    return say["measured"].format(name=one.name, target=first, actual=second)


def _whether(context: Context, one: Assessed, *, by_points: bool) -> Draft | None:
    outcome = _outcome(context, one, by_points=by_points)
    facts = _measures(one, by_points=by_points)
    rest = plain(context.question.text).replace(plain(one.name), " ")
    if outcome is None or not any(cue("indicators", name).search(rest) for name in ("lost", "full", "missed", "met")):
        return None
    if cue("asks", "number").search(rest):
        return Draft("truth", 1.0, plan=single("value", facts[-1]), facts=facts[-1:], labels=(one.name,), boolean=outcome)
    say, told = sentences(context.question.language), _told(context, one, by_points=by_points)
    return Draft("truth", 1.0, facts=facts, labels=(one.name,), boolean=outcome, text=say["judged"].format(answer=say["yes" if outcome else "no"], text=told))


def _listed(context: Context, chosen: Sequence[Assessed], *, by_points: bool) -> Draft:
    say = sentences(context.question.language)
    told = say["list"].format(items=say["join"].join(_told(context, one, by_points=by_points) for one in chosen))
    facts = tuple(fact for one in chosen for fact in _measures(one, by_points=by_points))
    names = tuple(one.name for one in chosen)
    if by_points and _says(context, "points"):
        plan = Plan(tuple(Step(f"s{i}", "difference", tuple(fact_ref(f) for f in _measures(one, by_points=True))) for i, one in enumerate(chosen, 1)))
        return Draft("rowwise", 1.0, plan=plan, items=names, facts=facts, labels=tuple(fact.label for fact in facts), text=told)
    return Draft("list", 1.0, items=names, facts=facts, labels=tuple(fact.label for fact in facts), text=told)


def _counted(chosen: Sequence[Assessed], *, by_points: bool) -> Draft:
    last = [_measures(one, by_points=by_points)[-1:] for one in chosen]
    facts = tuple(fact for found in last for fact in found)
    if len(facts) < len(chosen):
        return _UNKNOWN
    plan = Plan((Step("s1", "count", tuple(fact_ref(fact) for fact in facts)),))
    return Draft("count", 1.0, plan=plan, facts=facts, labels=tuple(one.name for one in chosen))


def _most(context: Context, chosen: Sequence[Assessed]) -> Draft | None:
    """The indicator that lost most points; None where two did."""
    gaps = sorted(((_gap(one), place) for place, one in enumerate(chosen)), reverse=True)
    if not gaps or gaps[0][0] == 0 or (len(gaps) > 1 and gaps[0][0] == gaps[1][0]):
        return None
    one = chosen[gaps[0][1]]
    facts = _measures(one, by_points=True)
    plan = Plan((Step("s1", "difference", tuple(fact_ref(fact) for fact in facts)),))
    told = sentences(context.question.language)["judged"].format(answer="", text=_told(context, one, by_points=True))
    return Draft("rowwise_top", 1.0, plan=plan, facts=facts, labels=(one.name,), items=(one.name,), text=told)


def _gap(one: Assessed) -> Decimal:
    """The points an indicator lost."""
    full, got = (fact.amount if fact else None for fact in (one.weight, one.score))
    return full.value - got.value if full is not None and got is not None else Decimal(0)


def _none(context: Context, known: Sequence[Assessed], *, by_points: bool) -> Draft:
    facts = tuple(fact for one in known for fact in _measures(one, by_points=by_points))
    say = sentences(context.question.language)
    told = say["none_lost" if by_points else "none_missed"]
    return Draft("truth", 1.0, facts=facts, labels=tuple(one.name for one in known), boolean=False, text=told)
