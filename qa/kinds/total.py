"""The sum of the figures that a question lists."""

from __future__ import annotations

import re
from collections.abc import Sequence

from disclosure.model import Fact
from qa.draft import Context, Draft
from qa.enumerated import enumerated, shown, unsplit
from qa.kinds.coherent import coherent
from qa.kinds.projects import projects
from qa.kinds.row_sums import named_rows, rows_alike, summed
from qa.lexicon import mentions, name_of
from qa.phrase import phrase
from qa.text import plain
from qa.understand import cue, cues

_PAIR = 2


def total(context: Context) -> Draft | None:
    """The sum of two or more figures the question enumerates."""
    chosen_rows = named_rows(context)
    if chosen_rows is not None:
        return chosen_rows
    names = _in_english(context) if context.question.in_english else [shown(name) for name in enumerated(unsplit(context))]
    if len(names) < 2:
        return rows_alike(context)
    if context.question.codes and not any(code in name for code in context.question.codes for name in names):
        return None  # 把基本支出和项目支出合在一起看，302是多少: a subject is asked for, the rest says where
    bare = [shown(name) for name in enumerated(unsplit(context), tailed=False)]
    chosen = coherent(context, names) or (coherent(context, bare) if len(bare) == len(names) else None)
    if chosen is None:
        return Draft("sum", 0.0) if cue("terms", "between").search(unsplit(context)) else None
    facts = tuple(candidate.fact for candidate in chosen)
    if len({fact.id for fact in facts}) < len(names) or _of_two_stages(facts) or _of_another(context, facts) or _not_halves(names, facts):
        return Draft("sum", 0.0)
    if len({fact.amount.unit.dimension for fact in facts if fact.amount is not None}) > 1:
        return None if len(names) == _PAIR else Draft("sum", 0.0)  # people and money are no sum: 和 joined no terms
    facts = tuple(part for fact in facts for part in split_rows(context, fact))
    coverage = min(candidate.coverage for candidate in chosen)
    return summed(context, facts, [context.base.title(fact) for fact in facts], coverage)


def _in_english(context: Context) -> list[str]:
    """The terms of an English sum: the Chinese names it gives in brackets, else the concepts it names."""
    bracketed = re.findall("[（(]([\u4e00-\u9fff][^()（）]*)[)）]", context.question.raw)
    return bracketed if len(bracketed) > 1 else list(dict.fromkeys(name_of(m.key) for m in mentions(context.question.body)))


def _not_halves(names: Sequence[str], facts: Sequence[Fact]) -> bool:
    """Whether two halves of one subject (差旅费基本支出, 差旅费项目支出) were asked for and a figure found is not of that subject."""
    halves = cues()["enumerated"]["halves"]
    half = next((half for half in halves if names[0].endswith(half)), "")
    lead = plain(names[0][: -len(half)]) if half else ""
    shared = bool(lead) and all(plain(name) in (lead + plain(other) for other in halves) for name in names)
    return shared and any(lead not in plain("".join((*fact.row_path, fact.label))) for fact in facts)


def _of_another(context: Context, facts: Sequence[Fact]) -> bool:
    """Whether the question names a project that the figures found have nothing to do with: they are not of it."""
    asked = phrase(context.base, context.question.body)
    around = [plain("".join((*f.row_path, *f.col_path, *f.section, f.subject or "", f.label))) + plain(context.base.document(f.document).slice(f.quote)) for f in facts]
    tables = [context.base.document(f.document).table(f.table) for f in facts if f.table]
    around += [plain(table.label) for table in tables if table is not None]
    owners = context.base.subjects | {plain(fact.label) for fact in projects(context)}
    return any(label in owners and not any(label in text for text in around) for label in asked.labels)


def split_rows(context: Context, fact: Fact) -> list[Fact]:
    """A figure with those of the same subject in other rows of its table (30205 under 50201 and under 50502)."""
    if fact.cell is None or not fact.code:
        return [fact]
    same = [
        n.fact for n in context.base.named
        if n.fact.document == fact.document and n.fact.table == fact.table and n.fact.code == fact.code
        and n.fact.row_path == fact.row_path and n.fact.col_path == fact.col_path
    ]
    rows = {_row_of(other) for other in same}
    return [other for other in same if other.amount is not None] if len(rows) == len(same) > 1 and fact.amount is not None else [fact]


def _row_of(fact: Fact) -> str:
    """The row of a cell's address."""
    return (fact.cell or "").split("C")[0]


def _of_two_stages(facts: Sequence[Fact]) -> bool:
    """Whether some of the figures are budgets and others accounts, so that their sum is of nothing."""
    heads = ["".join((*fact.col_path, fact.measure or "")) for fact in facts if fact.cell]
    planned = [bool(cue("rowwise", "planned").search(head)) for head in heads]
    settled = [bool(cue("rowwise", "settled").search(head)) for head in heads]
    return any(p and not s for p, s in zip(planned, settled, strict=True)) and any(s and not p for p, s in zip(planned, settled, strict=True))
