"""A figure that a question takes for granted before it asks for more (既然…有1200万元, 从600万涨到800万): checked first."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from disclosure.answer import Answer
from disclosure.model import Role
from qa.draft import Context
from qa.understand import cue, cues, understand


def corrected(context: Context, answered: Callable[[Context], Answer]) -> Answer | None:
    """The figure there is, where the one the question takes for granted is another; None where it is right or unknown.

    Args:
        answered: answers a question, here whether the figure is the one taken for granted.
    """
    match = cue("premise", "stated").search(context.question.text)
    if match is None:
        return None
    said = {re.sub(r"\d", "", name): group for name, group in match.groupdict().items() if group}
    asked = str(cues()["premise"]["asked"]).format(**said)
    scope = [document.info for document in context.base.documents]
    answer = answered(replace(context, question=understand(asked, scope)))
    return replace(answer, question=context.question.raw) if answer.boolean is False and not _of_a_change(context, answer) else None


def _of_a_change(context: Context, answer: Answer) -> bool:
    """Whether an answer rests on a change, which says nothing of a level."""
    spans = {figure.span for figure in answer.figures if figure.cell is None}
    return any(named.fact.span in spans and named.fact.role is Role.DELTA for named in context.base.named)
