"""The largest project of several disclosures: of each its own largest, and of these the largest."""

from __future__ import annotations

from collections.abc import Sequence

from disclosure.model import Stage
from qa.across.program import Term, plan_of, size
from qa.across.single import term_of
from qa.across.units import Disclosure
from qa.across.words import Names, names_for, notes
from qa.alone import Prepared
from qa.draft import Draft
from qa.understand import Question, cue, cues


def largest_project(prepared: Prepared, question: Question, listed: Sequence[Disclosure]) -> Draft | None:
    """The one project with the most money, or the least, with whose it is; None for a question that asks for none."""
    if not cue("extreme", "asked").search(question.raw) or not cue("extreme", "over").search(question.raw):
        return None
    least = cue("minimum", "words").search(question.text) is not None
    chosen = _of_stage(question, listed)
    asking = str(cues()["extreme"]["least" if least else "most"])
    found = [term_of(prepared, d, asking, f"{place}") for place, d in enumerate(chosen, 1)]
    terms = [term for term in found if term is not None and term.amount.unit.is_money]
    if len(terms) < 2:
        return None
    lacking = [d for d in chosen if d not in {t.of for t in terms}]
    ordered = sorted(terms, key=lambda t: size(t.amount), reverse=not least)
    names = names_for(chosen, question.language)
    first, rest = ordered[0], ordered[1:]
    items = names.say["join"].join(_said(t, names) for t in rest[:5])
    key = "across_least_project" if least else "across_most_project"
    text = names.say[key].format(who=names.of(first.of), what=_project(first), value=first.shown, rest=items)
    text += notes([t.of for t in terms], lacking, names)
    plan = plan_of(terms, ("smallest" if least else "largest", [t.ref for t in terms]))
    facts = tuple(fact for t in terms for fact in t.facts)
    labels = (*(d.title for d in chosen), *(t.shown for t in terms), *(_project(t) for t in terms), str(len(chosen)))
    return Draft("across", 1.0, plan=plan, facts=facts, labels=labels, text=text, target=question.asked_unit)


def _of_stage(question: Question, listed: Sequence[Disclosure]) -> list[Disclosure]:
    """The budgets or the final accounts alone, where only these are asked for."""
    stage = next((s for s, key in ((Stage.BUDGET, "budgets"), (Stage.FINAL_ACCOUNT, "accounts")) if cue("extreme", key).search(question.raw)), None)
    chosen = [d for d in listed if stage is None or d.stage is stage]
    return [d for d in chosen if d.year in question.years] if any(d.year in question.years for d in chosen) else chosen


def _project(term: Term) -> str:
    """What the project is called whose figure a term is."""
    fact = next(fact for fact in term.facts if fact.amount and size(fact.amount) == size(term.amount))
    return fact.subject if fact.subject and cue("extreme", "of_form").search(fact.label) else fact.label


def _said(term: Term, names: Names) -> str:
    return names.say["across_project"].format(who=names.of(term.of), what=_project(term), value=term.shown)
