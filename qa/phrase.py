"""A piece of a question prepared for matching: the concepts and names it holds, and what is left of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from qa.facts import FactBase
from qa.lexicon import Mention, concept_of, mentions, misspelt
from qa.text import grams
from qa.understand import cues


@dataclass(frozen=True, slots=True)
class Phrase:
    """A piece of a question prepared for matching.

    Attributes:
        text: plain text.
        keys: the concepts it names.
        labels: names of figures in scope that stand in it, the longest at each place.
        content: character pairs of what is left when these and the words of asking are taken away.
        words: what is left of it in Latin letters.
    """

    text: str
    keys: frozenset[str]
    labels: frozenset[str]
    content: frozenset[str]
    words: frozenset[str] = frozenset()


def phrase(base: FactBase, text: str) -> Phrase:
    """Prepare a piece of a question."""
    labelled = base.labels_in(text)
    found = [m for m in mentions(text) if not any(_inside(m, text, span) for span in labelled)]
    covered = [*labelled, *((m.start, m.end) for m in found)]
    found += [m for m in misspelt(text) if not any(a < m.end and m.start < b for a, b in covered)]
    bare = list(text)
    for start, end in [*((m.start, m.end) for m in found), *labelled]:
        bare[start:end] = "\x00" * (end - start)
    content: set[str] = set()
    for piece in re.split(r"[\x00\s]+", without_stop_words("".join(bare))):
        content |= {g for g in grams(piece) if not g.isascii()}
    labels = frozenset(text[start:end] for start, end in labelled)
    left = without_stop_words("".join(bare).replace("\x00", " "))
    latin = frozenset(w for w in re.findall(r"[a-z]{3,}", left) if w not in cues()["clean"]["english"])
    if any(not text[a:b].isascii() for a, b in [*labelled, *((m.start, m.end) for m in found)]):
        latin = frozenset()  # a Chinese term in an English question names what is asked
    return Phrase(text, frozenset(m.key for m in found), labels, frozenset(content), latin)


def leftover(base: FactBase, text: str) -> list[str]:
    """The pieces of a question, three characters or longer, that no concept, no name of a figure and no word of asking covers."""
    labelled = base.labels_in(text)
    covered = [*labelled, *((m.start, m.end) for m in mentions(text))]
    bare = list(text)
    for start, end in covered:
        bare[start:end] = "\x00" * (end - start)
    pieces = re.split(r"[\x00\s]+", without_stop_words("".join(bare)))
    return [piece for piece in pieces if len(piece) > 2 and not piece.isascii()]


def _inside(mention: Mention, text: str, span: tuple[int, int]) -> bool:
    """Whether a concept's word is only a part of a figure's longer name."""
    longer = span[0] <= mention.start and mention.end <= span[1]
    return longer and concept_of(text[span[0] : span[1]]) != mention.key


def without_stop_words(text: str) -> str:
    """A text without numbers, marks and the words of asking."""
    text = re.sub(r"20[0-4]\d年?度?|\d[\d,.]*(?:万元|亿元|元|%|人|个)?", " ", text)
    text = re.sub(r"[，。？！：；、,.?!:;()\-…~/]", " ", text)
    for word in sorted(cues()["clean"]["stop"], key=len, reverse=True):
        text = text.replace(word, " ")
    words = [w for w in text.split(" ") if w not in cues()["clean"]["english"]]
    return " ".join(words)
