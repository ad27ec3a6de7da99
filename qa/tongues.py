"""An English question is answered in Chinese words where enough of it is understood, else as it stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from disclosure.answer import Answer, Status
from disclosure.model import DocumentInfo
from qa.draft import Context
from qa.translate import translated
from qa.understand import understand

Answered = Callable[[Context, Sequence[DocumentInfo]], Answer]


def in_either_tongue(context: Context, scope: Sequence[DocumentInfo], answered: Answered) -> Answer:
    """The answer to a question; a refusal in Chinese stands, unless as it stands the question counts rows.

    Args:
        answered: answers a question in the tongue it is given in. Read as it stands, an English question is known by
            the names of figures alone: what else it says of them goes unread, which a count of rows survives and a
            single figure does not.
    """
    other = translated(context.question.raw) if context.question.language == "en" else None
    if other is None or not other.sure:
        return answered(context, scope)
    asked = replace(understand(other.text, scope), language="en", english=context.question.raw)
    answer = replace(answered(replace(context, question=asked), scope), question=context.question.raw)
    if answer.status is not Status.REFUSED:
        return answer
    as_it_stands = answered(context, scope)
    return as_it_stands if any(step.op == "count" for step in as_it_stands.program) else answer
