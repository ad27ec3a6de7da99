"""Answers over several disclosures in words: the answer first, then every figure, the scope and what is lacking."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from disclosure.amount import Amount, Unit, unit
from qa.across.program import Term
from qa.across.units import Disclosure
from qa.understand import Question, cue
from qa.write import sentences

_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Names:
    """What disclosures are called in one answer.

    Attributes:
        how: `unit` where units tell them apart, `time` where all are of one unit, else `both`.
    """

    say: Mapping[str, str]
    how: str

    def of(self, disclosure: Disclosure) -> str:
        """A disclosure's name."""
        if self.how == "unit":
            return disclosure.unit
        if disclosure.year is None or disclosure.stage is None:
            return disclosure.title
        stage = self.say[f"across_{disclosure.stage}"]
        when = self.say["across_time"].format(year=disclosure.year, stage=stage)
        return when if self.how == "time" else self.say["across_of"].format(unit=disclosure.unit, when=when)

    def lead(self, listed: Sequence[Disclosure]) -> str:
        """The unit all are of, said once."""
        return self.say["across_unit"].format(unit=listed[0].unit) if self.how == "time" else ""


def names_for(listed: Sequence[Disclosure], language: str) -> Names:
    """Names that tell these disclosures apart, and say year and stage where these differ."""
    units = {d.unit for d in listed}
    if len(units) == 1:
        return Names(sentences(language), "time")
    same = len(units) == len(listed) and len({(d.year, d.stage) for d in listed}) == 1
    return Names(sentences(language), "unit" if same else "both")


def target_for(question: Question, terms: Sequence[Term]) -> Unit | None:
    """The unit to answer in: the one asked for, else 万元 where the documents print several units of money."""
    if not terms:
        return None
    dimension = terms[0].amount.unit.dimension
    if question.asked_unit is not None and question.asked_unit.dimension == dimension:
        return question.asked_unit
    units = {term.amount.unit for term in terms}
    return unit("万元") if dimension == "money" and len(units) > 1 else None


def rounded(amount: Amount, target: Unit | None, places: int | None) -> Amount:
    """A result in the unit of the answer, to two places unless asked otherwise."""
    if target is not None and target.dimension == amount.unit.dimension:
        amount = amount.to(target)
    wanted = 2 if places is None else places
    return amount.rounded(wanted) if amount.places > wanted else amount


def shown(amount: Amount) -> str:
    """A figure as printed, a share to two places."""
    if amount.unit.dimension in ("percent", "points") and amount.places > 2:
        amount = amount.rounded()
    return str(amount)


def figures(terms: Sequence[Term], names: Names) -> str:
    """Every disclosure with its figure; the first few where there are many."""
    items = [names.say["across_figure"].format(name=names.of(t.of), value=t.shown) for t in terms[:_SHOWN]]
    more = names.say["across_more"] if len(terms) > _SHOWN else ""
    return names.say["join"].join(items) + more


def notes(listed: Sequence[Disclosure], lacking: Sequence[Disclosure], names: Names) -> str:
    """What has to be known to read a comparison: stages and years that differ, and disclosures left out."""
    say = names.say
    parts = []
    if len({d.stage for d in listed}) > 1:
        parts.append(say["across_stages"])
    elif len({d.year for d in listed}) > 1:
        parts.append(say["across_years"])
    if lacking:
        few = say["join"].join(names.of(d) for d in lacking[:6]) + ("…" if len(lacking) > 6 else "")
        parts.append(say["across_lacking"].format(items=few))
    return "".join(parts)


def claim(question: Question, more: bool, less: bool) -> bool | None:
    """Whether a question to be answered by yes or no is right that the first is more (or less); None for others."""
    if not cue("truth", "asked").search(question.text) or cue("asks", "number").search(question.text):
        return None
    return less if question.falling or cue("comparison", "less").search(question.text) else more
