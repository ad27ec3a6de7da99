"""Sums of rows that a question names together: by a word, a bound, their codes, their name, their ending."""

from __future__ import annotations

from collections.abc import Sequence

from disclosure.model import Fact
from disclosure.plan import Plan, Step, fact_ref
from disclosure.terms import words
from qa.draft import Context, Draft
from qa.facts import is_generic
from qa.kinds.choose import LEVELS
from qa.kinds.conditions import condition
from qa.kinds.projects import all_projects, projects
from qa.lexicon import name_of
from qa.link import link
from qa.phrase import phrase
from qa.text import plain
from qa.understand import cue, cues, number_word


def named_rows(context: Context) -> Draft | None:
    """The sum of rows that the question picks by what they have in common, whatever else it lists."""
    return _named_alike(context) or _under_condition(context) or _by_codes(context)


def rows_alike(context: Context) -> Draft | None:
    """The sum of all rows of one kind, where the question lists nothing."""
    return _all_projects(context) or _same_label(context) or _same_ending(context)


def summed(context: Context, rows: Sequence[Fact], labels: Sequence[str], coverage: float = 1.0) -> Draft:
    """The draft of a sum of figures."""
    plan = Plan((Step("s1", "sum", tuple(fact_ref(fact) for fact in rows)),))
    return Draft("sum", coverage, plan=plan, facts=tuple(rows), labels=tuple(labels), target=context.question.asked_unit)


def _named_alike(context: Context) -> Draft | None:
    """The budgets of all projects whose names hold a word (名称里带“免费开放”的三个项目)."""
    match = cue("several", "called").search(context.question.text)
    if match is None:
        return None
    rows = [fact for fact in projects(context) if match["word"] in plain(fact.label)]
    if len(rows) < 2 or (match["n"] and number_word(match["n"]) not in (None, len(rows))):
        return Draft("sum", 0.0)
    return summed(context, rows, [f.label for f in rows])


def _under_condition(context: Context) -> Draft | None:
    """The budgets of all projects that meet a condition (5万元及以下的项目加总)."""
    holds = condition(context.question.text)
    if holds is None or cues()["enumerated"]["project"] not in context.question.body:
        return None
    rows = [fact for fact in projects(context) if holds(fact)]
    if len(rows) < 2:
        return Draft("sum", 0.0)
    return summed(context, rows, [f.label for f in rows])


def _by_codes(context: Context) -> Draft | None:
    """The figures of several subjects named by their codes, from one table."""
    codes = context.question.codes
    if len(codes) < 2:
        return None
    groups: dict[tuple[str, str | None, tuple[str, ...]], dict[str, list[Fact]]] = {}
    for candidate in link(context.base, phrase(context.base, context.question.body), context.question, roles=LEVELS):
        fact = candidate.fact
        if fact.code in codes and fact.cell and fact.amount is not None:
            groups.setdefault((fact.document, fact.table, fact.col_path), {}).setdefault(fact.code, []).append(fact)
    whole = next((found for found in groups.values() if len(found) == len(codes)), None)
    if whole is None:
        return Draft("sum", 0.0)
    facts = tuple(fact for code in codes for fact in whole[code])
    return summed(context, facts, [f.label for f in facts])


def _all_projects(context: Context) -> Draft | None:
    """The budgets of all projects (各个项目加起来)."""
    if not cue("several", "projects").search(context.question.text):
        return None
    rows = all_projects(context)
    if len(rows) < 2:
        return None
    return summed(context, rows, [f.label for f in rows])


def _same_label(context: Context) -> Draft | None:
    """All rows of one name, or under one name, in one table (几笔会议费)."""
    question = context.question
    if not cue("several", "words").search(question.text):
        return None
    inside = cue("split", "within").search(question.body)
    asked = phrase(context.base, question.body[inside.end() :] if inside else question.body)
    names = [*asked.labels, *(plain(name_of(key)) for key in asked.keys)]
    best: list[Fact] = []
    for name in [n for n in names if not is_generic(n) and not n.endswith(words("columns", "total", "names"))]:
        rows = [
            n.fact for n in context.base.named
            if n.fact.cell and n.fact.amount is not None and (question.statement is None or n.fact.statement == question.statement)
            and any(plain(part) == name for part in n.fact.row_path)
        ]
        for table in dict.fromkeys(f.table for f in rows):
            mine = [f for f in rows if f.table == table and f.col_path == rows[0].col_path]
            mine = [f for f in mine if not any(_over(f, other) for other in mine)]
            leaves = [f for f in mine if plain(f.row_path[-1]) == name] if len({f.row_path for f in mine}) == 1 else mine
            if len(leaves) > 1 and len({f.code for f in leaves}) == 1 and len(leaves) > len(best):
                best = leaves
    if len(best) < 2:
        return None
    return summed(context, best, [best[0].label], 0.9)


def _over(upper: Fact, lower: Fact) -> bool:
    """Whether a row stands over another one, so that it holds its figure already."""
    size = len(upper.row_path)
    return len(lower.row_path) > size and lower.row_path[:size] == upper.row_path


def _same_ending(context: Context) -> Draft | None:
    """As many figures with one ending as the question says, from one section (四个季度的用款计划)."""
    match = cue("several", "numbered").search(context.question.body)
    count = number_word(match["n"]) if match else None
    if match is None or count is None:
        return None
    groups: dict[tuple[str, tuple[str, ...]], list[Fact]] = {}
    for named in context.base.named:
        fact = named.fact
        if fact.cell is None and fact.role in LEVELS and fact.amount is not None and plain(fact.label).endswith(plain(match["what"])):
            groups.setdefault((fact.document, fact.section), []).append(fact)
    fitting = [facts for facts in groups.values() if len(facts) == count]
    if len(fitting) != 1:
        return None
    facts = tuple(fitting[0])
    return summed(context, facts, [f.label for f in facts], 0.9)
