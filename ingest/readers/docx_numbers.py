"""The numbers Word puts before paragraphs by itself (一、 （二） 3.): part of what is printed, not of the text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from disclosure.terms import word, words
from ingest.readers.archive import attribute, child, children

_CHINESE = frozenset(
    {"chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting", "ideographDigital"}
)
_PLACE = re.compile(r"%([1-9])")
_DEEPEST = 9


@dataclass(frozen=True, slots=True)
class _Level:
    style: str
    text: str
    start: int
    legal: bool  # every number in it is written in digits


class Numbering:
    """Counts the numbered paragraphs of a document as they come."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        abstract = {attribute(a, "abstractNumId"): _levels(a) for a in children(numbering, "abstractNum")}
        self._lists = {
            str(attribute(n, "numId")): abstract.get(attribute(child(n, "abstractNumId"), "val"), {})
            for n in children(numbering, "num")
        }
        self._styles = {
            str(attribute(style, "styleId")): found
            for style in children(styles, "style")
            if (found := child(style, "pPr", "numPr")) is not None
        }
        self._counts: defaultdict[str, dict[int, int]] = defaultdict(dict)

    def label(self, paragraph: etree._Element, text: str) -> str:
        """The number printed before a paragraph; empty for an unnumbered or an empty one."""
        found = self._place(paragraph)
        if found is None or not text.strip():
            return ""
        number_id, depth = found
        levels = self._lists.get(number_id, {})
        level = levels.get(depth)
        if level is None or level.style == "bullet":
            return ""
        counts = self._counts[number_id]
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [d for d in counts if d > depth]:
            del counts[deeper]
        return _PLACE.sub(lambda m: _written(levels, counts, int(m[1]) - 1, level.legal), level.text)

    def _place(self, paragraph: etree._Element) -> tuple[str, int] | None:
        properties = child(paragraph, "pPr")
        numbered = child(properties, "numPr")
        if numbered is None:
            numbered = self._styles.get(attribute(child(properties, "pStyle"), "val") or "")
        number_id = attribute(child(numbered, "numId"), "val")
        depth = attribute(child(numbered, "ilvl"), "val") or "0"
        if not number_id or number_id == "0" or not depth.isdecimal():
            return None
        return number_id, min(int(depth[:2]), _DEEPEST)


def _levels(abstract: etree._Element) -> Mapping[int, _Level]:
    found = {}
    for level in children(abstract, "lvl"):
        depth, start = attribute(level, "ilvl") or "", attribute(child(level, "start"), "val") or "1"
        if depth.isdecimal() and start.isdecimal():
            style = attribute(child(level, "numFmt"), "val") or "decimal"
            text = attribute(child(level, "lvlText"), "val") or ""
            found[int(depth)] = _Level(style, text, int(start[:6]), child(level, "isLgl") is not None)
    return found


def _written(levels: Mapping[int, _Level], counts: Mapping[int, int], depth: int, legal: bool) -> str:
    level = levels.get(depth)
    number = counts.get(depth, level.start if level else 1)
    return _chinese(number) if level and level.style in _CHINESE and not legal else str(number)


def _chinese(number: int) -> str:
    """A number below one hundred as headings write it; a larger one in digits."""
    digits, ten = words("readers", "numerals", "digits"), word("readers", "numerals", "ten")
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    head = (digits[tens] if tens > 1 else "") + ten if tens else ""
    return head + (digits[ones] if ones else "")
