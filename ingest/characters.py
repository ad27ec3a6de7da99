"""Characters that only look like the ones meant become those; every character keeps its place."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from functools import cache

from disclosure.terms import load
from ingest.blocks import Block, Grid, Line, Raw

_KANGXI = range(0x2F00, 0x2FD6)


@cache
def _meant() -> dict[int, str]:
    """Radicals with the characters they stand for (Unicode's own equivalents, and those it lists without one)."""
    pairs: str = load("characters")["radicals"]["pairs"]
    listed = {ord(pairs[i]): pairs[i + 1] for i in range(0, len(pairs), 2)}
    return {code: unicodedata.normalize("NFKC", chr(code)) for code in _KANGXI} | listed


def plain_characters(raw: Raw) -> Raw:
    """The same file with radicals written as characters; some programs that make PDFs mix them up (⻋ for 车).

    >>> raw = plain_characters(Raw("公务用⻋", (Line("公务用⻋", (0, 4)),)))
    >>> raw.text, raw.blocks[0].text
    ('公务用车', '公务用车')
    """
    if not any(ord(char) in _meant() for char in set(raw.text)):
        return raw
    return replace(raw, text=raw.text.translate(_meant()), blocks=tuple(map(_plain, raw.blocks)))


def _plain(block: Block) -> Block:
    if isinstance(block, Line):
        return replace(block, text=block.text.translate(_meant()))
    rows = tuple(tuple(cell and replace(cell, text=cell.text.translate(_meant())) for cell in row) for row in block.rows)
    return Grid(rows, block.span, block.page, block.row_pages)
