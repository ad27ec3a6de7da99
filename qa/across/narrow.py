"""Of which disclosures a question is asked that is about one unit, or one year: never of another unit's, or year's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qa.across.mentions import Mention, mentions_in, of_elsewhere
from qa.across.units import Disclosure, times_in
from qa.understand import Question


@dataclass(frozen=True, slots=True)
class Narrowed:
    """The disclosures a question may be answered from.

    Attributes:
        listed: those of the unit, year and stage it names, all of them where it names none.
        named: whether it names a unit.
        undated: whether it names years that none of them is of.
        strange: a unit it names that no document is of.
    """

    listed: tuple[Disclosure, ...]
    named: bool = False
    undated: bool = False
    strange: str = ""


def narrowed(question: Question, listed: Sequence[Disclosure]) -> Narrowed:
    """Narrow disclosures to those of the unit, the years and the stage a question names."""
    text = question.text
    found = mentions_in(text, list(dict.fromkeys(d.unit for d in listed)))
    strange = next((name for m in found if (name := of_elsewhere(text, m))), "")
    units = _units(found)
    own = [d for d in listed if d.unit in units] if units else list(listed)
    dated = _of_times(question, own)
    return Narrowed(tuple(dated or own), bool(units), bool(question.years) and not dated, strange)


def _units(found: Sequence[Mention]) -> frozenset[str]:
    """The units that all the mentions agree on; else the one that any of them names alone; else those of the first."""
    if not found:
        return frozenset()
    common = frozenset.intersection(*(m.units for m in found))
    sure = {unit for m in found if len(m.units) == 1 for unit in m.units}
    return common or frozenset(sure) or found[0].units


def _of_times(question: Question, own: Sequence[Disclosure]) -> list[Disclosure]:
    """Those of the years named, the stage said with each year or else of the question deciding between two of a year."""
    if not question.years:
        return _of_stage(question, own)
    times = times_in(question.text)
    fitting = [d for d in own if any(time.stage is not None and time.fits(d) for time in times)]
    return fitting or _of_stage(question, [d for d in own if d.year in question.years])


def _of_stage(question: Question, own: Sequence[Disclosure]) -> list[Disclosure]:
    return [d for d in own if d.stage is question.stage] or list(own)
