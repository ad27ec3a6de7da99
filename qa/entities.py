"""Names of government units in a question: which documents they mean, and the question without them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from disclosure.model import DocumentInfo
from disclosure.terms import load, word
from qa.lexicon import mentions, sounds
from qa.text import plain

# Names longer than this are written without one of their words, of two characters.
_LONG = 7
_WORD = 2


@cache
def _terms() -> dict[str, str]:
    terms: dict[str, str] = load("entities")["pattern"]
    return terms


@cache
def _suffix() -> re.Pattern[str]:
    return re.compile(_terms()["mention"])


def is_part_of(mention: str, entity: str) -> bool:
    """Whether a mention is an abbreviation of an entity's name: its characters in order, nearly all of them.

    >>> is_part_of("市文广局", "云岭市文化广播局")
    True
    """
    place = 0
    hits = 0
    spoken = [sounds(char) for char in entity]
    for char in mention:
        found = entity.find(char, place)
        if found < 0 and (sound := sounds(char)) in spoken[place:]:
            found = spoken.index(sound, place)
        if found >= 0:
            hits += 1
            place = found + 1
    return hits >= max(2, len(mention) - (1 if len(mention) >= 5 else 0))


@lru_cache(maxsize=100_000)
def mentioned(text: str, entity: str) -> tuple[tuple[int, int], ...]:
    """Where a plain text names an entity, in full or abbreviated."""
    name = plain(re.sub(r"[（(].*?[）)]", "", entity))
    spans = [(m.start(), m.end()) for m in re.finditer(re.escape(name), text)]
    for match in _suffix().finditer(text):
        if any(low <= match.start() < high for low, high in spans):
            continue
        for start in range(match.start(), match.end() - 2):
            word = re.sub(_terms()["level"], "", text[start : match.end()])
            if len(word) >= 2 and word[0] in name and is_part_of(word, name):
                spans.append((start, match.end()))
                break
    lead = _lead(text, name)
    if lead and not any(low < lead[1] and lead[0] < high for low, high in spans):
        spans.append(lead)
    return tuple(spans)


def _lead(text: str, name: str) -> tuple[int, int] | None:
    """A place name at which the question starts (云岭文广的…, 青川区…)."""
    places = [part[:2] for part in re.split(_terms()["split"], name) if re.search(_terms()["place"], part)]
    if text[:2] not in places:
        return None
    for size in range(min(8, len(text)), 1, -1):
        word = text[:size]
        if all(char in name for char in word) and is_part_of(word, name):
            return (0, size)
    return None


def without_entities(text: str, entities: Sequence[str]) -> str:
    """The text without the names of these entities and the particle behind them (a blank marks each place)."""
    particle = word("cues", "clean", "particle")
    spans = sorted({span for entity in entities for span in mentioned(text, entity)}, reverse=True)
    named = mentions(text)
    for start, end in spans:
        stop = next((m.start for m in named if start < m.start < end < m.end), end)  # 街道机关运行经费: the street's
        text = text[:start] + " " + text[stop:].removeprefix(particle)
    return re.sub(r"\s+", " ", text).strip()


def documents_meant(text: str, scope: Sequence[DocumentInfo], years: Sequence[int]) -> list[DocumentInfo]:
    """The documents whose entity the question names (all of them where it names none), by year where that decides."""
    named = _named_in_full(text, scope)
    if named:
        return [info for info in named if info.year in years] or named
    scored = [(sum(end - start for start, end in mentioned(text, info.entity or "")), info) for info in scope]
    best = max((score for score, _ in scored), default=0)
    chosen = [info for score, info in scored if score == best] if best else list(scope)
    dated = [info for info in chosen if info.year in years]
    return dated or chosen


def _named_in_full(text: str, scope: Sequence[DocumentInfo]) -> list[DocumentInfo]:
    """The documents whose entity a question names in full; a likeness of its name to others then counts for nothing."""
    names = {info.id: plain(re.sub(r"[（(].*?[）)]", "", info.entity or "")) for info in scope}
    found = {name for name in names.values() if len(name) > 3 and name in text}
    longest = {name for name in found if not any(name != other and name in other for other in found)}
    return [info for info in scope if names[info.id] in longest]


def foreign_unit(text: str, scope: Sequence[DocumentInfo], labels: frozenset[str]) -> str | None:
    """A unit the question takes for the owner of what it asks about and no document in scope is of; None where there is none.

    Args:
        text: the question in plain form.
        scope: the documents it is asked of.
        labels: names of figures there: a unit with a row of its own is no foreign one.
    """
    match = re.match(load("entities")["owner"]["pattern"], text)
    if match is None:
        return None
    unit = match["unit"]
    if any(unit in label or label in unit for label in labels if len(label) > 5) or not labels.isdisjoint(shortened(unit)):
        return None
    own = [plain(re.sub(r"[（(].*?[）)]", "", info.entity or "")) for info in scope]
    if any(not name or unit in name or name in unit or is_part_of(unit, name) for name in own):
        return None
    return unit


def shortened(unit: str) -> tuple[str, ...]:
    """A unit's long name without one of its words, as sentences write it.

    >>> "城关水库管理所" in shortened("城关水库运行管理所")
    True
    """
    return tuple(unit[:place] + unit[place + _WORD :] for place in range(len(unit) - _WORD)) if len(unit) > _LONG else ()
