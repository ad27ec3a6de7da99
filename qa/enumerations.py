"""Enumerations that nothing announces: “配备计算机、医学等驻场人员”, “设置‘标准化、规范化’专窗”, “可在甲医院和乙医院就诊”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from disclosure.model import Document, Span
from disclosure.terms import load


@dataclass(frozen=True, slots=True)
class Enumeration:
    """The items of an enumeration, and the words of its sentence around them."""

    around: str
    items: tuple[str, ...]
    span: Span


def enumerations(document: Document, span: Span) -> Iterator[Enumeration]:
    """What the sentences of a passage enumerate behind a verb or between quotation marks."""
    text = document.slice(span)
    for match in _pattern().finditer(text):
        items = tuple(item for part in _joints().split(_compact(match["items"])) if (item := _bare(part)))
        if len(items) < 2 or any(not 1 < len(item) <= _LONGEST for item in items) or re.search(r"\d", "".join(items)):
            continue
        yield Enumeration(_compact(f"{match['lead']}{match['opens']}{match['behind']}"), items, (span[0] + match.start(), span[0] + match.end()))


# No item of an enumeration is longer.
_LONGEST = 16


@cache
def _pattern() -> re.Pattern[str]:
    terms = load("cues")["enumerations"]
    opens, joints, ends = terms["opens"], terms["joints"], terms["ends"]
    items = rf"[^。；;，,：:\t“”‘’\"]{{2,40}}?(?:(?:{joints})[^。；;，,：:\t“”‘’\"]{{2,40}}?)+?"
    return re.compile(rf"(?P<lead>[^。；;\t]{{0,60}}?)(?P<opens>{opens})(?P<items>{items})(?P<behind>(?:{ends})[^。；;\t]{{0,24}})")


@cache
def _joints() -> re.Pattern[str]:
    return re.compile(load("cues")["enumerations"]["joints"])


def _bare(part: str) -> str:
    return re.sub(load("cues")["enumerations"]["more"], "", part).strip("“”‘’\"：:")


def _compact(text: str) -> str:
    return re.sub(r"\s+", "", text)
