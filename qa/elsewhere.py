"""“换成另一个单位呢”: the other unit of the scope, where there is one, and a question back where there are several."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from disclosure.answer import Answer, Status
from disclosure.model import DocumentInfo
from qa.memory import Turn
from qa.topic import pattern, terms
from qa.understand import Question


def another(
    asked: Question, scope: Sequence[DocumentInfo], last: Turn, plain: Callable[[str, str, Status, str], Answer]
) -> str | Answer | None:
    """The question with the other unit named, or what to say where none or several are meant; None for any other."""
    found = pattern("cue", "another").search(asked.text)
    if found is None:
        return None
    say = terms("say", asked.language)
    here = {info.entity for info in scope if info.id in last.documents}
    others = list(dict.fromkeys(info.entity for info in scope if info.entity and info.entity not in here))
    if len(others) == 1:
        return f"{asked.text[: found.start()]}{others[0]}{asked.text[found.end() :]}"
    text = say["which_other"].format(items=say["join"].join(others)) if others else say["no_other"]
    return plain(asked.raw, asked.language, Status.CLARIFY, text)
