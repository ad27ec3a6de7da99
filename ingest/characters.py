"""Characters that only look like the ones meant become those; every character keeps its place."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from opencc import OpenCC

from disclosure.terms import load
from ingest.blocks import Block, Grid, Line, Raw

_KANGXI = range(0x2F00, 0x2FD6)
# Of its Chinese characters, the share that a file printed in traditional ones has of those that are written otherwise.
_SHARE = 0.1


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
    return _translated(raw, {ord(char): _meant()[ord(char)] for char in set(raw.text) if ord(char) in _meant()})


def simplified(raw: Raw) -> Raw:
    """The same file with traditional characters written simplified, where it is printed in traditional ones.

    A file of simplified characters may hold a few traditional ones, in names: they stay.

    >>> simplified(Raw("單位：萬元", (Line("單位：萬元", (0, 5)),))).text
    '单位：万元'
    """
    known = {char: plain for char in set(raw.text) if _is_han(char) and (plain := _converter().convert(char)) != char and len(plain) == 1}
    traditional = sum(char in known for char in raw.text)
    if traditional < _SHARE * sum(map(_is_han, raw.text)):
        return raw
    return _translated(raw, {ord(char): plain for char, plain in known.items()})


def _is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


def _translated(raw: Raw, table: Mapping[int, str]) -> Raw:
    if not table:
        return raw
    return replace(raw, text=raw.text.translate(table), blocks=tuple(_block(block, table) for block in raw.blocks))


def _block(block: Block, table: Mapping[int, str]) -> Block:
    if isinstance(block, Line):
        return replace(block, text=block.text.translate(table))
    rows = tuple(tuple(cell and replace(cell, text=cell.text.translate(table)) for cell in row) for row in block.rows)
    return Grid(rows, block.span, block.page, block.row_pages)
