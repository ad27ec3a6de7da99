"""The sort of thing that is asked for by which, who and what name: words quoted for it have to be of that sort."""

from __future__ import annotations

import re

from disclosure.amount import COUNT, Amount
from disclosure.terms import load, pattern
from qa.claims import claims
from qa.draft import Context, Draft
from qa.kinds.conditions import condition
from qa.text import plain

# Kinds that answer in words of the document, and characters before a list that introduce it.
_IN_WORDS = ("list", "narrative", "reason")
_LEAD = 120


def other_sort(draft: Draft, context: Context) -> bool:
    """Whether a draft in words is of another sort of thing than is asked for, or of money the documents do not have."""
    if draft.kind == "field":
        return not draft.text and _already_said(draft, context)
    if draft.kind not in _IN_WORDS or draft.facts:
        return False
    nameless = draft.kind == "narrative" and pattern("misfits", "sorts", "names").search(context.question.text)
    if nameless and not any(pattern("misfits", "sorts", "named").search(quote.text) for quote in draft.quotes):
        return True
    return _of_no_amount(context) or _defines(draft, context) or (draft.kind != "reason" and _of_another(draft, context))


def _already_said(draft: Draft, context: Context) -> bool:
    """Whether what a form gives behind a label is what the question says itself (负责人彭某一年的工资)."""
    given = [plain(fact.text) for fact in draft.facts]
    return bool(given) and all(len(text) > 1 and text in context.question.text for text in given)


def _of_no_amount(context: Context) -> bool:
    """Whether the question speaks of an amount of money that no figure of the documents comes to, in the digits it says."""
    said = [claim for claim in claims(context.question.text) if claim.unit.is_money and claim.unit != COUNT]
    if not said or condition(context.question.text) is not None or pattern("misfits", "sorts", "about").search(context.question.text):
        return False
    amounts = {named.fact.amount for named in context.base.named if named.fact.amount is not None and named.fact.amount.unit.is_money}
    return not all(any(_rounds_to(amount, claim) for amount in amounts) for claim in said)


def _rounds_to(amount: Amount, claim: Amount) -> bool:
    return abs(abs(amount.to(claim.unit).value) - claim.value) <= claim.half_last_place


def _defines(draft: Draft, context: Context) -> bool:
    """Whether what was found explains terms, which nobody asked for."""
    if {"definition", "explained"} & set(context.question.kinds) or pattern("misfits", "sorts", "term").search(context.question.text):
        return False
    texts = [plain(item) for item in draft.items] or [plain(quote.text) for quote in draft.quotes]
    defined = sum(bool(pattern("misfits", "sorts", "defines").search(text)) for text in texts)
    return bool(texts) and 2 * defined > len(texts)


def _of_another(draft: Draft, context: Context) -> bool:
    """Whether the things found are of none of the sorts asked for, or the words around them never say what is asked for."""
    text = context.question.text
    items = [plain(item) for item in draft.items] or [plain(quote.text) for quote in draft.quotes]
    around = "".join((*items, *(_around(quote.document.text, quote.span) + plain("".join(quote.section)) for quote in draft.quotes)))
    for sort in load("misfits")["sort"].values():
        if re.search(sort["asked"], text):
            said = sum(bool(re.search(sort["said"], item)) for item in items)
            if 2 * said < len(items):
                return True
    bare = pattern("misfits", "sorts", "bare")
    nouns = [match["noun"] for match in pattern("misfits", "sorts", "noun").finditer(text) if bare.fullmatch(match["noun"]) is None]
    roles = [match["role"] for match in pattern("misfits", "sorts", "role").finditer(text)]
    things = [match["noun"] for match in pattern("misfits", "sorts", "concrete").finditer(text)]
    dealings = pattern("misfits", "sorts", "dealing").findall(text)
    return any(name not in around for name in (*nouns, *roles, *things, *dealings))


def _around(text: str, span: tuple[int, int]) -> str:
    return plain(text[max(0, span[0] - _LEAD) : span[1]])
