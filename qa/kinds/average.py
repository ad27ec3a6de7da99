"""How much for each? A figure divided by the count the question names: people, vehicles, visits."""

from __future__ import annotations

import re
from dataclasses import replace

from disclosure.model import Fact, Role
from qa.claims import claims, is_claimed
from qa.draft import Context, Draft, single
from qa.form_lines import forms
from qa.kinds.choose import LEVELS, choose
from qa.kinds.standards import standard
from qa.link import Candidate, for_each, link
from qa.phrase import phrase
from qa.text import grams, plain
from qa.understand import cue, cues

# What may be meant by a head.
_HEADS = ("people", "person-times")


def average(context: Context) -> Draft | None:
    """One figure per unit of another; both must stand in the documents."""
    if cue("average", "monthly").search(context.question.text) and not cue("average", "to_each").search(context.question.text):
        return _monthly(context)
    counted = _counted(context.question.text)
    if counted is None:
        return None
    done = cue("average", "done").search(context.question.text) and not cue("average", "laid_down").search(context.question.text)
    named = cue("average", "named").search(context.question.body)
    by_staff = named is not None and cue("average", "staff").search(named["heads"])
    if counted == "people" and not (done or by_staff) and (told := standard(context)) is not None:
        return told
    if cue("average", "calculated").search(context.question.text):
        return Draft("average", 0.0)
    money = replace(context.question, dimension="money", codes=context.question.codes)
    subject = cue("average", "around").sub("", context.question.body)
    paid = f"{cues()['average']['cars']}{subject}" if counted == "vehicle" else subject
    found = [c for c in link(context.base, phrase(context.base, paid), money, roles=LEVELS) if _is_money(c)]
    if (of_form := _of_form(context, counted)) is not None:
        return of_form
    found = [c for c in found if c.fact.year in money.years] or found
    if not found:
        return Draft("average", 0.0)
    heads = _heads(context, found[0].fact, subject, counted)
    if heads is None or heads.amount is None or heads.amount.value == 0 or _another_number(context, heads):
        return Draft("average", 0.0)
    fact = found[0].fact
    return Draft(
        "average", max(found[0].coverage, 0.5 if found[0].naming > 0.9 else 0.0), plan=single("per", fact, heads),
        facts=(fact, heads), labels=(context.base.title(fact), heads.col_path[-1] if heads.row_path == fact.row_path and heads.col_path else _called(context, heads)), target=context.question.asked_unit,
    )


def _another_number(context: Context, heads: Fact) -> bool:
    """Whether the question says how many there are, and the count found is of another number."""
    own = heads.amount.unit.dimension if heads.amount else None
    said = [claim for claim in claims(context.question.text) if claim.unit.dimension == own]
    return bool(said) and not is_claimed(heads, said)


def _monthly(context: Context) -> Draft:
    """The money of a year spread over its months."""
    named = cue("average", "monthly").sub(" ", context.question.body)
    money = replace(context, question=replace(context.question, dimension="money", body=named))
    found = choose(money, named)
    if found is None or found.fact.amount is None or not found.fact.amount.unit.is_money or for_each(found.fact):
        return Draft("average", 0.0)
    labels = (context.base.title(found.fact),)
    return Draft("monthly", found.best.coverage, plan=single("monthly", found.fact), facts=(found.fact,), labels=labels, target=context.question.asked_unit)


def _of_form(context: Context, counted: str) -> Draft | None:
    """The amount of the one project that counts as many heads as the question says, where its name is partly said too (编外那20号人)."""
    said, fitting, known = grams(plain(context.question.body)), [], forms(context.base)
    for form in known:
        others = set().union(*(grams(plain(other.subject)) for other in known if other.subject != form.subject))
        if form.whole is None or not said & grams(plain(form.subject)) - others:
            continue
        counts = [n.fact for n in context.base.named if n.fact.subject == form.subject and _is_heads(n.fact, form.whole, counted)]
        said_too = [fact for fact in counts if fact.amount is not None and fact.amount.value in context.question.anchors]
        fitting += [(form.whole, said_too[0], form.subject)] if said_too else []
    if len({subject for _, _, subject in fitting}) != 1:
        return None
    whole, heads, subject = fitting[0]
    return Draft("average", 0.8, plan=single("per", whole, heads), facts=(whole, heads), labels=(subject, heads.text), target=context.question.asked_unit)


