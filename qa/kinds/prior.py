"""What was it the year before? Worked out from this year's figure and the change the document states for it."""

from __future__ import annotations

import re
from dataclasses import replace

from disclosure.model import Fact, Role, Stage
from disclosure.plan import Plan, Step, fact_ref
from qa.draft import Context, Draft, single
from qa.kinds.change import level_before, level_named
from qa.kinds.choose import choose
from qa.kinds.unchanged import unchanged
from qa.understand import Question, cue, cues
from qa.write import sentences

# Characters before a change that say what it is measured against.
_BEFORE = 24


def prior(context: Context) -> Draft | None:
    """This year's level minus the stated change, for a question about the year before that no figure answers."""
    question = context.question
    own = {d.info.year for d in context.base.documents}
    asked_back = bool(cue("asks", "back").search(question.text))
    budget = all(d.info.stage is Stage.BUDGET for d in context.base.documents)
    settled = budget and cue("stage", "settled").search(question.text) is not None
    if len(own) != 1 or not question.asks_number:
        return None
    year = next(iter(own))
    if question.initial and not budget:
        return _initial(context)
    if year is None or (not asked_back and question.years[-1:] != (year - 1,)):
        return None
    undated = replace(context, question=replace(question, years=()))
    subject = re.sub(cues()["asks"]["around_back"], " ", question.body)
    deltas = choose(undated, subject, (Role.DELTA,))
    if not settled and (same := unchanged(undated, subject)) is not None:
        label = context.base.title(same.fact)
        return Draft("prior", same.best.coverage, plan=single("value", same.fact), facts=(same.fact,), target=question.asked_unit, labels=(label, _called(question, year - 1)))
    planned = cue("rowwise", "planned").search(question.english or question.raw) is not None
    if deltas is None or not _against(deltas.fact, year - 1, planned=planned) or (settled and not _of_an_account(context, deltas.fact)):
        return None
    level = level_before(undated, deltas.fact) or level_named(undated, subject, deltas.fact)
    if level is None:
        return None
    plan = Plan((Step("s1", "difference", (fact_ref(level), fact_ref(deltas.fact))),))
    return Draft(
        "prior", deltas.best.coverage, plan=plan, facts=(level, deltas.fact), target=question.asked_unit,
        labels=(context.base.title(level), _called(question, year - 1)),
    )


def _called(question: Question, year: int) -> str:
    """A year as the answer's language writes it."""
    return str(year) if question.language == "en" else f"{year}年"


def _initial(context: Context) -> Draft | None:
    """The budget at the year's beginning, as the account less what it is said to differ by."""
    question = replace(context.question, years=())
    undated = replace(context, question=question)
    deltas = choose(undated, re.sub(cues()["asks"]["around_back"], " ", question.body), (Role.DELTA,))
    level = level_before(undated, deltas.fact) if deltas is not None else None
    if deltas is None or level is None or not cue("stage", "initial").search(deltas.fact.base or ""):
        return None
    plan = Plan((Step("s1", "difference", (fact_ref(level), fact_ref(deltas.fact))),))
    label = sentences(question.language)["initial"]
    return Draft("prior", deltas.best.coverage, plan=plan, facts=(level, deltas.fact), target=question.asked_unit, labels=(context.base.title(level), label))


def _of_an_account(context: Context, delta: Fact) -> bool:
    """Whether a budget says that it changes against what was carried out (比上年执行数减少…)."""
    start, end = delta.quote
    said = context.base.document(delta.document).text[start : min(end, delta.span[0])]
    return cue("rowwise", "settled").search(said[-_BEFORE:]) is not None


def _against(delta: Fact, year: int, *, planned: bool) -> bool:
    """Whether a change is measured against the year before (or against a base of that year); against the budget, where that is asked."""
    if cue("rowwise", "planned").search(delta.base or ""):
        return planned
    named = re.findall(r"20\d\d", delta.base or "")
    return str(year) in named if named else True
