"""“人员经费占多少？”: what a share is of that the question does not name: something spoken of before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qa.lexicon import mentions, parts_of
from qa.memory import Turn
from qa.topic import pattern, terms

if TYPE_CHECKING:
    from qa.heard import Heard

_DEEP = 4


def whole_of(heard: Heard, turns: Sequence[Turn]) -> str:
    """The topic of the latest turn that a named part belongs to; empty where the question names its whole or has none."""
    found = pattern("cue", "bare_share").search(heard.text)
    if found is None or not heard.topic or heard.topic not in heard.text[: found.start()]:
        return ""
    own = _concepts(heard.topic)
    for turn in reversed(turns):
        if turn.topic and turn.topic != heard.topic and (_has_part(_concepts(turn.topic), own) or heard.inner):
            return turn.topic
    return ""


def share_of(part: str, whole: str, language: str) -> str:
    """The question for a share, in words."""
    return terms("tail", language)["share_of"].format(part=part, whole=whole)


def holds(whole: str, part: str) -> bool:
    """Whether the vocabulary knows one thing named to be a part of another."""
    return _has_part(_concepts(whole), _concepts(part))


def _concepts(topic: str) -> frozenset[str]:
    return frozenset(mention.key for mention in mentions(topic))


def _has_part(whole: frozenset[str], part: frozenset[str]) -> bool:
    """Whether a concept is, by the vocabulary, a part of another, or of a part of it."""
    below = set(whole)
    for _ in range(_DEEP):
        below |= {key for concept in below for key in parts_of(concept)}
    return bool(part & (below - whole))
