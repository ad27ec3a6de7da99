"""Drafts of the answers over several disclosures: one function an operation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from disclosure.amount import Amount
from disclosure.model import Fact
from disclosure.plan import Plan
from qa.across.asked import Asked
from qa.across.program import Term, plan_of, run, size
from qa.across.units import Disclosure
from qa.across.words import Names, claim, figures, notes, rounded, shown, target_for
from qa.draft import Draft
from qa.understand import Question, cue

# Operations whose answer says up or down.
_TURNS = frozenset({"growth", "points"})
# What is counted and is never money.
_COUNTED = frozenset({"batch", "person-times", "vehicle"})
# Operations over just two disclosures.
PAIRS = frozenset({"difference", "growth", "ratio", "multiple", "points"})


@dataclass(frozen=True, slots=True)
class Case:
    """What an operation works on.

    Attributes:
        terms: what every disclosure brings, in the order the question names them.
        left: the disclosures a pair's first side and its second are, where the question names them.
    """

    question: Question
    asked: Asked
    terms: tuple[Term, ...]
    names: Names
    lacking: tuple[Disclosure, ...]
    reading: str
    left: Disclosure | None = None

    @property
    def say(self) -> dict[str, str]:
        """The sentence patterns of the question's language."""
        return dict(self.names.say)


def build(case: Case) -> Draft | None:
    """The draft of an answer; None where the terms do not suffice."""
    op = case.asked.op
    if _of_other_things(case):
        return None
    if op in ("top", "bottom", "rank"):
        return _ranked(case)
    if op in ("count", "which", "has", "larger"):
        return _chosen(case)
    if op in ("sum", "mean"):
        return _whole(case)
    if op == "each":
        text = case.say["across_each"].format(items=figures(case.terms, case.names))
        said = tuple(f"{case.names.of(t.of)}{t.shown}" for t in case.terms)
        plan = plan_of(case.terms, *(("value", [t.ref]) for t in case.terms if not t.steps))
        return _draft(case, plan, text, items=said, listed=True)
    if op == "part_of_all":
        return _part_of_all(case)
    return _pair(case) if op in PAIRS else None


def _of_other_things(case: Case) -> bool:
    """Whether money was found where something is counted, or one figure each where the sum of several things is asked for."""
    counted = case.question.dimension in _COUNTED and not cue("kind", "average").search(case.question.text)
    if counted and any(term.amount.unit.is_money for term in case.terms):
        return True
    return bool(cue("across", "together").search(case.question.text)) and all(len(term.facts) == 1 for term in case.terms)


def _ranked(case: Case) -> Draft | None:
    least = case.asked.op == "bottom" or case.asked.upward
    ordered = sorted(case.terms, key=lambda t: size(t.amount), reverse=not least)
    if len(ordered) < 2:
        return None
    refs = [t.ref for t in case.terms]
    plan = plan_of(case.terms, ("smallest" if least else "largest", refs))
    if case.asked.op == "rank":
        kept = ordered[: case.asked.limit] if case.asked.limit else ordered
        text = case.say["across_rank"].format(items=figures(kept, case.names))
        return _draft(case, plan, text, items=tuple(case.names.of(t.of) for t in kept), listed=True)
    if case.asked.nth > 1:
        return _nth(case, ordered)
    first = [t for t in ordered if size(t.amount) == size(ordered[0].amount)]
    who = case.say["join"].join(case.names.of(t.of) for t in first)
    if len(case.terms) == 2 and cue("across", "by_how_much").search(case.question.text):
        return _gap(case, ordered)
    key = "across_bottom" if least else "across_top"
    rest = [t for t in ordered if t not in first]
    text = case.say[key].format(who=who, value=first[0].shown, rest=figures(rest, case.names))
    return _draft(case, plan, text)


def _nth(case: Case, ordered: Sequence[Term]) -> Draft | None:
    """The second, third … of a ranking."""
    if len(ordered) < case.asked.nth:
        return None
    one = ordered[case.asked.nth - 1]
    words = {"who": case.names.of(one.of), "value": one.shown, "rest": figures(ordered, case.names)}
    return _draft(case, plan_of(case.terms, ("value", [one.ref])), case.say["across_nth"].format(**words))


def _gap(case: Case, ordered: Sequence[Term]) -> Draft | None:
    """Which of two is more, and by how much."""
    high, low = ordered if size(ordered[0].amount) >= size(ordered[1].amount) else ordered[::-1]
    return _difference(case, high, low, magnitude=True)


