"""Which ones? The items of an enumeration: rows below a subject, projects, or the parts of a sentence."""

from __future__ import annotations

import re

from disclosure.model import Role
from qa.draft import Context, Draft, Quote
from qa.kinds.passages import Sentence, sentences
from qa.kinds.ranking import family
from qa.link import phrase
from qa.kinds.passages import _overlap
from qa.retrieve import characters

_LEVEL = re.compile(r"(?P<level>类|款|项)级?[)）\"”]?(?:的)?(?:支出)?(?:功能)?科目|哪几个.?(?P<other>类)")


def listing(context: Context) -> Draft | None:
    """The items asked for."""
    return _classes(context) or _members(context) or _enumeration(context)


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
    if not re.search("项目|科目|明细|活动", context.question.body):
        return None
    found = family(context)
    if found is None:
        return None
    coverage, rows = found
    labels = tuple(dict.fromkeys(f.label for f in rows if f.role is Role.LEVEL))
    return Draft("list", coverage, items=labels, facts=tuple(rows), labels=labels) if len(labels) > 1 else None


def _enumeration(context: Context) -> Draft | None:
    """The parts of the best sentence that enumerates, or the run of numbered items under the best heading."""
    asked = phrase(context.base, context.question.body)
    wanted = set(characters(asked.text))
    best: tuple[float, Sentence, tuple[str, ...]] | None = None
    for rank, sentence in enumerate(sentences(context, 8)):
        items = _parts(sentence.document.slice(sentence.span))
        if len(items) < 2:
            continue
        score = _overlap(wanted, asked.keys, sentence) - 0.003 * rank
        if best is None or score > best[0]:
            best = (score, sentence, items)
    if best is None:
        return None
    score, sentence, items = best
    quote = Quote(sentence.document, sentence.span, sentence.section, sentence.table)
    return Draft("list", score, items=items, quotes=(quote,), labels=items)


def _parts(text: str) -> tuple[str, ...]:
    compact = re.sub(r"\s+", "", text)
    numbered = re.split(r"(?:目标)?[（(]?\d{1,2}[)）]?[、.．:：](?!\d)", compact)
    if len(numbered) > 2:
        return tuple(part.strip("；;。") for part in numbered[1:] if part.strip("；;。"))
    after = re.split(r"包括|分别是|分别为|主要用于|为[:：]|[:：]", compact, maxsplit=1)[-1]
    parts = [re.sub(r"\d[\d,.]*万?元.*$|等$|等支出$", "", p).strip("；;。，,") for p in re.split(r"[、；;]|，(?=[^，]{2,12}(?:，|$))", after)]
    return tuple(p for p in parts if 1 < len(p) < 40)
