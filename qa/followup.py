"""A question that leans on the one before it, made whole: what it leaves out is taken from there, and told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from disclosure.model import DocumentInfo, Stage
from qa.entities import mentioned
from qa.facts import FactBase
from qa.memory import Turn
from qa.topic import pattern, terms, topic_of
from qa.understand import Question, cue

_YEAR = re.compile(r"20[0-4]\d年?度?")


@dataclass(frozen=True, slots=True)
class Heard:
    """A question of a dialogue taken apart.

    Attributes:
        text: its plain form without names of units.
        topic: what it names itself; `weak` where that is no known name.
        asks: whether words of asking are left beside topic, year and basis.
        unit: whether it names a government unit.
        pronoun: whether it points at what was said before.
        inner: whether it asks for a part of what was asked before.
    """

    question: Question
    text: str
    topic: str
    weak: bool
    asks: bool
    unit: bool
    pronoun: bool
    inner: bool


@dataclass(frozen=True, slots=True)
class Whole:
    """A question made whole: its possible wordings, each with its topic, and what was carried over.

    The first wording that is answered counts.
    """

    wordings: tuple[tuple[str, str], ...]
    carried: tuple[str, ...]


def unjoined(text: str) -> str:
    """A plain text without the words that only join it to what was said before.

    >>> unjoined("那项目支出呢?")
    '项目支出?'
    """
    return pattern("cue", "joining").sub("", text)


def hear(question: Question, base: FactBase, scope: Sequence[DocumentInfo]) -> Heard:
    """Take a question apart."""
    text = question.body
    inner = pattern("cue", "within").match(text) is not None
    pronoun = pattern("cue", "pronoun").search(text) is not None
    topic, weak = topic_of(base, pattern("cue", "pronoun").sub(" ", text))
    rest = _without(text.replace(topic, " ") if topic else text)
    unit = any(mentioned(question.text, info.entity) for info in scope if info.entity)
    return Heard(question, text, topic, weak, bool(rest), unit, pronoun, inner)


def _without(text: str) -> str:
    """The words of asking that are left of a question without topic, years and basis."""
    for key in ("year", "stage"):
        text = pattern("ask", key).sub(" ", text)
    return re.sub(r"[\s?？。,，!！、的]+", "", pattern("cue", "pronoun").sub(" ", text))


def documents_for(heard: Heard, last: Turn, scope: Sequence[DocumentInfo]) -> tuple[str, ...]:
    """The documents a question means that names no unit: those of the last one, or of the same unit by year and stage."""
    held = [info for info in scope if info.id in last.documents]
    if heard.unit or not held:
        return tuple(info.id for info in scope)
    units = {info.entity for info in held}
    same = [info for info in scope if info.entity in units]
    dated = [info for info in same if info.year in heard.question.years]
    staged = [info for info in dated or held if info.stage is _stage(heard)]
    if not staged and not dated and _stage(heard) is not None:
        staged = [info for info in same if info.stage is _stage(heard)]
    return tuple(info.id for info in staged or dated or held)


def _stage(heard: Heard) -> Stage | None:
    """The kind of document meant by name; words of spending alone (花了) ask for no other document."""
    named = pattern("ask", "stage").search(heard.text)
    if named is None:
        return None
    settled = cue("stage", "settled").search(named[0])
    return Stage.FINAL_ACCOUNT if settled else heard.question.stage


def make_whole(heard: Heard, last: Turn, held: Sequence[int | None]) -> Whole:
    """A question with what it leaves out.

    One that only names something else (那项目支出呢, 换成2024年呢) asks the same of it; one with words of asking of
    its own keeps these.

    Args:
        heard: the question.
        last: the turn before it.
        held: the years of the documents asked; where another unit is asked about that has none of the years spoken
            of, these are not carried over.
    """
    if heard.weak and heard.topic in last.topic:
        heard = replace(heard, text=heard.text.replace(heard.topic, "", 1), topic="")
    years = () if heard.question.years or (heard.unit and not set(last.years) & set(held)) else last.years
    borrowed = bool(last.topic) and (not heard.topic or heard.pronoun)
    if not heard.asks and last.topic and last.topic in last.asked and not _backwards(heard):
        topic = heard.topic or last.topic
        asked = _put(last.asked, last.topic, topic, _stage_word(heard))
        undated = _YEAR.sub("", asked) if len(last.years) == 1 else asked
        texts = [(_dated(undated, heard.question.years or years, heard), topic)]
    else:
        texts = [(_dated(text, years, heard), topic) for text, topic in _spoken(heard, last)]
    carried = (*(_year(year, heard).strip() for year in years[:1]), *((last.topic,) if borrowed else ()))
    return Whole(tuple(dict.fromkeys((_ended(text, heard), topic) for text, topic in texts)), carried)


def _spoken(heard: Heard, last: Turn) -> list[tuple[str, str]]:
    """The question's own words, with the topic put in where it names none; and what each is about."""
    if not last.topic:
        return [(heard.text, heard.topic)]
    if heard.pronoun:
        return [(pattern("cue", "pronoun").sub(last.topic, heard.text, count=1), last.topic)]
    if not heard.topic or pattern("cue", "of_what").match(heard.text):
        year = _YEAR.match(heard.text)
        lead = year[0] if year else ""
        return [(f"{lead}{last.topic}{heard.text[len(lead) :]}", last.topic)]
    own = (heard.text, heard.topic)
    # A count of something (多少人次) may be one of what was spoken of; whether it is, its unit shows.
    return [own, (f"{last.topic}{heard.text}", last.topic)] if heard.weak or counts(heard.question) else [own]


def counts(question: Question) -> bool:
    """Whether a question counts things (人, 辆, 批) rather than money or shares."""
    return question.dimension not in (None, "money", "percent", "plain", "points")


def _backwards(heard: Heard) -> bool:
    return pattern("cue", "year_before").search(heard.text) is not None


def _put(asked: str, old: str, new: str, stage: str) -> str:
    before, after = asked.split(old, 1)
    if not stage:
        return f"{before}{new}{after}"
    before, after = (pattern("ask", "stage").sub("", part) for part in (before, after))
    return f"{before}{pattern('ask', 'stage').sub('', new) or new}{stage}{after}"


def _stage_word(heard: Heard) -> str:
    rest = heard.text.replace(heard.topic, " ") if heard.topic else heard.text
    found = pattern("ask", "stage").search(rest)
    return found[0] if found else ""


def _year(year: int, heard: Heard) -> str:
    return terms("say", heard.question.language)["year"].format(year=year)


def _dated(text: str, years: Sequence[int], heard: Heard) -> str:
    return f"{_year(years[0], heard)}{text}" if len(years) == 1 and not cue("time", "last").search(text) else text


def _ended(text: str, heard: Heard) -> str:
    """A text that ends by asking for something."""
    tail = terms("tail", heard.question.language)
    if _backwards(heard):
        return pattern("cue", "year_before").sub("", text) + tail["change"]
    return text if _asks(text) else text.rstrip("?？。 ") + tail["amount"]


def _asks(text: str) -> bool:
    return any(cue("asks", key).search(text) for key in ("number", "other")) or cue("kind", "consistency").search(text) is not None
