"""Places in an order or a list: 第二大的呢, 第一个是干什么的."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qa.memory import Turn
from qa.topic import pattern, terms
from qa.understand import Question, number_word

if TYPE_CHECKING:
    from qa.heard import Heard


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


def that_one(text: str, turns: Sequence[Turn]) -> tuple[str, tuple[Turn, ...]] | None:
    """A question of one of the earlier figures by a word of its name or its place (医疗机构那个…, 前者…): asked of it as if it were the last.

    Returns:
        The text with “它” in its place, and the turns with that one at the end; None for any other question.
    """
    it = terms("say", "zh")["it"]
    both = [pattern("cue", key).search(text) for key in ("former", "latter")]
    told = [turn for turn in turns if not turn.made and turn.answer.value is not None][-2:]
    if len(told) == 2 and (both[0] is None) is not (both[1] is None):
        place = 0 if both[0] else 1
        said = both[place]
        return f"{text[: said.start()]}{it}{text[said.end() :]}" if said else text, _last(turns, told[place])
    found = pattern("cue", "that_one").search(text)
    called = [t for t in reversed(turns) if found and found["name"] in t.topic and t.answer.value is not None]
    turn = next((t for t in called if t.answer.program and t.answer.program[-1].op == "value"), next(iter(called), None))
    if found is None or turn is None:
        return None
    return f"{text[: found.start()]}{it}{text[found.end() :]}", _last(turns, turn)


def _last(turns: Sequence[Turn], chosen: Turn) -> tuple[Turn, ...]:
    return (*(turn for turn in turns if turn is not chosen), chosen)
