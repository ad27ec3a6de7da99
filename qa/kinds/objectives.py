"""The numbered objectives of a form, by their kind (长期目标, 年度目标)."""

from __future__ import annotations

from disclosure.model import Fact, Role, Span
from disclosure.terms import pattern
from qa.draft import Context, Draft, Quote
from qa.text import plain
from qa.understand import cue

_REACH = 1500  # characters in which the objectives under a heading stand


def objectives(context: Context) -> Draft | None:
    """The objectives of a form that a question asks for by their kind (长期目标 1, 2 and 3)."""
    match = cue("list_words", "objectives").search(context.question.body)
    if match is None:
        return None
    groups: dict[tuple[str, str], list[Fact]] = {}
    for named in context.base.named:
        fact = named.fact
        label = plain(fact.label)
        if fact.role is Role.TEXT and fact.table and label.startswith(match["kind"] or match["kind2"]) and pattern("forms", "indicator", "objective").fullmatch(label):
            groups.setdefault((fact.document, fact.table), []).append(fact)
    best = max(groups.values(), key=lambda facts: (facts[0].statement == "overall_performance", len(facts)), default=[])
    items = tuple("".join(fact.text.split()).strip("。；;") for fact in best)
    if (beside := _side_by_side(context, match["kind"] or match["kind2"])) is not None and len(beside.items) > len(items):
        return beside
    return Draft("list", 1.0, items=items, facts=tuple(best), labels=items) if len(items) > 1 else None


def _side_by_side(context: Context, kind: str) -> Draft | None:
    """The objectives of one kind where both stand under one heading, each numbered from one."""
    for document in context.base.documents:
        for heading in cue("objectives", "heading").finditer(document.text):
            start = heading.end()
            runs = _runs(document.text, (start, min(len(document.text), start + _REACH)))
            place = 0 if heading["first"].startswith(kind[:2]) else 1
            if len(runs) == 2 and len(runs[place]) > 1:
                items = tuple("".join(document.text[a:b].split()).strip("。；;") for a, b in runs[place])
                quote = Quote(document, (runs[place][0][0], runs[place][-1][1]))
                return Draft("list", 1.0, items=items, labels=items, quotes=(quote,))
    return None


def _runs(text: str, span: Span) -> list[list[Span]]:
    """Runs of items numbered 1, 2, 3 …, without their numbers, up to the next heading."""
    stop = cue("objectives", "stop").search(text, *span)
    end = stop.start() if stop else span[1]
    marks = list(cue("objectives", "number").finditer(text, span[0], end))
    runs: list[list[Span]] = []
    for place, mark in enumerate(marks):
        following = marks[place + 1].start() if place + 1 < len(marks) else end
        number = int(mark["n"])
        if number == 1:
            runs.append([])
        if not runs or number != len(runs[-1]) + 1:
            return []
        runs[-1].append((mark.end(), following))
    return runs
