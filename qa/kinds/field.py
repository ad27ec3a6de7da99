"""Text values of forms: who, which code, what telephone number, what the project is for."""

from __future__ import annotations

import re
from dataclasses import replace

from disclosure.model import Fact, Role
from disclosure.plan import Plan, Step, fact_ref
from qa.draft import Context, Draft
from qa.form_lines import form_meant
from qa.kinds.contact import contact
from qa.link import Candidate, link
from qa.phrase import phrase
from qa.text import plain
from qa.understand import cues


def field(context: Context) -> Draft | None:
    """What stands behind the labels the question names, all of one form."""
    if (named := _coded(context)) is not None:
        return named
    labels = _asked(context.question.text)
    if not labels:
        return None
    best = _best(context, labels)
    if best is None:
        return contact(context)
    beside = [best.fact, *_others(context, best.fact, labels)]
    plan = Plan(tuple(Step(f"s{i}", "value", (fact_ref(f),)) for i, f in enumerate(beside, 1)))
    return Draft(
        "field", max(best.coverage, 0.5), plan=plan, facts=tuple(beside), labels=tuple(f.label for f in beside),
        text="", other=None,
    )


def _coded(context: Context) -> Draft | None:
    """The project whose code the question writes out (项目代码…是哪个项目)."""
    match = re.search(r"[A-Za-z0-9]{4,}(?:-[A-Za-z0-9]+)+|[A-Z0-9]{14,}", context.question.raw)
    if match is None:
        return None
    for named in context.base.named:
        fact = named.fact
        if fact.role is Role.TEXT and fact.subject and "".join(fact.text.split()) == match.group():
            return Draft(
                "field", 1.0, plan=Plan((Step("s1", "value", (fact_ref(fact),)),)), facts=(fact,),
                labels=(fact.subject,), text=fact.subject,
            )
    return None


def _asked(text: str) -> dict[str, str]:
    """Labels of the vocabulary that the question's words call for, with the word that did."""
    found: dict[str, str] = {}
    for label, pattern in cues()["field"]["labels"].items():
        match = re.search(pattern, text, re.IGNORECASE)
        if match:
            found[label] = match.group()
    return found


def _best(context: Context, labels: dict[str, str]) -> Candidate | None:
    """The value of an asked label in the form the question is about; a tie between forms is no answer."""
    question = replace(context.question, dimension=None, years=())
    listed: list[Candidate] = []
    for label, said in labels.items():
        body = context.question.body.replace(said, " ")
        found = link(context.base, phrase(context.base, f"{plain(label)} {body}"), question, roles=(Role.TEXT, Role.LEVEL))
        listed += [c for c in found if _stands_behind(c.fact, label)]
    listed.sort(key=lambda c: -c.score)
    if not listed:
        return None
    if (form := form_meant(context)) is not None:
        listed = [c for c in listed if c.fact.subject == form.subject] or listed
    rivals = [c for c in listed[1:] if listed[0].score - c.score < 0.05]
    return listed[0] if all(_same(c.fact, listed[0].fact) for c in rivals) else None


def _stands_behind(fact: Fact, label: str) -> bool:
    return bool(fact.text.strip()) and plain(fact.label) == plain(label)


def _same(a: Fact, b: Fact) -> bool:
    return a.label != b.label or plain(a.text) == plain(b.text)


def _others(context: Context, first: Fact, labels: dict[str, str]) -> list[Fact]:
    """The other values asked for, from the same form: one for each word of asking."""
    found: dict[str, Fact] = {}
    taken = {said for label, said in labels.items() if plain(label) == plain(first.label)}
    for named in context.base.named:
        fact = named.fact
        for label, said in labels.items():
            if said in taken or said in found or fact.table != first.table or fact.document != first.document:
                continue
            if _stands_behind(fact, label):
                found[said] = fact
    return list(found.values())
