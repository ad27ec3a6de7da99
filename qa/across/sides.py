"""Two sides that are told apart by more than their unit: each has a document, a year and words of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from disclosure.model import Stage
from qa.across.asked import Asked
from qa.across.build import PAIRS, Case, build
from qa.across.mentions import mentions_in
from qa.across.program import Term
from qa.across.single import term_of
from qa.across.units import Disclosure, times_in
from qa.across.words import names_for
from qa.alone import Prepared
from qa.draft import Draft
from qa.understand import Question, cue, cues


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison: the disclosure it is of, and what is asked of it."""

    of: Disclosure
    words: str


def of_sides(prepared: Prepared, question: Question, op: str, listed: Sequence[Disclosure]) -> Draft | None:
    """Set the answers of two disclosures against each other; None where a side is unclear or has no answer.

    Args:
        prepared: gives the named facts of some documents.
        question: the question.
        op: an operation over two.
        listed: the disclosures in scope.
    """
    sides = sides_in(question.text, listed) if op in PAIRS else None
    if sides is None:
        return None
    terms = [term_of(prepared, side.of, side.words, name) for side, name in zip(sides, "ab", strict=True)]
    found = tuple(term for term in terms if term is not None)
    if len(found) != len(sides) or found[0].ref == found[1].ref or len({t.amount.unit.dimension for t in found}) > 1:
        return None
    names = names_for([side.of for side in sides], question.language)
    reading = names.say["join"].join(f"{names.of(t.of)} {_label(t)}" for t in found)
    return build(Case(question, Asked(op, "", ""), found, names, (), reading, found[0].of))


def _label(term: Term) -> str:
    return "/".join(dict.fromkeys(fact.label for fact in term.facts))


def sides_in(text: str, listed: Sequence[Disclosure]) -> tuple[Side, Side] | None:
    """The two sides of a comparison, where each says whose or which document's it is."""
    match = cue("across", "sides").search(text)
    if match is None:
        return None
    units = [_unit(match[name], listed) for name in "ab"]
    of = [
        _disclosure(match[name], unit or other, listed)
        for name, unit, other in zip("ab", units, reversed(units), strict=True)
    ]
    words = [_words(match[name], match["lead"] or "", listed) for name in "ab"]
    left, right = of
    if left is None or right is None or left == right or not any(words):
        return None
    return Side(left, _asking(words[0] or words[1])), Side(right, _asking(words[1] or words[0]))


def _unit(text: str, listed: Sequence[Disclosure]) -> str | None:
    """The unit a side names; None where it names none, or several may be meant."""
    found = mentions_in(text, list(dict.fromkeys(d.unit for d in listed)))
    units = frozenset.intersection(*(m.units for m in found)) if found else frozenset[str]()
    return next(iter(units)) if len(units) == 1 else None


def _disclosure(text: str, unit: str | None, listed: Sequence[Disclosure]) -> Disclosure | None:
    """The one disclosure a side is of: by its stage with a year, else by its year and whether it speaks of what was spent."""
    own = [d for d in listed if unit is None or d.unit == unit]
    times = times_in(text)
    staged = [d for d in own if any(time.stage is not None and time.fits(d) for time in times)]
    dated = staged or [d for d in own if any(time.fits(d) for time in times)]
    if len(dated) > 1:
        settled = cue("stage", "settled").search(text) is not None
        dated = [d for d in dated if (d.stage is Stage.FINAL_ACCOUNT) is settled]
    chosen = dated if times else own
    return chosen[0] if len(chosen) == 1 else None


def _words(text: str, lead: str, listed: Sequence[Disclosure]) -> str:
    """What is asked of a side: its words without its unit and its document; those in brackets, where it has nothing else."""
    for mention in reversed(mentions_in(text, list(dict.fromkeys(d.unit for d in listed)))):
        text = f"{text[: mention.start]} {text[mention.end :]}"
    aside = cue("across", "side_aside").search(text)
    text = cue("across", "side_brackets").sub("", text)
    for pattern in cues()["across"]["side_strip"]:
        text = re.sub(pattern, " ", text)
    text = re.sub(r"\s+", "", text).strip("的,，、")
    if cue("across", "side_year").fullmatch(text):
        text = ""
    if not text and aside is not None:
        per = next((said.group() for of in cues()["across_per"].values() if (said := re.search(of, lead))), "")
        return f"{aside['what']}{per}"
    return text


def _asking(words: str) -> str:
    return f"{words}{cues()['across_asking']['money']}"
