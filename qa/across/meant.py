"""Which disclosures a question over several documents is about, by name, by group or by year."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from disclosure.model import Stage
from qa.across.mentions import Mention, bare_name, likeness, mentions_in, of_elsewhere, strangers
from qa.across.units import Disclosure, Time, place_in, times_in
from qa.text import language, plain
from qa.understand import Question, cue
from qa.write import sentences


@dataclass(frozen=True, slots=True)
class Meant:
    """The disclosures meant, in the order named, and the question without their names."""

    listed: tuple[Disclosure, ...]
    text: str
    by_name: bool
    left: Disclosure | None = None

    @property
    def of_units(self) -> bool:
        """Whether they are of several units."""
        return len({d.unit for d in self.listed}) > 1


def meant_by(question: Question, listed: Sequence[Disclosure], narrowed: bool) -> Meant | str | None:
    """The disclosures a question is about; a sentence where it names what there is none of."""
    text = question.text
    units = list(dict.fromkeys(d.unit for d in listed))
    found = mentions_in(text, units)
    sure = [m for m in found if len(m.units) == 1]
    say = sentences(question.language)
    plural = bool(cue("across", "plural").search(text))
    unknown = strangers(text, found)
    elsewhere = [name for m in found if (name := of_elsewhere(text, m))]
    if len(found) > 1 and elsewhere:
        return say["across_unknown"].format(items=say["join"].join(elsewhere))
    if unknown and (len(unknown) + len(sure) > 1):
        return say["across_unknown"].format(items=say["join"].join(unknown))
    named = list(dict.fromkeys(unit for m in sure for unit in m.units))
    bare = _without(text, sure)
    if len(named) > 1 and not _of_all(text):
        return _named(text, bare, sure, listed, say)
    if (plural and not named) or (len(named) == 1 and _of_all(text)):
        place = place_in(bare, listed)
        bare = bare.replace(place, " ") if place else bare
        group = _in_years([d for d in listed if place[:2] in bare_name(d.unit) and _of_kind(text, d)], question.years)
        left = next((d for d in group if d.unit in named), None)
        return Meant(tuple(group), bare, by_name=False, left=left) if len(group) > 1 else None
    own = [d for d in listed if not named or d.unit in named]
    if not named and not narrowed:
        return None
    return _of_times(text, bare, own, say)


def _of_kind(text: str, of: Disclosure) -> bool:
    """Whether a disclosure is of the kind of units a question speaks of (文化类单位)."""
    said = cue("across", "of_kind").search(text)
    return said is None or likeness(said["kind"], of.unit) > 0


def _of_all(text: str) -> bool:
    return bool(cue("across", "of_all").search(text))


def _without(text: str, found: Sequence[Mention]) -> str:
    for mention in reversed(found):
        text = f"{text[: mention.start]} {text[mention.end :]}"
    return text


def _in_years(listed: Sequence[Disclosure], years: Sequence[int]) -> list[Disclosure]:
    dated = [d for d in listed if d.year in years]
    return dated or list(listed)


def _named(
    text: str, bare: str, found: Sequence[Mention], listed: Sequence[Disclosure], say: Mapping[str, str]
) -> Meant | str | None:
    """One disclosure for each unit named, of the year said after it or of the question."""
    chosen: list[Disclosure] = []
    every = times_in(text)
    for place, mention in enumerate(found):
        (unit,) = mention.units
        own = [d for d in listed if d.unit == unit]
        times = [time for time in every if _said_of(text, time, found) == place] or _shared(text, every, found)
        fitting = [d for d in own if any(time.fits(d) for time in times)] if times else own
        if not fitting:
            return say["across_no_year"].format(unit=unit)
        chosen.append(max(fitting, key=lambda d: (d.stage is Stage.FINAL_ACCOUNT and any(t.at_end for t in times), d.year or 0)))
    unique = tuple(dict.fromkeys(chosen))
    return Meant(unique, bare, by_name=True, left=unique[0]) if len(unique) > 1 else None


def _said_of(text: str, time: Time, found: Sequence[Mention]) -> int:
    """Which mention a year is said of: the next one where it stands right before it, or in English; else the last one."""
    last = sum(m.end <= time.start for m in found) - 1
    behind = text[found[last].end : time.start] if last >= 0 else ""
    if last + 1 < len(found):
        between = text[time.end : found[last + 1].start]
        english = language(text) == "en" and (last < 0 or not cue("across", "year_behind").fullmatch(behind))
        if english or cue("across", "year_before_unit").fullmatch(between):
            return last + 1
    return last


def _shared(text: str, every: Sequence[Time], found: Sequence[Mention]) -> list[Time]:
    """The years said of no mention; all of them where each is said of one."""
    return [time for time in every if _said_of(text, time, found) < 0] or list(every)


def _of_times(text: str, bare: str, own: Sequence[Disclosure], say: Mapping[str, str]) -> Meant | str | None:
    """Two disclosures of one unit, of the years named; a year without its stage means one of the same stage."""
    if len({d.unit for d in own}) > 1:
        return None
    times = times_in(text)
    unique = list(dict.fromkeys(d for time in times for d in [d for d in own if time.fits(d)][:1]))
    alike = len(own) == 2 and len({d.stage for d in own}) == 1
    if not times and alike and cue("across", "two_times").search(text):
        unique = sorted(own, key=lambda d: -(d.year or 0))
    if len(unique) == 1 and cue("across", "year_before").search(text):
        before = [d for d in own if d.year == (unique[0].year or 0) - 1 and d.stage is unique[0].stage]
        unique += before[:1]
    if len(unique) != 2:
        return None
    said = {time.year for time in times if time.stage is not None}
    if len({d.stage for d in unique}) > 1 and not all(d.year in said for d in unique):
        return None
    if _of_another_year(text, times):
        return say["across_other_year"]
    if cue("across", "from_to").search(text) and (unique[0].year or 0) < (unique[1].year or 0):
        unique.reverse()
    return Meant(tuple(unique), re.sub(r"\s+", " ", plain(bare)), by_name=True, left=unique[0])


def _of_another_year(text: str, times: Sequence[Time]) -> bool:
    """Whether a side is a document's figure of another year (2024年预算里2023年的…, 比2023年决算…)."""
    staged = {time.year for time in times[1:] if time.stage is not None}
    return any(
        time.stage is None and time.year in staged and not cue("across", "against").search(text[: time.start])
        for time in times[1:]
    )
