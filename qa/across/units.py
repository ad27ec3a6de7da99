"""Which disclosures a question over several means: the units it names, with their years, or all of a group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from disclosure.model import DocumentInfo, Stage
from qa.across.mentions import bare_name
from qa.understand import cue, cues


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
    end: int

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
        found.append(Time(int(match["year"]), stage, bool(match["end"]), match.start(), match.end()))
    return found