def _chosen(case: Case) -> Draft | None:
    holds = case.asked.holds
    if case.asked.op == "larger":
        kept = [t for t in case.terms if t.amount.value > 0]
    elif case.asked.op == "has":
        kept = list(case.terms)
    else:
        kept = [t for t in case.terms if holds is not None and holds(t.facts[0])]
    say = case.say
    plan = plan_of(kept or case.terms, ("count", [t.ref for t in kept])) if kept else None
    items = tuple(case.names.of(t.of) for t in kept)
    own = kept if case.asked.op != "larger" else []
    text = say["across_which"].format(n=len(kept), items=figures(own, case.names) if own else say["join"].join(items))
    if not kept:
        text = say["across_none"]
    return _draft(case, plan, text, items=items, listed=case.asked.op != "count", extra=(str(len(kept)),))


def _whole(case: Case) -> Draft | None:
    if len(case.terms) < 2:
        return None
    plan = plan_of(case.terms, (case.asked.op, [t.ref for t in case.terms]))
    result = run(plan, _facts(case.terms)).result
    assert result.amount is not None
    value = shown(rounded(result.amount, target_for(case.question, case.terms), case.question.places))
    text = case.say[f"across_{case.asked.op}"].format(n=len(case.terms), result=value, items=figures(case.terms, case.names))
    return _draft(case, plan, text, extra=(str(len(case.terms)),))


def _part_of_all(case: Case) -> Draft | None:
    mine = next((t for t in case.terms if t.of == case.left), None)
    if mine is None or len(case.terms) < 2:
        return None
    plan = plan_of(case.terms, ("sum", [t.ref for t in case.terms]), ("ratio", (mine.ref, "@1")))
    result = run(plan, _facts(case.terms)).result
    assert result.amount is not None
    text = case.say["across_part"].format(
        who=case.names.of(mine.of), result=shown(result.amount.rounded()), items=figures(case.terms, case.names)
    )
    return _draft(case, plan, text)


def _pair(case: Case) -> Draft | None:
    if len(case.terms) != 2:
        return None
    left, right = case.terms if case.left in (None, case.terms[0].of) else case.terms[::-1]
    if case.asked.op == "difference":
        text = case.question.text
        if cue("across", "apart").search(text) and not cue("across", "signed").search(text):
            return _gap(case, (left, right))
        return _difference(case, left, right, magnitude=bool(cue("across", "fewer").search(text)))
    plan = plan_of((left, right), (case.asked.op, (left.ref, right.ref)))
    result = run(plan, _facts(case.terms)).result
    assert result.amount is not None
    size_of = Amount(abs(result.amount.value), result.amount.unit) if case.asked.op in _TURNS else result.amount
    words = {"a": case.names.of(left.of), "b": case.names.of(right.of), "result": shown(size_of.rounded())}
    turn = ("_down" if result.amount.value < 0 else "_up") if case.asked.op in _TURNS else ""
    key = f"across_{case.asked.op}{turn}"
    text = case.say[key].format(**words, formula=result.formula)
    said_so = case.question.falling or cue("across", "fewer").search(case.question.text) is not None
    fall = result.amount.value < 0 and said_so and case.asked.op in _TURNS
    return _draft(case, plan, text, extra=(result.formula,), magnitude=fall)


def _difference(case: Case, left: Term, right: Term, *, magnitude: bool) -> Draft:
    plan = plan_of((left, right), ("difference", (left.ref, right.ref)))
    result = run(plan, _facts((left, right))).result
    assert result.amount is not None
    value = rounded(result.amount, target_for(case.question, case.terms), case.question.places)
    key = "across_less" if value.value < 0 else "across_more_than" if value.value else "across_same"
    words = {"a": case.names.of(left.of), "b": case.names.of(right.of), "result": shown(Amount(abs(value.value), value.unit))}
    text = case.say[key].format(**words, items=figures((left, right), case.names))
    return _draft(case, plan, text, magnitude=magnitude, boolean=claim(case.question, value.value > 0, value.value < 0))


def _facts(terms: Sequence[Term]) -> tuple[Fact, ...]:
    return tuple(fact for term in terms for fact in term.facts)


def _draft(
    case: Case, plan: Plan | None, text: str, *, items: tuple[str, ...] = (), listed: bool = False,
    magnitude: bool = False, boolean: bool | None = None, extra: tuple[str, ...] = (),
) -> Draft:
    used = [t.of for t in case.terms]
    twice = case.asked.op in ("sum", "mean") and len({d.unit for d in used}) < len(used) > 2
    text += case.say["across_twice"] if twice else ""
    said = ("" if listed or case.asked.op == "count" else case.names.lead(used)) + text + notes(used, case.lacking, case.names)
    labels = (*(d.title for d in used), *(d.title for d in case.lacking), str(len(used)), *extra)
    amounts = tuple(t.shown for t in case.terms)
    return Draft(
        "across_list" if listed else "across", 1.0, plan=plan, facts=_facts(case.terms), labels=(*labels, *amounts),
        items=items, text=said, reading=case.reading, target=None if listed else target_for(case.question, case.terms), magnitude=magnitude,
        boolean=boolean,
    )
