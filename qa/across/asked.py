"""What is asked of several documents: the operation, and the figure without the words around it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from qa.across.measure import dimension_of
from qa.kinds.conditions import Condition, condition
from qa.understand import Question, cue, cues, number_word


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked.

    Attributes:
        op: `top`, `bottom`, `rank`, `sum`, `mean`, `difference`, `growth`, `ratio`, `multiple`, `points`, `count`, `which`, `has`,
            `part_of_all`, `larger`, `each` or `changes`.
        measure: the figure's words; `whole`: what it is a share of, or is set against.
        limit: how many of a ranking.
        upward: whether a ranking starts with the least.
        nth: which place of a ranking is asked for.
        by: the operation that joins `measure` and `whole` in every disclosure.
    """

    op: str
    measure: str
    whole: str = ""
    limit: int | None = None
    upward: bool = False
    nth: int = 1
    by: str = ""
    holds: Condition | None = None


# The first that is said decides.
_ORDER = ("mean", "growth", "multiple", "ratio", "difference", "has", "sum")


def asked_of(question: Question, text: str) -> Asked | None:
    """Read what a question over several documents asks.

    Args:
        text: the question without units.
    """
    if (changed := cue("across", "changes").search(text)) and not clean(text.replace(changed.group(), " ")):
        return Asked("changes", str(cues()["across"]["total"]))
    part, whole, by = _joined(text)
    if by == "of_all":
        return Asked("part_of_all", part)
    if by == "ratio" and cue("across", "points").search(text):
        return Asked("points", part, whole, by=by)
    asked = _ordered(text, part, whole, by) or _larger(text) or _kept(question, text, part, whole, by)
    if asked is not None:
        return asked
    if changed:
        return Asked("difference", clean(text.replace(changed.group(), " ")))
    of_some = cue("across", "which").search(text) or cue("across", "how_many").search(text)
    op = next((name for name in _ORDER if cue("across", name).search(text) and (name != "has" or of_some)), None)
    if question.wants_rate and op in (None, "difference"):
        op = "growth" if cue("across", "change").search(text) else None
    if op is None and cue("across", "each").search(text):
        op = "each"
    return Asked(op, part, whole, by=by) if op else None


def pair_of(text: str) -> str:
    """The operation over two that a question asks for by its words; empty for none."""
    return next((name for name in ("growth", "multiple", "ratio", "difference") if cue("across", name).search(text)), "")


def _joined(text: str) -> tuple[str, str, str]:
    """The figure, what it is divided by, and how: a share of something, a share of all, per head, or nothing."""
    if (over := cue("across", "over").search(text)) is not None:
        part, whole = clean(over["a"]), clean(over["b"])
        return part, whole, "per" if dimension_of(over["b"]) else "ratio"
    shared = cue("across", "share").search(text)
    if shared:
        part, whole = clean(shared["part"]), clean(shared["whole"])
        if cue("across", "of_all").search(text):
            return part, "", "of_all"
        return part, whole or str(cues()["across"]["total"]), "ratio"
    for each, of in cues()["across_per"].items():
        if re.search(of, text, re.IGNORECASE):
            return clean(text), str(each), "per"
    return clean(text), "", ""


def _ordered(text: str, part: str, whole: str, by: str) -> Asked | None:
    """A ranking, or one place of it."""
    upward = bool(cue("minimum", "words").search(text))
    if cue("across", "rank").search(text):
        return Asked("rank", part, whole, _limit(text), upward, by=by)
    ordinal = cue("ordinal", "pattern").search(text)
    if ordinal or cue("across", "extreme").search(text):
        limit = _limit(text) or 1
        nth = (number_word(ordinal["n"]) or 1) if ordinal else 1
        return Asked("rank" if limit > 1 else "bottom" if upward else "top", part, whole, limit, upward, nth=nth, by=by)
    return None


def _larger(text: str) -> Asked | None:
    """Which disclosures have more of one figure than of another."""
    two = cue("across", "larger").search(text) or cue("across", "exceeds").search(text)
    if two is None or not cue("across", "which").search(text):
        return None
    low = bool(cue("comparison", "less").search(two["how"]))
    a, b = clean(two["a"]), clean(two["b"])
    return Asked("larger", b if low else a, a if low else b, by="difference")


def _kept(question: Question, text: str, part: str, whole: str, by: str) -> Asked | None:
    """Which disclosures, or how many, meet a condition."""
    holds = condition(cue("across", "zero").sub(str(cues()["across"]["is_zero"]), question.text))
    if holds is None or cue("across", "pair").search(text):
        return None
    return Asked("count" if cue("across", "how_many").search(text) else "which", part, whole, holds=holds, by=by)


def _limit(text: str) -> int | None:
    match = cue("top", "pattern").search(cue("across", "named_number").sub(" ", text))
    word = next((group for group in match.groups() if group), None) if match else None
    return number_word(word) if word else None


def clean(text: str) -> str:
    """The words of a figure: without the words of asking, comparing and counting."""
    for pattern in cues()["across"]["strip"]:
        text = re.sub(pattern, " ", text)
    text = re.sub(r"[\s，,、。？?：:；;()%]+", " ", text).strip()
    aliases: dict[str, str] = cues()["across_alias"]
    return next((name for name, pattern in aliases.items() if re.fullmatch(pattern, text)), text)
