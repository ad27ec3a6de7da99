"""The parts a sentence gives of something: “X…万元，其中：A…万元、B…万元”."""

from __future__ import annotations

import re

from disclosure.model import Fact, Role
from qa.draft import Context
from qa.link import link
from qa.phrase import phrase
from qa.text import plain
from qa.understand import cue

_FAR = 90
# A sentence whose whole the question names so well comes before a chapter of a like name.
_WELL = 0.9
_REACH = 900


def parts_of(context: Context, text: str) -> tuple[float, list[Fact]] | None:
    """The money a sentence divides something into.

    Args:
        text: the words that name the whole.

    Returns:
        How well the whole is named, and two parts or more; None where no such sentence is found.
    """
    listed = _after_head(context, text)
    return listed if listed is not None and listed[0] >= _WELL else _in_chapter(context, text) or listed


def _after_head(context: Context, text: str) -> tuple[float, list[Fact]] | None:
    """Parts listed after a figure of that name, behind a word like 其中."""
    found = link(context.base, phrase(context.base, text), context.question, roles=(Role.LEVEL, Role.COUNT))
    for candidate in found[:6]:
        fact = candidate.fact
        if fact.cell is not None or candidate.naming < 0.55:
            continue
        after = context.base.document(fact.document).text[fact.span[1] : fact.span[1] + _REACH]
        mark = cue("siblings", "divides").search(after[:_FAR])
        if mark is None:
            continue
        stop = after.find("。", mark.end())
        end = fact.span[1] + (stop if stop >= 0 else _REACH)
        parts = _money(context, fact, fact.span[1] + mark.end(), end)
        if len({part.label for part in parts}) > 1:
            return candidate.coverage, parts
    return None


def _money(context: Context, head: Fact, start: int, end: int) -> list[Fact]:
    return [
        n.fact for n in context.base.named
        if n.fact.document == head.document and n.fact.cell is None and n.fact.role is Role.LEVEL
        and start <= n.fact.span[0] < end and n.fact.amount is not None and n.fact.amount.unit.is_money
        and not _is_sum(context, n.fact)
    ]


def _in_chapter(context: Context, text: str) -> tuple[float, list[Fact]] | None:
    """Parts in the paragraph on money of a chapter that the text names (一个专项的年度预算安排)."""
    said = _undated(plain(text))
    for document in context.base.documents:
        for section in document.sections:
            if not cue("siblings", "budget").search(section.path[-1]) or len(section.path) < 2:
                continue
            name = _undated(cue("siblings", "chapter").sub("", plain(section.path[-2])))
            if len(name) < 3 or not (name in said or said in name or _shared(name, said)):
                continue
            start, end = section.span
            parts = _money_in(context, document.id, start, end)
            if len(parts) > 1:
                return 1.0, parts
    return None


def _undated(text: str) -> str:
    """A text without years, which say nothing of what it is about."""
    return re.sub(r"20\d\d年?度?", "", text)


def _shared(name: str, said: str) -> bool:
    """Whether a run of five characters or more of the chapter's name is said."""
    return any(name[i : i + 5] in said for i in range(len(name) - 4))


def _money_in(context: Context, document: str, start: int, end: int) -> list[Fact]:
    facts = [
        n.fact for n in context.base.named
        if n.fact.document == document and n.fact.cell is None and n.fact.role is Role.LEVEL
        and start <= n.fact.span[0] < end and n.fact.amount is not None and n.fact.amount.unit.is_money
    ]
    return [f for f in facts if not _is_sum(context, f) and not re.search(r"^\d", f.label)]


def _is_sum(context: Context, fact: Fact) -> bool:
    """Whether a figure is called the sum of the others, by its label or by the word before it."""
    before = plain(context.base.document(fact.document).text[max(0, fact.span[0] - 4) : fact.span[0]])
    return bool(cue("siblings", "sum").search(plain(fact.label)) or cue("siblings", "sum").search(before))

