"""Reasons outside the chapters on changes: why something is not given, and why a project is as it is."""

from __future__ import annotations

import re

from disclosure.amount import Amount
from disclosure.model import Fact, Role
from disclosure.terms import pattern
from qa.draft import Context, Draft, Quote, single
from qa.form_lines import beside_subject, form_meant
from qa.kinds.aspects import of_row
from qa.phrase import without_stop_words
from qa.text import grams, plain, share_said
from qa.understand import cue, cues
from qa.write import sentences, shown

# How much of what is lacking, or of what is asked of a project, a sentence has to say.
_LACKING = 0.6
_NAMED = 0.5
_TOO_SHORT = 2  # a name of two characters names no indicator
_ASKED = 0.3
_FIGURE = 8  # a cell no longer than this holds a figure and no reason
_SHORT = 200  # a field of reasons no longer than this is quoted whole


def reason_of_lack(context: Context) -> Draft | None:
    """A sentence of a form that says that there is none of what the question misses (…新成立单位，无前两年预算)."""
    match = cue("reasons", "lack").search(context.question.body)
    if match is None:
        return None
    said = (match["before"], match["what"], context.question.body[match.end() :]) if match["before"] else (match["what"],)
    return next((found for what in said if what and (found := _lacking(context, what)) is not None), None)


def _lacking(context: Context, what: str) -> Draft | None:
    """The sentence that denies most of some words."""
    wanted = grams(what.replace(cues()["clean"]["particle"], "").strip("？? "))
    best: tuple[float, Fact, tuple[int, int]] | None = None
    for fact in _texts(context):
        text = context.base.document(fact.document).text
        for start, end in _sentences(text, fact.span):
            said = plain(text[start:end])
            denied = cue("reasons", "denied").search(said)
            share = len(wanted & grams(said[denied.start() :])) / max(1, len(wanted)) if denied and wanted else 0.0
            if share >= _LACKING and (best is None or share > best[0]):
                best = (share, fact, (start, end))
    return _quoted(context, best[1], best[2]) if best else None


def reason_in_form(context: Context) -> Draft | None:
    """The sentence of a project's form that gives a reason and says most of what is asked."""
    form = form_meant(context)
    if form is None:
        return None
    wanted = grams("".join(without_stop_words(beside_subject(context, form)).split()))
    home = (*form.spending, *form.buying)[0]
    best: tuple[float, Fact, tuple[int, int]] | None = None
    for fact in _texts(context):
        if (fact.document, fact.table) != (home.document, home.table):
            continue
        text = context.base.document(fact.document).text
        for start, end in _sentences(text, fact.span):
            said = plain(text[start:end])
            share = len(wanted & grams(said)) / max(1, len(wanted))
            if share >= _ASKED and cue("reasons", "given").search(said) and (best is None or share > best[0]):
                best = (share, fact, (start, end))
    if best is None:
        return None
    whole = cue("reasons", "field").search(best[1].label) and len(best[1].text) < _SHORT  # 项目申请理由 1.… 2.…
    return _quoted(context, best[1], best[1].span if whole else best[2])


def reason_of_indicator(context: Context) -> Draft | None:
    """What a self-assessment says of the indicator named, in its column of reasons."""
    told: list[tuple[float, Fact]] = []
    for named in context.base.named:
        fact = named.fact
        heading = fact.col_path[-1] if fact.cell and fact.col_path and fact.row_path else ""
        if fact.role is Role.TEXT and len(fact.text) > 1 and pattern("forms", "indicator", "explains").search(heading):
            name = plain(fact.row_path[-1])
            told.append((share_said(name, context.question.text) if len(name) > _TOO_SHORT else 0.0, fact))
    best = max((share for share, _ in told), default=0.0)
    found = {fact.text: fact for share, fact in told if share == best >= _NAMED}
    if len(found) != 1:
        return None
    fact = next(iter(found.values()))
    return _with_figures(context, fact) or _quoted(context, fact, fact.span)


def _with_figures(context: Context, reason: Fact) -> Draft | None:
    """The reason with what was aimed at, reached and scored, where the question asks for a figure too (扣了几分，为什么)."""
    if not context.question.asks_number:
        return None
    row = {name: of_row(context, reason, name) for name in ("target", "actual", "weight", "score")}
    lost = cue("reasons", "points").search(context.question.text)
    first, second = (row["weight"], row["score"]) if lost else (row["target"], row["actual"])
    if first is None or second is None or first.amount is None or second.amount is None:
        return None
    say = sentences(context.question.language)
    names = {"weight": shown(first.amount, first), "score": shown(second.amount, second), "target": first.text, "actual": second.text}
    told = say["scored" if lost else "measured"].format(name=reason.row_path[-1], **names)
    plan = single("difference", first, second) if lost else single("value", second)
    gap = say["points_lost"].format(points=shown(Amount(first.amount.value - second.amount.value, first.amount.unit))) if lost else ""
    quote = Quote(context.base.document(reason.document), reason.span, reason.section, reason.table)
    text = told + gap + say["quoted"].format(text="".join(reason.text.split()))
    return Draft("rowwise_top", 0.9, plan=plan, facts=(first, second), labels=(reason.row_path[-1],), quotes=(quote,), text=text)


def reason_of_points(context: Context) -> Draft | None:
    """Where an indicator's own cell says for what points were taken (…超应办结时间扣0.5分): of the one named, else the only one."""
    if not cue("reasons", "points").search(context.question.text):
        return None
    told = [
        named.fact for named in context.base.named
        if named.fact.cell and len(named.fact.row_path) > 1 and len(named.fact.text) > _FIGURE and pattern("rules", "form", "deducted").search(named.fact.text)
    ]
    own = [fact for fact in told if len(fact.row_path[-1]) > 2 and plain(fact.row_path[-1]) in context.question.text]
    found = {plain(fact.text): fact for fact in own or told}
    if len(found) != 1:
        return None
    fact = next(iter(found.values()))
    return _quoted(context, fact, fact.span)


def _texts(context: Context) -> list[Fact]:
    return [named.fact for named in context.base.named if named.fact.role is Role.TEXT and named.fact.cell and len(named.fact.text) > 8]


def _sentences(text: str, span: tuple[int, int]) -> list[tuple[int, int]]:
    ends = [span[0] + match.end() for match in re.finditer("[。；;]|$", text[span[0] : span[1]])]
    starts = [span[0], *ends]
    return [(a, b) for a, b in zip(starts, ends, strict=False) if text[a:b].strip()]


def _quoted(context: Context, fact: Fact, span: tuple[int, int]) -> Draft:
    document = context.base.document(fact.document)
    return Draft("reason", 0.9, quotes=(Quote(document, span, fact.section, fact.table),), text=document.text[span[0] : span[1]])
