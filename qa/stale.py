"""An answer that only says an earlier figure again, to a question that says something new, is no answer to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from disclosure.answer import Answer
from qa.history import amount_of
from qa.lexicon import mentions
from qa.memory import Turn
from qa.text import plain, share_said
from qa.topic import pattern

if TYPE_CHECKING:
    from qa.followup import Heard

# How much of the new words the figure's surroundings have to say.
_SAID = 0.5


def stale(answer: Answer, heard: Heard, turns: Sequence[Turn]) -> bool:
    """Whether an answer is the figure of an earlier turn, though the question says something that this figure does not."""
    given = _given(answer)
    if given is None or all(_given(turn.answer) != given for turn in turns):
        return False
    told = plain("".join(_words(answer)))
    known = {mention.key for mention in mentions(told)}
    return any(
        share_said(word, told) < _SAID and not known & {mention.key for mention in mentions(word)} for word in new_words(heard)
    )


def too_large(answer: Answer, heard: Heard, last: Turn) -> bool:
    """Whether a part asked for (其中…) is more than what it is a part of."""
    part, whole = amount_of(answer), amount_of(last.answer)
    if not heard.inner or part is None or whole is None or part.unit.dimension != whole.unit.dimension:
        return False
    return abs(part.value * part.unit.factor) > abs(whole.value * whole.unit.factor)


def new_words(heard: Heard) -> list[str]:
    """The words of a question that could ask for something else than before."""
    if heard.question.in_english:
        return [heard.topic] if heard.topic and not heard.weak else []
    text = pattern("cue", "pronoun").sub(" ", heard.text)
    for key in ("year", "stage", "idle"):
        text = pattern("ask", key).sub(" ", text)
    return re.findall(r"\w+", text)


def _given(answer: Answer) -> tuple[str, Decimal] | None:
    """The operation and the size of what an answer gives."""
    amount = amount_of(answer)
    if amount is None or not answer.program:
        return None
    return answer.program[-1].op, amount.value * amount.unit.factor


def _words(answer: Answer) -> list[str]:
    """Everything that stands around the figures of an answer."""
    near = [word for f in answer.figures for word in (f.label, *f.row_path, *f.col_path, f.table or "")]
    return [*near, *(word for passage in answer.evidence for word in (*passage.section, passage.quote))]

