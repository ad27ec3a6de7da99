"""Comparing what people wrote: normal forms, numbers in text, and how much of a sentence is there."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

_SEPARATORS = re.compile(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))|(?<=[０-９])[，,](?=[０-９]{3}(?![０-９]))")
_SPACES = re.compile(r"\s+")
_TAGS = re.compile(r"</?[a-zA-Z][^>]*>")
_TOKEN = re.compile(r"\d+(?:\.\d+)?")
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)%")
_NUMERIC = re.compile(r"(\d+(?:\.\d+)?)(%?)")
_NOISE = re.compile(r"[^0-9a-z.%\u3400-\u9fff]")


def spaced(text: str) -> str:
    """One form for wide and narrow characters, lower case, no thousands separators; spaces kept."""
    return unicodedata.normalize("NFKC", _SEPARATORS.sub("", text)).lower()


def plain(text: str) -> str:
    """The form in which `must_include` is looked for: as `spaced`, without white space.

    >>> plain("合计 1,705.80 万元")
    '合计1705.80万元'
    """
    return _SPACES.sub("", spaced(text))


def bare(text: str) -> str:
    """Only letters, digits, points and percent signs: brackets, quotes, tabs and tags are layout.

    >>> bare("<b>突出</b>“促融合”（1）")
    '突出促融合1'
    """
    return _NOISE.sub("", plain(_TAGS.sub(" ", text)))


def numbers(text: str) -> set[Decimal]:
    """Every unsigned number of a text, whatever its decimals."""
    return {Decimal(token) for token in _TOKEN.findall(spaced(text))}


def stands_in(needle: str, text: str) -> bool:
    """Whether what must be said stands in a text; a number has to stand there as a number of its own.

    >>> stands_in("888.8", "共 888.80 万元"), stands_in("80", "共 180 万元"), stands_in("98%", "98分")
    (True, False, False)
    """
    wanted = _NUMERIC.fullmatch(plain(needle))
    if wanted is None:
        return plain(needle) in plain(text)
    number = Decimal(wanted[1])
    if wanted[2]:
        return number in {Decimal(token) for token in _PERCENT.findall(plain(text))}
    # Also without white space, because flattened documents put blanks inside numbers.
    return number in numbers(text) | numbers(plain(text))


def coverage(wanted: str, text: str) -> Decimal:
    """How much of a sentence a text holds: the share of its character pairs found there, 0 to 1."""
    sentence, pool = bare(wanted), bare(text)
    pairs = {sentence[i : i + 2] for i in range(len(sentence) - 1)} or {sentence}
    there = sum(1 for pair in pairs if pair and pair in pool)
    return Decimal(there) / len(pairs)