def _is_heads(fact: Fact, money: Fact, counted: str) -> bool:
    """Whether a figure of the money's document counts what is divided by."""
    return fact.document == money.document and fact.role is Role.COUNT and fact.amount is not None and fact.amount.unit.dimension == counted


def _called(context: Context, heads: Fact) -> str:
    """What a count is called; one counted behind another (接待14批次、96人次) by its own amount."""
    title = context.base.title(heads)
    return heads.text if re.search(r"\d", title) else title


def _is_money(candidate: Candidate) -> bool:
    amount = candidate.fact.amount
    return amount is not None and amount.unit.is_money and candidate.naming > 0.6 and not for_each(candidate.fact)


def _counted(text: str) -> str | None:
    """The dimension the question divides by."""
    for dimension, words in cues()["average"]["by"].items():
        if re.search(words, text, re.IGNORECASE):
            return str(dimension)
    return None


def _heads(context: Context, money: Fact, subject: str, counted: str) -> Fact | None:
    """The count: the one the question names, else one beside the figure, else the staff in service."""
    named = cue("average", "named").search(context.question.body)
    tries = [named["heads"]] if named else []
    if (anchored := _anchored(context, money, counted) or _in_its_row(context, money, counted)) is not None:
        return anchored
    if counted == "people" and not cue("average", "staff").search(context.question.text) and (beside := _beside(context, money)) is not None:
        return beside
    tries += [subject, *(cues()["average"]["usual"].get(counted, []))]
    question = replace(context.question, dimension=counted, years=())
    for text in tries:
        found = link(context.base, phrase(context.base, text), question, roles=LEVELS)
        fitting = [
            c for c in found
            if c.fact.amount is not None and c.fact.amount.unit.dimension == counted
            and c.fact.document == money.document and c.naming > 0.55
            and (counted != "people" or text != subject or any(plain(name) in subject for name in c.named.names))
        ]
        if fitting:
            return fitting[0].fact
    return None


def _in_its_row(context: Context, money: Fact, counted: str) -> Fact | None:
    """The count in the row of a unit's money (单位名称 | 编制数 | 年末实有 | 支出): the one said, else the usual one."""
    row = [
        n.fact for n in context.base.named
        if (n.fact.document, n.fact.table, n.fact.row_path) == (money.document, money.table, money.row_path)
        and n.fact.cell and n.fact.col_path and n.fact.amount is not None and n.fact.amount.unit.dimension == counted
    ]
    counts = {plain(re.sub(r"[（(].*", "", fact.col_path[-1])): fact for fact in row} if money.cell else {}
    said = [fact for heading, fact in counts.items() if heading in context.question.body]
    usual = [fact for name in cues()["average"]["usual"].get(counted, []) for heading, fact in counts.items() if heading in name]
    return next(iter([*said, *usual]), None)


def _beside(context: Context, money: Fact) -> Fact | None:
    """The only number of people or visits in a sentence that states the money (接待18批次120人次，共0.96万元): of them it is told."""
    called = grams(plain("".join((money.label, *money.row_path, *money.col_path))))
    told = {
        n.fact.quote for n in context.base.named
        if n.fact.document == money.document and n.fact.cell is None and n.fact.amount is not None and money.amount is not None
        and len(grams(plain(n.fact.label)) & called) > 1 and n.fact.amount.same_as(money.amount)
    }
    counts = {
        n.fact.span: n.fact for n in context.base.named
        if n.fact.document == money.document and n.fact.cell is None and n.fact.quote in told
        and n.fact.amount is not None and n.fact.amount.unit.dimension in _HEADS
    }
    return next(iter(counts.values())) if len(counts) == 1 else None


def _anchored(context: Context, money: Fact, counted: str) -> Fact | None:
    """The count whose number the question repeats, where the document states it beside the money or names it so."""
    said = grams(context.question.text)
    for named in context.base.named:
        fact = named.fact
        if fact.document != money.document or fact.amount is None or fact.amount.unit.dimension != counted:
            continue
        beside = (fact.table is not None and fact.table == money.table) or (fact.section and fact.section == money.section)
        called = len(grams(named.names[0]) & said) > 1
        if (beside or called) and any(fact.amount.value == anchor for anchor in context.question.anchors):
            return fact
    return None
