"""A question of a dialogue taken apart: what it names itself, and what it points at."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from disclosure.model import DocumentInfo
from qa.entities import mentioned
from qa.facts import FactBase
from qa.topic import pattern, topic_of
from qa.understand import Question


@dataclass(frozen=True, slots=True)
class Heard:
    """A question of a dialogue taken apart.

    Attributes:
        text: its plain form without names of units.
        topic: what it names itself; `weak` where that is no known name.
        asks: whether words of asking are left beside topic, year and basis.
        unit: whether it names a government unit.
        pronoun: whether it points at what was said before.
        inner: whether it asks for a part of what was asked before.
    """

    question: Question
    text: str
    topic: str
    weak: bool
    asks: bool
    unit: bool
    pronoun: bool
    inner: bool


def unjoined(text: str) -> str:
    """A plain text without the words that only join it to what was said before.

    >>> unjoined("那项目支出呢?")
    '项目支出?'
    """
    return pattern("cue", "takes").sub("", pattern("cue", "joining").sub("", text))


def hear(question: Question, base: FactBase, scope: Sequence[DocumentInfo]) -> Heard:
    """Take a question apart."""
    text = question.body
    inner = pattern("cue", "within").match(text) is not None
    pronoun = pattern("cue", "pronoun").search(text) is not None
    topic, weak = topic_of(base, pattern("cue", "pronoun").sub(" ", text))
    own = pattern("cue", "within").sub("", text)
    rest = _without(own.replace(topic, " ") if topic else own)
    unit = any(mentioned(question.text, info.entity) for info in scope if info.entity)
    return Heard(question, text, topic, weak, bool(rest), unit, pronoun, inner)


def _without(text: str) -> str:
    """The words of asking that are left of a question without topic, years and basis."""
    for key in ("year", "stage"):
        text = pattern("ask", key).sub(" ", text)
    return re.sub(r"[\s?？。,，!！、的]+", "", pattern("cue", "pronoun").sub(" ", text))


def counts(question: Question) -> bool:
    """Whether a question counts things (人, 辆, 批) rather than money or shares."""
    return question.dimension not in (None, "money", "percent", "plain", "points")
