"""What is left of a figure without others, and of all projects without some."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from disclosure.amount import numbers_in
from disclosure.model import Fact
from disclosure.plan import Plan, Step, fact_ref, parent_code
from qa.draft import Context, Draft
from qa.facts import is_generic
from qa.kinds.choose import choose
from qa.kinds.projects import all_projects, called
from qa.kinds.total import total
from qa.text import plain
from qa.understand import cue


def without(context: Context) -> Draft | None:
    """A figure less one or more others."""
    body = re.sub(r"[（(](?![\d]{3,7})[^（()）]*[)）]", "", context.question.body)
    match = cue("kind", "without").search(body)
    if match is None:
        return None
    if context.question.wants_rate and "change" in context.question.kinds:
        return Draft("without", 0.0)  # 把买车的钱撇开，下降百分之几: what is left has no rate of its own
    if (rest := _other_projects(context, match["minus"])) is not None:
        return rest
    if (listed := _listed(context, f"{body[: match.start()]}，{body[match.end() :]}")) is not None:
        return listed
    whole = (body[: match.start()] + " " + body[match.end() :]).strip(" ，,")
    whole = cue("enumerated", "rest").sub("", whole)
    base = choose(context, whole)
    if base is None:
        return None
    if (less := _less_projects(context, base.fact, match["minus"])) is not None:
        return less
    minus = [choose(context, name) for name in cue("enumerated", "minus").split(match["minus"])]
    if not minus or any(choice is None for choice in minus):
        return None
    taken = [_beside(context, base.fact, choice.fact) for choice in minus if choice is not None]
    if any(_exceeds(part, base.fact) or part.id == base.fact.id for part in taken):
        return Draft("without", 0.0)  # what is set aside is no part of it
    plan = Plan((Step("s1", "minus_all", (fact_ref(base.fact), *(fact_ref(f) for f in taken))),))
    coverage = min([base.best.coverage, *(c.best.coverage for c in minus if c is not None)])
    facts = (base.fact, *taken)
    return Draft("without", coverage, plan=plan, facts=facts, labels=tuple(context.base.title(f) for f in facts))


def _listed(context: Context, rest: str) -> Draft | None:
    """The sum of what is listed by name, which leaves out the rest anyway (不算甲，乙、丙、丁三类共多少)."""
    if not cue("enumerated", "classes").search(rest):
        return None
    own = replace(context, question=replace(context.question, body=rest))
    return total(own)


def _less_projects(context: Context, whole: Fact, minus: str) -> Draft | None:
    """A figure less several projects that the question calls so (扣掉甲、乙、丙这三个项目)."""
    if not cue("several", "called_so").search(minus):
        return None
    rows = all_projects(context)
    names = [part for part in cue("enumerated", "others").split(cue("several", "called_so").sub("", minus)) if len(part) > 1]
    taken = [_projects_meant(rows, part) for part in names]
    if len(names) < 2 or any(len(found) != 1 for found in taken):
        return None
    facts = (whole, *(found[0] for found in taken))
    plan = Plan((Step("s1", "minus_all", tuple(fact_ref(f) for f in facts)),))
    return Draft("without", 1.0, plan=plan, facts=facts, labels=tuple(context.base.title(f) for f in facts))


def _exceeds(part: Fact, whole: Fact) -> bool:
    if part.amount is None or whole.amount is None or part.amount.unit.dimension != whole.amount.unit.dimension:
        return True
    return part.amount.to(whole.amount.unit).value > whole.amount.value


def _other_projects(context: Context, minus: str) -> Draft | None:
    """The sum of all projects but those named (其余项目, 别的项目)."""
    if not cue("several", "others").search(context.question.text):
        return None
    rows = all_projects(context)
    named = [part for part in cue("enumerated", "others").split(cue("several", "these").sub("", minus)) if len(part) > 1]
    taken = [_projects_meant(rows, part) for part in named]
    if len(rows) < 3 or any(len(found) != 1 for found in taken):
        return None if cue("several", "whole").search(context.question.body) else Draft("without", 0.0)
    gone = {found[0].id for found in taken}
    kept = tuple(f for f in rows if f.id not in gone)
    plan = Plan((Step("s1", "sum", tuple(fact_ref(f) for f in kept)),))
    return Draft("sum", 1.0, plan=plan, facts=kept, labels=tuple(f.label for f in kept), target=context.question.asked_unit)


def _projects_meant(rows: Sequence[Fact], said: str) -> list[Fact]:
    """The projects that a short name means, or the one whose amount stands beside it (医保费用审核那396万)."""
    found = [f for f in rows if called(plain(f.label), re.sub(r"那?[\d.,]+(?:万元?|元)?", "", said))]
    numbers = numbers_in(said)
    return found or [f for f in rows if f.amount is not None and any(f.amount.value == value for _, _, value in numbers)]


def _beside(context: Context, whole: Fact, part: Fact) -> Fact:
    """The same part in the table of the whole, below it by code, where it stands there; a column's total is not to be found by its row."""
    if is_generic(part.label):
        return part
    for named in context.base.named:
        fact = named.fact
        if fact.document == whole.document and fact.table == whole.table and fact.cell and fact.label == part.label:
            same_column = fact.col_path == whole.col_path
            below = whole.code is None or fact.code is None or parent_code(fact.code) == whole.code or fact.code.startswith(whole.code)
            if same_column and below:
                return fact
    return part
