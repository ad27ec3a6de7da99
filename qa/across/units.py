"""Which disclosures a question over several means: the units it names, with their years, or all of a group."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from disclosure.model import DocumentInfo, Stage
from qa.text import plain
from qa.understand import cue, cues

_LONGEST = 24


@dataclass(frozen=True, slots=True)
class Disclosure:
    """One unit's budget or final account of one year, in one file or several.

    Attributes:
        unit: the unit's name as printed.
        stem: the file names' common part, by which the files of one disclosure are told.
    """

    unit: str
    year: int | None
    stage: Stage | None
    title: str
    files: tuple[DocumentInfo, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """A place of a question that names units."""

    start: int
    end: int
    units: frozenset[str]


def disclosures(scope: Sequence[DocumentInfo]) -> list[Disclosure]:
    """The documents of a scope, files of one disclosure together."""
    groups: dict[tuple[str, int | None, Stage | None], list[DocumentInfo]] = {}
    owner = {_stem(info): info for info in scope if _is_unit(info.entity)}
    for info in scope:
        first = info if _is_unit(info.entity) else owner.get(_stem(info), info)
        groups.setdefault((first.entity or first.title, first.year, first.stage), []).append(info)
    return [Disclosure(unit, year, stage, _titled(files), tuple(files)) for (unit, year, stage), files in groups.items()]


def _is_unit(entity: str | None) -> bool:
    return bool(entity) and not cue("across", "no_unit").search(entity or "")


def _stem(info: DocumentInfo) -> str:
    """A file's name without what tells the files of one disclosure apart."""
    return cue("across", "file_part").sub("", info.file.rsplit(".", 1)[0])


def _titled(files: Sequence[DocumentInfo]) -> str:
    return next((info.title for info in files if _is_unit(info.entity)), files[0].title)


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
            found.append(best)
    return sorted(found, key=lambda m: m.start)


def _ending_at(text: str, end: int, units: Sequence[str], before: int) -> Mention | None:
    """The longest name of units that ends here and begins before a place: 中心 alone names nothing."""
    near = text[max(0, end - 2) : end]
    possible = [unit for unit in units if likeness(near, unit)]
    for start in range(max(0, end - _LONGEST), before):
        word = text[start:end]
        scored = {unit: likeness(word, unit) for unit in possible}
        best = max(scored.values(), default=0)
        if best:
            return Mention(start, end, frozenset(unit for unit, score in scored.items() if score == best))
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


def place_in(text: str, listed: Sequence[Disclosure]) -> str:
    """The place of some of these units that a question names (青川区, 云岭); the smallest one, empty for none."""
    found = ""
    for disclosure in listed:
        for part in cue("across", "place").findall(bare_name(disclosure.unit)):
            said = part if part in text else part[:-1] if len(part) > 2 and part[:-1] in text else ""
            held = sum(part[:-1] in bare_name(d.unit) for d in listed)
            if said and (not found or held < sum(found[:2] in bare_name(d.unit) for d in listed)):
                found = said
    return found


@dataclass(frozen=True, slots=True)
class Time:
    """A year a question names, with the stage said of it (2023年决算), or as the date of a figure (2023年末)."""

    year: int
    stage: Stage | None
    at_end: bool
    start: int

    def fits(self, of: Disclosure) -> bool:
        """Whether a disclosure is of this time; one date stands in the account of its year and the next budget."""
        if self.at_end and self.stage is None:
            return (of.year, of.stage) in ((self.year, Stage.FINAL_ACCOUNT), (self.year + 1, Stage.BUDGET))
        return of.year == self.year and (self.stage is None or of.stage is self.stage)


def times_in(text: str) -> list[Time]:
    """The years a question names, in order."""
    found = []
    for match in cue("across", "year_stage").finditer(text):
        said = match["stage"]
        planned = said in cues()["across"]["budget_words"]
        stage = (Stage.BUDGET if planned else Stage.FINAL_ACCOUNT) if said else None
        found.append(Time(int(match["year"]), stage, bool(match["end"]), match.start()))
    return found
