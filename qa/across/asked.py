"""What is asked of several documents: the operation, and the figure without the words around it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from qa.kinds.conditions import Condition, condition
from qa.understand import Question, cue, cues, number_word


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked.

    Attributes:
        op: `top`, `bottom`, `rank`, `sum`, `mean`, `difference`, `growth`, `ratio`, `points`, `count`, `which`, `has`,
            `part_of_all` or `larger`.
        measure: the figure's words; `whole`: what it is a share of, or is set against.
        limit: how many of a ranking.
        upward: whether a ranking starts with the least.
    """

    op: str
    measure: str
    whole: str = ""
    limit: int | None = None
    upward: bool = False
    holds: Condition | None = None


# The first that is said decides.
_ORDER = ("points", "mean", "growth", "ratio", "difference", "has", "sum")


def asked_of(question: Question, text: str) -> Asked | None:
    """Read what a question over several documents asks.

    Args:
        text: the question without units, years and numbers of documents.
    """
    shared = cue("across", "share").search(text)
    part, whole = (clean(shared["part"]), clean(shared["whole"])) if shared else (clean(text), "")
    if shared and cue("across", "of_all").search(shared["whole"]):
        return Asked("part_of_all", part)
    if shared and not whole:
        whole = str(cues()["across"]["total"])
    if cue("across", "points").search(text) and shared:
        return Asked("points", part, whole)
    upward = bool(cue("minimum", "words").search(text))
    if cue("across", "rank").search(text):
        return Asked("rank", part, whole, _limit(text), upward)
    if cue("across", "extreme").search(text):
        limit = _limit(text) or 1
        return Asked("rank" if limit > 1 else "bottom" if upward else "top", part, whole, limit, upward)
    if (two := cue("across", "larger").search(text)) and cue("across", "which").search(text):
        low = bool(cue("comparison", "less").search(two["how"]))
        a, b = clean(two["a"]), clean(two["b"])
        return Asked("larger", b if low else a, a if low else b)
    holds = condition(cue("across", "zero").sub(str(cues()["across"]["is_zero"]), question.text))
    if holds is not None and not cue("across", "pair").search(text):
        return Asked("count" if cue("across", "how_many").search(text) else "which", part, whole, holds=holds)
    op = next((name for name in _ORDER if cue("across", name).search(text)), None)
    if question.wants_rate and op in (None, "difference"):
        op = "growth" if cue("across", "change").search(text) else None
    return Asked(op, part, whole) if op else None


def _limit(text: str) -> int | None:
    match = cue("top", "pattern").search(text)
    word = next((group for group in match.groups() if group), None) if match else None
    return number_word(word) if word else None


def clean(text: str) -> str:
    """The words of a figure: without the words of asking, comparing and counting."""
    for pattern in cues()["across"]["strip"]:
        text = re.sub(pattern, " ", text)
    text = re.sub(r"[\s，,、。？?：:；;()%]+", " ", text).strip()
    aliases: dict[str, str] = cues()["across_alias"]
    return next((name for name, pattern in aliases.items() if re.fullmatch(pattern, text)), text)
