"""When a figure is no answer to a follow-up: an earlier one again, no part of the last one, or of another kind than it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from disclosure.amount import unit
from disclosure.answer import Answer
from disclosure.terms import word
from qa.heard import counts
from qa.history import amount_of
from qa.lexicon import mentions
from qa.memory import Turn
from qa.text import plain, share_said
from qa.topic import pattern
from qa.understand import understand
from qa.wholes import holds

if TYPE_CHECKING:
    from qa.heard import Heard

# How much of the new words the figure's surroundings have to say.
_SAID = 0.5
_MONEY = "money"
_RATES = ("percent", "points", "plain", "times")


def unfit(answer: Answer, heard: Heard, turns: Sequence[Turn]) -> bool:
    """Whether an answer, though good in itself, is none to the follow-up."""
    last = turns[-1]
    return stale(answer, heard, turns) or any(kind(answer, heard, last) for kind in (no_part, other_kind, other_part)) or _of_others(answer, heard)


def stale(answer: Answer, heard: Heard, turns: Sequence[Turn]) -> bool:
    """Whether an answer is the figure of an earlier turn, though the question says something that this figure does not."""
    given = _given(answer)
    if given is None or all(_given(turn.answer) != given for turn in turns):
        return False
    return any(not _speaks_of(answer, word) for word in new_words(heard))


def no_part(answer: Answer, heard: Heard, last: Turn) -> bool:
    """Whether a part asked for (其中…) is more than what it is a part of, or stands elsewhere without naming it."""
    part, whole = amount_of(answer), amount_of(last.answer)
    if not heard.inner or part is None or whole is None or part.unit.dimension != whole.unit.dimension:
        return False
    sizes = [abs(amount.value * amount.unit.factor) for amount in (part, whole)]
    if sizes[0] > sizes[1] or (sizes[0] == sizes[1] and share_said(heard.topic, plain(answer.figures[0].label)) < _SAID):
        return True
    if not _speaks_of(answer, heard.topic):
        return True
    known = pattern("whole", "pattern").search(last.topic + last.label) or holds(last.topic, heard.topic)
    if not last.label or (known and part.unit.is_money):
        return False
    figure, other = answer.figures[0], last.answer.figures[0]
    near = [{passage.section for passage in one.evidence[:1]} for one in (answer, last.answer)]
    told = plain("".join((figure.label, *figure.row_path, *figure.col_path)))
    together = figure.table == other.table if figure.table or other.table else bool(near[0] & near[1])
    return not together and last.topic not in told and last.label not in told


def other_kind(answer: Answer, heard: Heard, last: Turn) -> bool:
    """Whether a question that names no unit of its own got something counted otherwise than the last figure.

    After a sum of money one that names no thing either gets no count; a mere name gets what it was asked of.
    """
    new, old = amount_of(answer), amount_of(last.answer)
    before = old.unit.dimension if old is not None else understand(last.asked, ()).dimension
    if new is None or before is None or heard.question.dimension is not None:
        return False
    if before != _MONEY:
        return new.unit.is_money and before not in _RATES and only_names(heard) and not pattern("cue", "money").search(heard.text)
    if heard.topic and not heard.weak:
        return False
    return new.unit.dimension not in (_MONEY, *_RATES) and not heard.question.kinds


def other_part(answer: Answer, heard: Heard, last: Turn) -> bool:
    """Whether a share asked for of the last figure (占总支出多少) was worked out of another one."""
    part = amount_of(last.answer)
    if part is None or not answer.program or answer.program[-1].op != "ratio" or not pattern("cue", "of_what").match(heard.text):
        return False
    figure = next((f for f in answer.figures if f.id == answer.program[-1].args[0]), None)
    named = unit(figure.unit or "") if figure else None
    if figure is None or named is None or figure.value is None or named.dimension != part.unit.dimension:
        return False
    return Decimal(figure.value) * named.factor != part.value * part.unit.factor


def _of_others(answer: Answer, heard: Heard) -> bool:
    """Whether a count asked for by a name (接待了多少人) is told of something else."""
    if not counts(heard.question) or not heard.topic or heard.question.in_english or answer.value is None:
        return False
    quotes = "".join(passage.quote for passage in answer.evidence[:1])
    name = heard.topic.rstrip(word("dialogue", "basis", "endings"))
    return not _speaks_of(answer, name) and share_said(name, plain(quotes)) < _SAID


def new_words(heard: Heard) -> list[str]:
    """The words of a question that could ask for something else than before."""
    if heard.question.in_english:
        return [heard.topic] if heard.topic and not heard.weak else []
    text = pattern("cue", "within").sub(" ", pattern("cue", "pronoun").sub(" ", heard.text))
    for key in ("year", "stage", "idle"):
        text = pattern("ask", key).sub(" ", text)
    return re.findall(r"\w+", text)


def only_names(heard: Heard) -> bool:
    """Whether a question says nothing but a name."""
    return not new_words(replace(heard, text=heard.text.replace(heard.topic, " ") if heard.topic else heard.text))


def _given(answer: Answer) -> tuple[str, Decimal] | None:
    """The operation and the size of what an answer gives."""
    amount = amount_of(answer)
    if amount is None or not answer.program:
        return None
    return answer.program[-1].op, amount.value * amount.unit.factor


def _speaks_of(answer: Answer, words: str) -> bool:
    """Whether an answer's figures, by name or place, say most of some words, or are called what is the same thing."""
    names = [name for f in answer.figures for name in (f.label, *f.row_path, *f.col_path, f.table or "")]
    sections = [heading for passage in answer.evidence for heading in passage.section]
    called = {mention.key for name in names for mention in mentions(plain(name))}
    return share_said(words, plain("".join((*names, *sections)))) >= _SAID or bool(called & {m.key for m in mentions(words)})
