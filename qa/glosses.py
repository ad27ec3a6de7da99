"""Chinese names that an English question gives in brackets: they stand for the English words in front of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

_OWN = re.compile(r"\s*\((?P<own>[^()]*[\u4e00-\u9fff]{2}[^()]*)\)")
_ENGLISH = re.compile(r"(?<=[\u4e00-\u9fff])([\"”’']?)\s*\([a-z ,/'’-]+\)")
_WORD = re.compile(r"[\"“‘']?[a-z][a-z'’/-]*[\"”’']?")
_MOST = 6
# A Chinese name that joins two things stands for English words that do.
_JOINING = "和与及、"


def own_names(text: str, words: Mapping[str, Sequence[str]], glossary: Mapping[str, str]) -> str:
    """A text with the Chinese names that stand in brackets in the place of the English words they explain.

    Args:
        text: a question in lower case.
        words: `stops`, the words no name reaches over; `kept`, those that say more than a name (actual, budgeted);
            `counted`, Chinese words in brackets that are units and no names.
        glossary: the English words that have a Chinese one.

    >>> own_names("is personnel cost (人员经费) due?", {"stops": ["is"], "kept": [], "counted": []}, {})
    'is 人员经费 due?'
    """
    text = _ENGLISH.sub(r"\1", text)
    while match := _OWN.search(text):
        before, own = text[: match.start()], match["own"].strip()
        if own not in words["counted"]:
            before = f"{_without_name(before, own, words, glossary)} {own}"
        text = f"{before} {text[match.end() :].lstrip()}" if text[match.end() :][:1].isalnum() else before + text[match.end() :]
    return text


def _without_name(before: str, own: str, words: Mapping[str, Sequence[str]], glossary: Mapping[str, str]) -> str:
    """The text in front of a bracket without the English name that the bracket repeats in Chinese."""
    said = before.split()
    kept: list[str] = []
    taken: list[str] = []
    stops = set(words["stops"]) - ({"and"} if set(own) & set(_JOINING) else set())
    for _ in range(_MOST):
        word = said[-1].strip("\"“”‘’'") if said and _WORD.fullmatch(said[-1]) else ""
        if not word or word in stops or said[-1].endswith(("'s", "’s")):
            break
        said.pop()
        taken.append(word)
        if word in words["kept"] and glossary.get(word, "") not in own:
            kept.insert(0, word)
    joined = ["and"] if taken[-1:] == ["and"] else []  # of this name and the one before it
    return " ".join((*said, *joined, *kept))
