"""One plain form of text for matching: simplified, half width, without blanks, quotes or bracket variants."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from opencc import OpenCC

_DROP = re.compile(r"[\s\u3000“”\"'‘’「」『』《》〈〉*#]+")
_CJK = re.compile(r"[\u4e00-\u9fff]")


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


def visible(text: str) -> str:
    r"""A text without what cannot be seen: control and format characters, and marks that combine with others.

    >>> visible("20\u200b20年\x07预算")
    '2020年预算'
    """
    kept = (c for c in unicodedata.normalize("NFKC", text) if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cf", "Mn"))
    return re.sub(r"\[\d{1,2}m", "", "".join(kept))


@cache
def plain(text: str) -> str:
    """The form in which words are compared.

    >>> plain("公務用車購置費（万元）")
    '公务用车购置费(万元)'
    """
    half = unicodedata.normalize("NFKC", text)
    simplified: str = _converter().convert(half)
    lowered = simplified.lower()
    if _CJK.search(lowered):
        lowered = re.sub(r"(?<=[a-z])\s+(?=[a-z])", "\x00", lowered)
        return _DROP.sub("", lowered).replace("\x00", " ")
    return re.sub(r"\s+", " ", lowered).strip()


def language(text: str) -> str:
    """`zh` when a question holds Chinese beyond quoted terms, else `en`."""
    outside = re.sub(r"[（(][^（()）]*[）)]", "", text)
    cjk = len(_CJK.findall(outside))
    latin = len(re.findall(r"[A-Za-z]+", outside))
    return "en" if latin >= 3 and latin * 2 > cjk else "zh"


def grams(text: str) -> frozenset[str]:
    """Character bigrams (the character itself for a single one)."""
    if len(text) < 2:
        return frozenset(text)
    return frozenset(text[i : i + 2] for i in range(len(text) - 1))


def share_said(name: str, text: str) -> float:
    """How much of a name a text says, both plain: the share of its pairs, over 1 where it stands there whole, most for the longest.

    >>> share_said("老人满意度", "满意度是多少"), share_said("满意度", "满意度是多少")
    (0.5, 1.03)
    """
    if name in text:
        return 1.0 + len(name) / 100
    pairs = grams(name)
    return len(pairs & grams(text)) / max(1, len(pairs))
