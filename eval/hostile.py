"""Judging the answer to a hostile or degenerate input."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from disclosure.amount import unit_names
from disclosure.terms import words
from eval.gold import Hostile
from eval.judge import Verdict
from eval.numbers import in_unit
from eval.reply import Reply
from eval.text import numbers, plain, spaced, stands_in
from eval.wording import say


def judge_hostile(hostile: Hostile, reply: Reply) -> Verdict:
    """Judge by what must and must not stand in the text, and by the behaviour `expect` describes."""
    wrong_number = reply.has_value and not _is_expected(hostile, reply)
    forbidden = [text for text in hostile.must_not_include if plain(text) in plain(reply.text)]
    lacking = [text for text in hostile.must_include if not stands_in(text, reply.text)]
    if forbidden:
        cause = say("cause", "forbidden", what="、".join(forbidden))
    elif lacking:
        cause = say("cause", "lacks", what="、".join(lacking))
    elif wrong_number or not _behaves(hostile, reply):
        cause = say("cause", "behaviour", what=hostile.expect)
    else:
        return Verdict(right=True)
    return Verdict(right=False, wrong_number=wrong_number, cause=cause)


def _is_expected(hostile: Hostile, reply: Reply) -> bool:
    """Whether the value is one the line names, in the unit it names it in; a number it denies is not."""
    if reply.measure is None:
        return False
    denied = "|".join(re.escape(word) for word in words("eval", "hostile", "denies"))
    expect = re.sub(rf"(?:{denied})\s*\d[\d.]*", " ", spaced(hostile.expect))
    units = {Decimal(m[1]): m[2] for m in _measured().finditer(expect)}
    named = numbers("\n".join(hostile.must_include)) or numbers(expect)
    return any(in_unit(reply.measure, units.get(number, "")) == number for number in named)


@cache
def _measured() -> re.Pattern[str]:
    return re.compile(r"(\d+(?:\.\d+)?)\s*(" + "|".join(re.escape(name) for name in unit_names()) + ")")


def _behaves(hostile: Hostile, reply: Reply) -> bool:
    """Whether the answer refuses or corrects where `expect`, a sentence for people, has a cue for it."""
    if not reply.text.strip():
        return False
    if _cues(hostile.expect, "refuse"):
        # Refusing the request and still giving the figure that `expect` names is fine.
        return reply.refuses or _is_expected(hostile, reply)
    if _cues(hostile.expect, "correct"):
        return reply.refuses or reply.boolean is False or _cues(reply.text, "contradicts")
    return True


def _cues(text: str, key: str) -> bool:
    return any(word in text.lower() for word in words("eval", "hostile", key))
