"""Where a question names units: in full, abbreviated, by their place, or by their level."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from qa.text import plain
from qa.understand import cue

_LONGEST = 24
_CORE = 2  # characters of a place without its level


@dataclass(frozen=True, slots=True)
class Mention:
    """A place of a question that names units."""

    start: int
    end: int
    units: frozenset[str]


def bare_name(unit: str) -> str:
    """A unit's name without brackets, in plain form."""
    return plain(re.sub(r"[（(].*?[）)]", "", unit))


def mentions_in(text: str, units: Sequence[str]) -> list[Mention]:
    """Where a plain text names units, in full or abbreviated; at each place the longest name and the likest units."""
    found: list[Mention] = []
    ends = {m.end(): m for m in cue("across", "unit_end").finditer(text)}
    for end in sorted(ends, reverse=True):
        if any(m.start < end <= m.end for m in found):
            continue
        telling = cue("across", "telling_end").fullmatch(ends[end].group())
        best = _ending_at(text, end, units, end - 1 if telling else ends[end].start())
        if best is not None:
            found.append(_of_level(best, text))
    found += _of_own_level(text, units, found)
    found += _of_place(text, units, found)
    found.sort(key=lambda m: m.start)
    return _without_owners(text, found)


def _without_owners(text: str, found: Sequence[Mention]) -> list[Mention]:
    """Units named as the owners of others (市局下属的医保中心) taken into the others' names."""
    kept: list[Mention] = []
    for mention in found:
        owned = kept and cue("across", "of_its").fullmatch(text, kept[-1].end, mention.start)
        start = kept.pop().start if owned else mention.start
        kept.append(Mention(start, mention.end, mention.units))
    return kept


def _of_level(mention: Mention, text: str) -> Mention:
    """Of several units those of the level said: the city's bureau (市局) is none of a district's."""
    word = text[mention.start : mention.end]
    units = mention.units
    if cue("across", "upper").search(word) and not cue("across", "lower").search(word):
        units = frozenset(unit for unit in units if not cue("across", "lower").search(bare_name(unit))) or units
    of_place = frozenset(unit for unit in units if (core := _smallest(unit)) and core in word)
    return Mention(mention.start, mention.end, of_place or units)


def places_of(unit: str) -> list[str]:
    """The places of a unit's name, the smallest last.

    >>> places_of("云岭市青川区财政局")
    ['云岭市', '青川区']
    """
    return [match.group() for match in cue("across", "own_place").finditer(bare_name(unit))]


def core_of(place: str) -> str:
    """A place without its level (青川 of 青川区)."""
    return cue("across", "place_level").sub("", place)


def _smallest(unit: str) -> str:
    return core_of(next(iter(places_of(unit)[-1:]), ""))


def _of_own_level(text: str, units: Sequence[str], found: Sequence[Mention]) -> list[Mention]:
    """Where a unit is named by nothing but its own level (局本级)."""
    own = frozenset(unit for unit in units if cue("across", "own_level").search(unit))
    said = cue("across", "own_level_said").finditer(text)
    return [Mention(m.start(), m.end(), own) for m in said if own and _free(m.start(), m.end(), found, beside=True)]


def _of_place(text: str, units: Sequence[str], found: Sequence[Mention]) -> list[Mention]:
    """Where a unit is named by its place alone, without 区 or 县 (青川的…), and no other unit is of that place."""
    places = []
    for unit in units:
        core = _smallest(unit)
        if len(core) > 1 and sum(core in bare_name(other) for other in units) == 1:
            spans = (m.span() for m in re.finditer(re.escape(core), text))
            places += [Mention(a, b, frozenset((unit,))) for a, b in spans if _free(a, b, found)]
    return places


def _free(start: int, end: int, found: Sequence[Mention], *, beside: bool = False) -> bool:
    """Whether no mention stands there, nor right before."""
    return not any(m.start < end and start < m.end + beside for m in found)


def _ending_at(text: str, end: int, units: Sequence[str], before: int) -> Mention | None:
    """The longest name of units that ends here and begins before a place: 中心 alone names nothing."""
    behind = cue("across", "own_level_behind").match(text, end)
    near = text[max(0, end - 2) : end]
    possible = [unit for unit in units if likeness(near, unit)]
    for start in range(max(0, end - _LONGEST), before):
        word = text[start:end]
        scored = {unit: likeness(word, unit) for unit in possible}
        best = max(scored.values(), default=0)
        if best:
            return Mention(start, behind.end() if behind else end, frozenset(unit for unit, score in scored.items() if score == best))
    return None


@lru_cache(maxsize=200_000)
def likeness(word: str, unit: str) -> int:
    """2 where a word stands in a unit's name, 1 where it abbreviates it, else 0."""
    name = bare_name(unit)
    if word in name:
        return 2
    place = -1
    for char in word:
        place = name.find(char, place + 1)
        if place < 0:
            return 0
    return 1


def strangers(text: str, found: Sequence[Mention]) -> list[str]:
    """Names in full of units that no document is of."""
    marked = list(text)
    for mention in (m for m in found if len(m.units) == 1):
        marked[mention.start : mention.end] = "\n" * (mention.end - mention.start)
    return [m["name"] or m["second"] for m in cue("across", "stranger").finditer("".join(marked))]


def of_elsewhere(text: str, mention: Mention) -> str:
    """The whole name where a mention is but a part of the name of a unit of another place (黑山|区医保局); else nothing."""
    level = cue("across", "level").search(text, mention.start, mention.end)
    start = mention.start
    if level is not None and level.start() - mention.start < _CORE:
        start = level.start()  # of 浙|江省高院 the place is 浙江, whatever of it a name here has
    before = cue("across", "place_before").search(text[:start])
    if before is None or all(before["name"][-_CORE:] in bare_name(unit) for unit in mention.units):
        return ""
    return text[before.start("name") : mention.end]
