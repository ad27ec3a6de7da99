"""What a question is about, in its own words; and the vocabulary of dialogues."""

from __future__ import annotations

import re
from functools import cache

from disclosure.terms import load, word, words
from qa.facts import FactBase
from qa.lexicon import mentions
from qa.text import plain


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
    passing = words("dialogue", "basis", "concepts")
    spans = [*base.labels_in(text), *((m.start, m.end) for m in mentions(text) if m.key not in passing)]
    named = sorted(span for span in spans if _says_something(text[span[0] : span[1]]))
    if named:
        start, end = named[0]
        for left, right in named[1:]:
            if left <= end or text[end:left] == word("dialogue", "basis", "of"):
                end = max(end, right)
        return _uncounted(text[start:end]), False
    pieces = [piece for piece in re.split(r"\s+", _bare(text)) if len(piece) > 1 and piece not in _basis_words()]
    return (max(pieces, key=len), True) if pieces else ("", True)


def _uncounted(name: str) -> str:
    """A name without a count it ends with (接待了多少人)."""
    found = pattern("ask", "quantities").search(name)
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
