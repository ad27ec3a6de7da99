"""How much of the budget was carried out? The account as a percentage of the budget the question names."""

from __future__ import annotations

import re
from dataclasses import replace

from disclosure.model import Fact, Role, Stage
from disclosure.plan import Plan, Step, fact_ref
from qa.draft import Context, Draft, single
from qa.kinds.change import level_before
from qa.kinds.choose import choose
from qa.link import link
from qa.phrase import phrase
from qa.understand import cue

_NAMED = 0.9
_ASKING = r"完成率|执行率|执行了|完成了?|相当于|只|实际支出|实际|年初预算|全年预算|调整预算|预算数|预算|决算|百分之几|百分之多少|[÷/]"


def completion(context: Context) -> Draft | None:
    """Two stated figures of one subject, divided; else the rate the document states."""
    question = context.question
    subject = re.sub(r"[（(][^（()）]*[)）]", "", re.sub(_ASKING, " ", question.body))
    wanted = "年初预算" if question.initial else "全年预算"
    open_question = replace(question, stage=None, initial=False)
    found = link(context.base, phrase(context.base, question.body), open_question, roles=(Role.LEVEL,))
    near = [c for c in found[:40] if found[0].score - c.score < 0.5]
    plans = [c for c in near if _measured(c.fact, (wanted,) if question.initial else (wanted, "预算数", "预算"))]
    actual = choose(context, subject)
    if plans:
        budget = next((c for c in plans if _measured(c.fact, (wanted,))), plans[0])
        settled = [c for c in near if _measured(c.fact, ("决算",)) and c.fact.label == budget.fact.label]
        done = settled[0].fact if settled else (actual.fact if actual else None)
        if done is not None and done.id != budget.fact.id and done.amount and budget.fact.amount:
            return Draft("completion", found[0].coverage, plan=single("ratio", done, budget.fact),
                         facts=(done, budget.fact), labels=(done.label, wanted))
    stated = choose(context, subject, (Role.COMPLETION,))
    if stated is None and (worked := _from_change(context, subject)) is not None:
        return worked
    if stated is None or (question.stage is Stage.BUDGET and not question.initial):
        return None
    return Draft("completion", stated.best.coverage, plan=single("value", stated.fact), facts=(stated.fact,),
                 labels=(stated.fact.label, stated.fact.base or ""))


def _from_change(context: Context, subject: str) -> Draft | None:
    """The account over the budget that a change stated against it implies (决算A，较年初预算增加C: A ÷ (A − C))."""
    changed = choose(context, subject, (Role.DELTA,))
    if changed is None or changed.fact.base is None or not cue("completion", "budget").search(changed.fact.base):
        return None
    level = level_before(context, changed.fact)
    if level is None or changed.best.naming < _NAMED:
        return None
    steps = (Step("s1", "difference", (fact_ref(level), fact_ref(changed.fact))), Step("s2", "ratio", (fact_ref(level), "s1")))
    return Draft("completion", changed.best.coverage, plan=Plan(steps), facts=(level, changed.fact), labels=(level.label, changed.fact.base))


def _measured(fact: Fact, words: tuple[str, ...]) -> bool:
    text = "".join((*fact.col_path, fact.measure or ""))
    return any(word in text for word in words)
