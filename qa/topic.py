"""What a question is about, in its own words; and the vocabulary of dialogues."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import cache

from disclosure.terms import load, word, words
from qa.facts import FactBase
from qa.lexicon import mentions
from qa.text import plain, share_said

# How much of an answer's label a name has to say, or the label of it.
_SAID = 0.5


@cache
def pattern(section: str, key: str) -> re.Pattern[str]:
    """A compiled pattern of the dialogue's vocabulary."""
    return re.compile(word("dialogue", *section.split("."), key), re.IGNORECASE)


def terms(section: str, language: str) -> dict[str, str]:
    """The dialogue's sentences or endings in a language."""
    found: dict[str, str] = load("dialogue")[section][language]
    return found


def topic_of(base: FactBase, text: str) -> tuple[str, bool]:
    """What a plain text is about, in its own words, and whether these are no known name."""
    if named := names_in(base, text):
        return named[0], False
    pieces = [piece for piece in re.split(r"\s+", _bare(text)) if len(piece) > 1 and piece not in _basis_words()]
    return (max(pieces, key=len), True) if pieces else ("", True)


def names_in(base: FactBase, text: str) -> list[str]:
    """The known names in a plain text, in order; names that overlap or are joined by 的 are one."""
    passing = words("dialogue", "basis", "concepts")
    spans = [*base.labels_in(text), *((m.start, m.end) for m in mentions(text) if m.key not in passing)]
    merged: list[tuple[int, int]] = []
    for start, end in sorted(span for span in spans if _says_something(text[span[0] : span[1]])):
        if merged and (start <= merged[-1][1] or text[merged[-1][1] : start] == word("dialogue", "basis", "of")):
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return [_uncounted(text[start:end]) for start, end in merged]


def name_of_answer(base: FactBase, text: str, label: str) -> str:
    """The words in a question that say most of an answer's label; empty where none says half of it or of itself.

    A question may name a statement or a form before its subject (一般公共预算里，卫生健康支出是多少).
    """
    said = [(max(share_said(name, label), share_said(label, name)), name) for name in names_in(base, text)]
    best = max(said, key=lambda pair: pair[0], default=(0.0, ""))
    if best[0] >= _SAID:
        return best[1]
    label = re.sub(r"\(.*?\)", "", label)
    match = SequenceMatcher(None, text, label, autojunk=False).find_longest_match()
    return text[match.a : match.a + match.size] if match.size > 2 and match.size >= _SAID * len(label) else ""


def _uncounted(name: str) -> str:
    """A name without the count or sum it ends with (接待了多少人, 项目多少钱)."""
    found = pattern("ask", "quantities").search(name) or pattern("ask", "sums").search(name)
    return name[: found.start()] or name if found else name


def _says_something(name: str) -> bool:
    return name not in _basis_words() and bool(_bare(name).strip())


@cache
def _basis_words() -> frozenset[str]:
    return frozenset(map(plain, words("dialogue", "basis", "words")))


def _bare(text: str) -> str:
    """A text without years, basis and words of asking."""
    for key in ("year", "stage", "words"):
        text = pattern("ask", key).sub(" ", text)
    return text
