"""Several figures at once, each with its own name (人员经费和公用经费各是多少)."""

from __future__ import annotations

from disclosure.plan import Plan, Step, fact_ref
from qa.draft import Context, Draft
from qa.enumerated import enumerated
from qa.kinds.coherent import coherent
from qa.understand import cue


def each(context: Context) -> Draft | None:
    """The figures a question lists and wants one by one, all from one table where it can be."""
    if not cue("asks", "each").search(context.question.text):
        return None
    names = enumerated(cue("asks", "each").sub("", context.question.body).rstrip("?？。 是的"))
    if len(names) < 2:
        return None
    chosen = coherent(context, names)
    if chosen is None or len({c.fact.id for c in chosen}) < len(names):
        return None
    facts = tuple(c.fact for c in chosen)
    plan = Plan(tuple(Step(f"s{i}", "value", (fact_ref(f),)) for i, f in enumerate(facts, 1)))
    return Draft("each", min(c.coverage for c in chosen), plan=plan, facts=facts, labels=tuple(f.label for f in facts))
