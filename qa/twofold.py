"""Why, and by how much: a question for a reason that asks for the change as well."""

from __future__ import annotations

from collections.abc import Callable

from disclosure.answer import Answer
from qa.assemble import joined
from qa.draft import Context, Draft
from qa.kinds.change import change
from qa.kinds.why import reason
from qa.understand import cue


def twofold(context: Context, answered: Callable[[Draft | None, Context], Answer | None]) -> Answer | None:
    """The change with the reason the document gives for it; the change alone where it went the other way.

    Args:
        answered: makes an answer of a draft; None where it explains too little.
    """
    question = context.question
    if not {"reason", "change"} <= set(question.kinds) or not cue("reasons", "how_much").search(question.text):
        return None
    moved = answered(change(context), context)
    if moved is None:
        return None
    why = answered(reason(context), context)
    return moved if why is None else joined(question.raw, [moved, why])
