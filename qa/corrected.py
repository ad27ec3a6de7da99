"""“不是…，是…”: the last question with one of its words put right, or the question that was meant instead."""

from __future__ import annotations

from dataclasses import dataclass

from qa.memory import Turn
from qa.topic import pattern, terms
from qa.understand import cue


@dataclass(frozen=True, slots=True)
class Correction:
    """What a correction asks.

    Attributes:
        said: the words that are new, in plain form.
        whole: the last question put right by them; empty where they are to be asked as a question of their own.
    """

    said: str
    whole: str


def correction_of(text: str, last: Turn) -> Correction | None:
    """What a correction comes to, also one that only names another kind of money (只看政府性基金呢); None for any other text.

    Args:
        text: what was said, in plain form.
        last: the turn it corrects.
    """
    found = pattern("cue", "correction").search(text)
    if found is None:
        return _narrowed(text, last)
    said = {key: value for key, value in found.groupdict().items() if value}
    new = next(value for key, value in said.items() if key.startswith("new"))
    old = _bare(next((value for key, value in said.items() if key.startswith("old")), ""))
    if not old or old not in last.asked or _asks(new):
        return Correction(new, "")
    return Correction(_bare(new), last.asked.replace(old, _bare(new), 1))


def _narrowed(text: str, last: Turn) -> Correction | None:
    """The last question asked of another kind of money."""
    found = pattern("cue", "purse_only").fullmatch(text.rstrip("?？。 "))
    if found is None or not (found["lead"] or found["tail"] or pattern("cue", "purse_all").fullmatch(found["purse"])):
        return None
    held = pattern("cue", "purse").search(last.asked)
    if held is not None:
        return Correction(found["purse"], last.asked.replace(held[0], found["purse"], 1))
    return Correction(found["purse"], terms("tail", "zh")["of_purse"].format(purse=found["purse"], asked=last.asked))


def _bare(words: str) -> str:
    return pattern("cue", "correction_ends").sub("", words.strip(",，。;；?？ "))


def _asks(text: str) -> bool:
    return any(cue("asks", key).search(text) for key in ("number", "other"))
