"""Places in an order or a list: 第二大的呢, 第一个是干什么的."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qa.memory import Turn
from qa.topic import pattern
from qa.understand import Question, number_word

if TYPE_CHECKING:
    from qa.followup import Heard


def in_order(heard: Heard, turns: Sequence[Turn]) -> str:
    """The last question for the largest, asked for another place of the order (第二大的呢); empty for any other."""
    order = pattern("cue", "superlative")
    found = order.search(heard.text)
    earlier = next((turn.asked for turn in reversed(turns) if order.search(turn.asked)), None)
    if found is None or earlier is None or (heard.topic and not heard.weak):
        return ""
    return order.sub(found[0].replace("名", "大"), earlier, count=1)


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
