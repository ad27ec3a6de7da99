"""Which ones? The items of an enumeration: rows below a subject, projects, or the parts of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from disclosure.model import Role, Span
from qa.draft import Context, Draft, Quote
from qa.kinds.columns import column
from qa.kinds.conditions import condition
from qa.kinds.objectives import objectives
from qa.kinds.ranking import family
from qa.lexicon import name_of
from qa.lists import Listed, lists_in
from qa.phrase import Phrase, phrase, without_stop_words
from qa.retrieve import characters
from qa.text import plain
from qa.understand import cue, cues
from qa.write import sentences, shown

# Items with their amounts are told where they are no longer than this together.
_LONGEST = 150
_LEVEL = re.compile(r"(?P<level>类|款|项)级?[)）\"”]?(?:的)?(?:支出)?(?:功能)?科目|哪[几些]个?.?(?P<other>类)")


def listing(context: Context) -> Draft | None:
    """The items asked for."""
    if cue("rate_ranking", "words").search(context.question.text):
        return None
    if cue("asks", "each").search(context.question.text):
        return None
    return objectives(context) or column(context) or _classes(context) or _members(context) or _enumeration(context)


def _classes(context: Context) -> Draft | None:
    """Subjects of one level that have spending."""
    match = _LEVEL.search(context.question.text)
    if match is None or not re.search("功能|支出", context.question.text):
        return None
    digits = {"类": 3, "款": 5, "项": 7}[match["level"] or match["other"]]
    rows = [
        n.fact for n in context.base.named
        if n.fact.code and len(n.fact.code) == digits and n.fact.statement in ("expenditure", "general_by_function", "fiscal_expenditure")
        and n.fact.amount is not None and n.fact.amount.value != 0
    ]
    rows = [f for f in rows if f.table == rows[0].table and f.code and f.code[0] == "2"]
    labels = tuple(dict.fromkeys(f.label for f in rows))
    facts = tuple(next(f for f in rows if f.label == label) for label in labels)
    return Draft("list", 1.0, items=labels, facts=facts, labels=labels) if len(labels) > 1 else None


def _members(context: Context) -> Draft | None:
    if not re.search("项目(?!支出)|科目|明细|活动", context.question.body):
        return None
    found = family(context)
    if found is None:
        return None
    coverage, rows = found
    holds = condition(context.question.text)
    rows = [fact for fact in rows if holds(fact)] if holds else rows
    labels = tuple(dict.fromkeys(f.label for f in rows if f.role is Role.LEVEL))
    say = sentences(context.question.language)
    told = [f"{f.label}{shown(f.amount)}" for f in rows if f.amount is not None] if holds else []
    text = say["list"].format(items=say["join"].join(told)) if told else None
    return Draft("list", coverage, items=labels, facts=tuple(rows), labels=labels, text=text) if labels else None


def _enumeration(context: Context) -> Draft | None:
    """The best list among the passages found: numbered items under a line, or what a sentence enumerates.

    What introduces a list (its lead) has to name what is asked for.
    """
    asked = phrase(context.base, context.question.body)
    wanted = _wanted(context, asked)
    near = {(hit.document.id, hit.chunk.span): rank for rank, hit in enumerate(context.retriever.search(context.question.raw, 10))}
    best: tuple[float, Listed] | None = None
    for listed in context.base.lists:
        score = _fit(wanted, asked.keys, listed) - 0.004 * _rank(listed, near)
        if best is None or score > best[0]:
            best = (score, listed)
    for listed in _in_cells(context):
        score = _fit(wanted, asked.keys, listed)
        if best is None or score > best[0]:
            best = (score, listed)
    if best is None:
        return None
    score, listed = best
    quote = Quote(listed.document, listed.span, listed.section, None)
    priced = any(re.search(r"\d", shown) for shown in listed.shown) and len(listed.shown) == len(listed.items)
    priced = priced and sum(map(len, listed.shown)) < _LONGEST
    told = None
    if priced:
        say = sentences(context.question.language)
        told = say["list"].format(items=say["join"].join(listed.shown))
    return Draft("list", min(1.0, score), items=listed.items, quotes=(quote,), labels=listed.items, text=told)


def _wanted(context: Context, asked: Phrase) -> frozenset[str]:
    """Characters and pairs of what is asked for, without the words of asking."""
    told = re.sub(cues()["list_words"]["asking"], " ", context.question.body)
    kept = without_stop_words(told)
    names = " ".join(plain(name_of(key)) for key in asked.keys)
    names += " ".join(said for pattern, said in cues()["list_hints"].items() if re.search(pattern, context.question.body))
    return frozenset(c for piece in f"{kept} {names}".split() for c in characters(piece))


def _rank(listed: Listed, near: Mapping[tuple[str, Span], int]) -> int:
    """How early the passage of a list was found; 10 where it was not."""
    ranks = [r for (d, (a, b)), r in near.items() if d == listed.document.id and a <= listed.span[0] < b]
    return min(ranks, default=10)


def _in_cells(context: Context) -> Iterator[Listed]:
    """Numbered items within one cell; the cell's own names introduce them."""
    for named in context.base.named:
        fact = named.fact
        if fact.cell is None or fact.role is not Role.TEXT or len(fact.text) < 12:
            continue
        document = context.base.document(fact.document)
        for listed in lists_in(document, fact.span, fact.section):
            yield replace(listed, lead="".join((fact.subject or "", *fact.row_path, *fact.col_path, listed.lead)))


def _fit(wanted: frozenset[str], keys: frozenset[str], listed: Listed) -> float:
    """How much of what is asked for the lead names (most) and the headings around it (less)."""
    if not wanted:
        return 0.0
    lead, around = set(characters(listed.lead)), set(characters(" ".join(listed.section)))
    weight = sum(len(w) for w in wanted)
    near = sum(len(w) for w in wanted if w in lead) / weight
    far = sum(len(w) for w in wanted if w in around and w not in lead) / weight
    named = 0.15 if keys and any(plain(name_of(key)) in plain(listed.lead) for key in keys) else 0.0
    return near + 0.6 * far + named
