"""Lists as documents print them: numbered items, and enumerations within a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from disclosure.model import Document, Span
from disclosure.terms import load

_ITEM = re.compile(
    r"(?:^|(?<=[\n\t。；;：: ]))[ \t]*(?:目标)?[（(]?(?P<mark>\d{1,2}|[一二三四五六七八九十]{1,3})[)）]?[、.．:：，,)）](?!\d)\s*"
)


@dataclass(frozen=True, slots=True)
class Listed:
    """A list: what introduces it, its items, and where it stands."""

    document: Document
    lead: str
    items: tuple[str, ...]
    span: Span
    section: tuple[str, ...]


def lists_in(document: Document, span: Span, section: tuple[str, ...]) -> Iterator[Listed]:
    """The lists of a passage."""
    yield from _numbered(document, span, section)
    yield from _inline(document, span, section)


def _numbered(document: Document, span: Span, section: tuple[str, ...]) -> Iterator[Listed]:
    text = document.slice(span)
    marks = list(_ITEM.finditer(text))
    runs: list[list[re.Match[str]]] = []
    for mark in marks:
        number = _number(mark["mark"])
        if runs and number == len(runs[-1]) + 1 and _same_style(runs[-1][-1], mark):
            runs[-1].append(mark)
        elif number == 1:
            runs.append([mark])
    for run in runs:
        if len(run) < 2:
            continue
        ends = [*(mark.start() for mark in run[1:]), _end_of(text, run[-1].end())]
        items = [_clean(text[mark.end() : end]) for mark, end in zip(run, ends, strict=True)]
        lead = _line_before(text, run[0].start())
        place = (span[0] + run[0].start(), span[0] + ends[-1])
        yield Listed(document, lead, tuple(item for item in items if item), place, section)


def _number(mark: str) -> int:
    numerals = "一二三四五六七八九十"
    return int(mark) if mark.isdigit() else (numerals.find(mark) + 1 if len(mark) == 1 else 10 + numerals.find(mark[-1]) + 1)


def _same_style(left: re.Match[str], right: re.Match[str]) -> bool:
    return left["mark"].isdigit() == right["mark"].isdigit()


def _end_of(text: str, start: int) -> int:
    """Where the last item ends: at its own full stop, line or cell."""
    stop = re.search(r"[。\n\t]", text[start:])
    return start + stop.end() if stop else len(text)


def _line_before(text: str, place: int) -> str:
    lines = [line for line in re.split(r"[\n\t]", text[:place]) if line.strip()]
    return "".join(lines[-2:]) if lines else ""


def _clean(item: str) -> str:
    compact = re.sub(r"\s+", "", item).strip("；;。，,")
    return re.split(r"[。]", compact)[0]


def _inline(document: Document, span: Span, section: tuple[str, ...]) -> Iterator[Listed]:
    """What a sentence enumerates after a word like 包括, or before 等."""
    words = "|".join(load("cues")["list_words"]["marks"])
    for match in re.finditer(rf"(?P<lead>[^。；;\t]{{0,80}}?)(?:{words})[：:]?(?P<tail>[^。；;\t]{{4,400}})", document.slice(span)):
        items = tuple(_item(part) for part in re.split(r"[、]|以及|和(?=[^、]{2,14}$)|及(?=[^、]{2,14}$)", re.sub(r"\s+", "", match["tail"])))
        items = tuple(item for item in items if 1 < len(item) < 40)
        if len(items) > 1:
            place = (span[0] + match.start(), span[0] + match.end())
            yield Listed(document, re.sub(r"\s+", "", match["lead"]), items, place, section)


def _item(part: str) -> str:
    return re.sub(r"\d[\d,.]*(?:万元|元|个|辆|家).*$|等.{0,6}$|（.*?[局委]）", "", part).strip("：:，,“”")
