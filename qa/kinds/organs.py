"""Which offices does it have, which units is the budget made up of? The list that 机构设置 and 单位构成 print."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from disclosure.model import Document, Span, Table
from qa.draft import Context, Draft, Quote
from qa.understand import cue, cues

_FAR = 900
_NUMBERED = re.compile(r"(?:[（(]\d{1,2}[）)][、.．]?|\d{1,2}[、.．])(?P<item>[^\d；;。，,、：:]{2,40})")


def organs(context: Context) -> Draft | None:
    """The offices within the body, or the units whose budgets it holds together."""
    text = context.question.text
    kind = next((k for k in ("offices", "units") if cue("organs", f"{k}_asked").search(text)), None)
    if kind is None:
        return None
    for document in context.base.documents:
        for items, span in _lists(document, kind):
            quote = Quote(document, span)
            return Draft("list", 1.0, items=items, quotes=(quote,), labels=items)
    return None


@lru_cache(maxsize=64)
def units_listed(document: Document) -> frozenset[str]:
    """The units, one or more, that a document says it holds together, as it writes their names."""
    text, places = _squeezed(document)
    names: set[str] = set()
    for introduced in cues()["organs"]["units"]:
        for match in re.finditer(introduced, text):
            found, _ = _items(document, text, places, match.end())
            units = [item for item in found if re.search(cues()["organs"]["units_end"], item)]
            names |= set(units) if 3 * len(units) > 2 * len(found) else set()
    return frozenset(names)


def _lists(document: Document, kind: str) -> Iterator[tuple[tuple[str, ...], Span]]:
    """The lists behind the words that introduce one of the kind, the most telling words first."""
    text, places = _squeezed(document)
    for introduced in cues()["organs"][kind]:
        for match in re.finditer(introduced, text):
            found, end = _items(document, text, places, match.end())
            items = tuple(item for item in found if re.search(cues()["organs"][f"{kind}_end"], item))
            lone = items and match["count"] in ("1", "一")
            if (len(items) > 1 or lone) and 3 * len(items) > 2 * len(found):
                yield items, (places[match.start()], places[end - 1] + 1)


def _items(document: Document, text: str, places: tuple[int, ...], start: int) -> tuple[tuple[str, ...], int]:
    """What is listed from a place on, and where it ends: a numbered list, a table of units, or a sentence."""
    tail = text[start : start + _FAR]
    table = _table_after(document, places[min(start, len(places) - 1)])
    if table is not None:
        return table, start
    if _NUMBERED.match(tail):
        found, end = [], 0
        for match in _NUMBERED.finditer(tail):
            if match.start() - end > 60:
                break
            found.append(match["item"])
            end = match.end()
        return _cleaned(found), start + end
    stop = re.search(r"[。；;]|[一二三四五六]、", tail)
    inside = tail[: stop.start()] if stop else tail[:300]
    parts = re.split(r"、|，|,|以及|(?<=[科处室站队院心馆所局])[和及](?=[^、]{2,30}$)", re.sub(cues()["organs"]["tail"], "", inside))
    return _cleaned(parts), start + len(inside)


def _cleaned(items: list[str]) -> tuple[str, ...]:
    ends = re.compile(str(cues()["organs"]["over"]))
    kept: list[str] = []
    for item in items:
        over = ends.search(item)
        bare = re.sub(cues()["organs"]["tail"], "", item[: over.start()] if over else item)
        kept.append(re.sub(r"^.*[：:]", "", bare).strip("，,“”\"和及—-"))
        if over is not None:
            break
    return tuple(dict.fromkeys(item for item in kept if 1 < len(item) < 40))


def _table_after(document: Document, place: int) -> tuple[str, ...] | None:
    """The names of a table of units printed right behind a place."""
    near = [t for t in document.tables if place - 3 <= t.span[0] <= place + 60]
    return _column(near[0]) if near else None


def _column(table: Table) -> tuple[str, ...] | None:
    wanted = re.compile(str(cues()["organs"]["column"]))
    head = next((c for c in table.cells if wanted.fullmatch(re.sub(r"\s", "", c.text))), None)
    if head is None:
        return None
    names = (re.sub(r"\s", "", c.text) for c in table.cells if c.col == head.col and c.row > head.row and c.text.strip())
    return tuple(dict.fromkeys(names)) or None


@lru_cache(maxsize=64)
def _squeezed(document: Document) -> tuple[str, tuple[int, ...]]:
    """A document's text without blanks and markup, and the place of every character."""
    kept = [(char, place) for place, char in enumerate(document.text) if not char.isspace() and char not in "*#|\u3000"]
    return "".join(char for char, _ in kept), tuple(place for _, place in kept)
