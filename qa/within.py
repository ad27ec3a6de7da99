"""“其中…呢？”: the part named, where the last figure stands: in its sentence, its row or the rows below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from disclosure.answer import Answer
from disclosure.model import Fact
from qa.draft import Context, Draft, single
from qa.heard import Heard
from qa.history import values
from qa.lexicon import concept_of
from qa.memory import Turn
from qa.parts import shown_with
from qa.stale import only_names
from qa.text import plain, share_said
from qa.topic import pattern

if TYPE_CHECKING:
    from qa.dialogue import Tools

_NEAR = 300  # characters after the whole that its parts may be told in
_NAME = 2  # characters that a row may be meant by
_SAID = 0.6  # of the name of a part


def within(heard: Heard, tools: Tools, context: Context, turns: Sequence[Turn]) -> tuple[Answer, Turn] | None:
    """The part of the last figure that is told next to it, with its turn; None where the question asks for none, or none is."""
    found = [value for value in values(turns[-1:], context.base.documents) if len(value.plan.steps) == 1]
    if not found or not heard.inner or not heard.topic or not only_names(heard) or heard.question.years:
        return None
    facts = [context.base.lookup(ref) for ref in found[0].plan.steps[0].args]
    draft = part_of(facts[0], heard.topic, context) if len(facts) == 1 and facts[0] else None
    answer = tools.assemble(draft, context) if draft else None
    if answer is None or answer.value is None:
        return None
    told = shown_with(answer, [found[0].name], heard)
    return told, Turn(heard.text, heard.topic, turns[-1].documents, turns[-1].years, told, inner=True)


def row_like(heard: Heard, tools: Tools, context: Context, turns: Sequence[Turn]) -> tuple[Answer, Turn] | None:
    """The figure in the sentence or the column of the last one, of the only other name that holds what is asked now (药店呢？).

    None where the question says more than a name, or no row or several have it.
    """
    found = [value for value in values(turns[-1:], context.base.documents) if len(value.plan.steps) == 1]
    name = plain(pattern("cue", "row_name").sub("", heard.question.text))
    if not found or not only_names(heard) or heard.inner or heard.unit or heard.question.years or len(name) < _NAME or len(found[0].plan.steps[0].args) != 1:
        return None
    last = context.base.lookup(found[0].plan.steps[0].args[0])
    rows = [named.fact for named in context.base.named if last is not None and _alongside(named.fact, last) and name in plain(named.fact.label)]
    if len(rows) != 1:
        return None
    draft = Draft("lookup", 1.0, plan=single("value", rows[0]), facts=(rows[0],), labels=(context.base.title(rows[0]),))
    answer = tools.assemble(draft, context)
    if answer is None or answer.value is None:
        return None
    told = shown_with(answer, [turns[-1].asked], heard)
    label, before = plain(rows[0].label), turns[-1]
    asked = before.asked.replace(before.topic, label, 1) if before.topic else heard.text
    return told, replace(before, asked=asked, topic=label, answer=told)


def _alongside(fact: Fact, last: Fact) -> bool:
    if fact.document != last.document or fact.id == last.id or fact.amount is None or last.amount is None:
        return False
    if fact.cell is None or last.cell is None:
        same = fact.amount.unit.dimension == last.amount.unit.dimension and fact.role is last.role
        return same and fact.cell is last.cell and fact.quote == last.quote
    return (fact.table, fact.col_path) == (last.table, last.col_path)


def part_of(whole: Fact, name: str, context: Context) -> Draft | None:
    """The figure of a part by that name next to a whole; None where there is none, or several that differ."""
    named = [fact for fact in _beside(whole, context) if _is_named(fact, whole, name)]
    found = [fact for fact in named if fact.role is whole.role] or named
    if len({fact.amount for fact in found}) != 1:
        return None
    return Draft("lookup", 1.0, plan=single("value", found[0]), facts=tuple(found[:1]), labels=(context.base.title(found[0]),))


def _beside(whole: Fact, context: Context) -> Iterator[Fact]:
    """The figures that can be parts of a whole by their place and size."""
    for named in context.base.named:
        fact = named.fact
        if fact.document != whole.document or fact.amount is None or whole.amount is None or fact.doubtful:
            continue
        if fact.amount.unit.dimension != whole.amount.unit.dimension or _size(fact) > _size(whole) or fact.id == whole.id:
            continue
        if _told_after(fact, whole) or _below(fact, whole) or _in_row(fact, whole):
            yield fact


def _size(fact: Fact) -> Decimal:
    return abs(fact.amount.value * fact.amount.unit.factor) if fact.amount else Decimal(0)


def _told_after(fact: Fact, whole: Fact) -> bool:
    if fact.cell is not None or whole.cell is not None or fact.section != whole.section:
        return False
    return 0 < fact.span[0] - whole.span[0] <= _NEAR


def _below(fact: Fact, whole: Fact) -> bool:
    """Whether a cell is in the column of a whole, in a row below it by name or code."""
    if fact.table != whole.table or fact.cell is None or whole.cell is None or fact.col_path != whole.col_path:
        return False
    row = len(whole.row_path)
    deeper = len(fact.row_path) > row and fact.row_path[:row] == whole.row_path
    coded = whole.code is not None and fact.code is not None and fact.code != whole.code and fact.code.startswith(whole.code)
    return deeper or coded


def _in_row(fact: Fact, whole: Fact) -> bool:
    if fact.table != whole.table or fact.cell is None or whole.cell is None:
        return False
    return fact.cell.split("C")[0] == whole.cell.split("C")[0] and fact.col_path != whole.col_path


def _is_named(fact: Fact, whole: Fact, name: str) -> bool:
    label = plain(fact.col_path[-1] if _in_row(fact, whole) and fact.col_path else fact.label)
    if not label:
        return False
    same = concept_of(label) is not None and concept_of(label) == concept_of(name)
    return same or max(share_said(name, label), share_said(label, name)) >= _SAID
