"""What comes back on page after page and says nothing: page numbers, running heads and feet."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from disclosure.terms import load
from ingest.readers.pdf_layout import Page, Piece

_MARGIN = 0.1  # share of the page's height in which heads and feet stand
_FEWEST = 3
_SHARE = 0.6


def without_furniture(pages: Sequence[Page]) -> list[Page]:
    """Drop page numbers, and running heads and feet after their first appearance."""
    numbers = _running_numbers(pages)
    repeated = _repeated(pages)
    seen: set[tuple[str, int]] = set()
    cleaned: list[Page] = []
    for page in pages:
        kept: list[Piece] = []
        for index, piece in enumerate(page.pieces):
            key = _key(piece)
            if (page.number, index) in numbers or key in seen:
                continue
            if key in repeated:
                seen.add(key)
            kept.append(piece)
        cleaned.append(replace(page, pieces=tuple(kept)))
    return cleaned


def _running_numbers(pages: Sequence[Page]) -> set[tuple[int, int]]:
    """Places of page numbers: decorated ones, and bare ones that count along with the pages."""
    bare: dict[tuple[int, int], int] = {}
    found: set[tuple[int, int]] = set()
    for page in pages:
        for index in {0, len(page.pieces) - 1} if page.pieces else ():
            content = page.pieces[index].content
            if isinstance(content, str) and _in_margin(page.pieces[index]):
                if _pattern("decorated").fullmatch(content):
                    found.add((page.number, index))
                elif match := _pattern("plain").fullmatch(content):
                    bare[page.number, index] = int(match["c"]) - page.number
    offsets = Counter(bare.values())
    return found | {place for place, offset in bare.items() if offsets[offset] >= 2}


def _repeated(pages: Sequence[Page]) -> set[tuple[str, int]]:
    counts = Counter(key for page in pages for key in {_key(piece) for piece in page.pieces})
    fewest = max(_FEWEST, int(_SHARE * len(pages)))
    return {key for key, count in counts.items() if key[0] and count >= fewest}


def _key(piece: Piece) -> tuple[str, int]:
    """A margin line's text and margin; nothing for everything else. Its height differs where pages lie on their side."""
    if isinstance(piece.content, str) and _in_margin(piece):
        return piece.content, 1 if piece.bottom <= _MARGIN else 2
    return "", 0


def _in_margin(piece: Piece) -> bool:
    return piece.bottom <= _MARGIN or piece.top >= 1 - _MARGIN


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(load("readers")["page_number"][name])
