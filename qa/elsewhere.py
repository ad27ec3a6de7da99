"""What a question points at by place: the other unit (换成另一个单位呢), or one of a list (第一个是干什么的)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from disclosure.answer import Answer, Status
from disclosure.model import DocumentInfo
from qa.memory import Turn
from qa.topic import pattern, terms
from qa.understand import Question, number_word


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


def chosen(asked: Question, last: Turn) -> str | None:
    """The question with 第一个 and the like replaced by what stands there in the last answer; None for any other."""
    found = pattern("cue", "ordinal").search(asked.text)
    listed = list(last.answer.items) or [figure.label for figure in last.answer.figures]
    if found is None or len(listed) < 2:
        return None
    place = len(listed) if found["last"] else number_word(found["n"])
    if place is None or not 0 < place <= len(listed):
        return None
    return f"{asked.text[: found.start()]}{listed[place - 1]}{asked.text[found.end() :]}"
