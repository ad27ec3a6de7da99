"""A question that leans on the one before it, made whole: what it leaves out is taken from there, and told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from disclosure.answer import Status
from disclosure.terms import word
from qa.heard import Heard, counts
from qa.memory import Turn
from qa.order import in_order
from qa.topic import pattern, terms
from qa.understand import cue
from qa.wholes import share_of, whole_of

_YEAR = re.compile(r"20[0-4]\d年?度?")


@dataclass(frozen=True, slots=True)
class Wording:
    """A question made whole.

    Attributes:
        topic: what it is about.
        borrowed: what of it was taken from before, told to the reader; empty where nothing was.
    """

    text: str
    topic: str
    borrowed: str = ""


@dataclass(frozen=True, slots=True)
class Whole:
    """The possible wordings of a question, of which the first that is answered counts, and the year carried over."""

    wordings: tuple[Wording, ...]
    years: tuple[str, ...]


def make_whole(heard: Heard, turns: Sequence[Turn], held: Sequence[int | None]) -> Whole:
    """A question with what it leaves out.

    One that only names something else (那项目支出呢, 换成2024年呢) asks the same of it; one with words of asking of
    its own keeps these.

    Args:
        heard: the question.
        turns: the turns before it.
        held: the years of the documents asked; where another unit is asked about that has none of the years spoken
            of, these are not carried over.
    """
    last = _spoken_last(turns)
    if heard.weak and heard.topic in last.topic:
        heard = replace(heard, text=heard.text.replace(heard.topic, "", 1), topic="")
    years = () if heard.question.years or (heard.unit and not set(last.years) & set(held)) else last.years
    worded = _worded(heard, last, turns, bool(years))
    said = [_dated(wording, years, heard) for wording in worded]
    if len(heard.question.years) == 1:
        named = _year(heard.question.years[0], heard)
        said += [replace(w, text=pattern("cue", "last_year").sub(named, w.text)) for w in said]
    if counts(heard.question) and set(held) == set(years):
        said += worded  # a count is often as of another day than the year of its document
    whole = [replace(wording, text=_ended(wording.text, heard)) for wording in said]
    return Whole(tuple(dict.fromkeys(whole)), tuple(_year(year, heard).strip() for year in years[:1]))


def _worded(heard: Heard, last: Turn, turns: Sequence[Turn], dated: bool) -> list[Wording]:
    """The wordings before a year is put in front."""
    if another := in_order(heard, turns):
        return [Wording(another, "")]
    if whole := whole_of(heard, turns):
        share = share_of(heard.topic, whole, heard.question.language)
        return [Wording(share, heard.topic, whole), Wording(heard.text, heard.topic)]
    if heard.asks or heard.inner or not last.topic or last.topic not in last.asked or _backwards(heard):
        return _spoken(heard, last)
    asked = _put(last.asked, last.topic, heard.topic or last.topic, _stage_word(heard))
    own = heard.question.years
    if len(last.years) == 1:
        asked = _YEAR.sub("", asked)
    if own and not dated:
        asked = f"{_year(own[0], heard)}{asked}"
    return [Wording(asked, heard.topic or last.topic, "" if heard.topic else last.topic)]


def _spoken_last(turns: Sequence[Turn]) -> Turn:
    """The last turn, with the years of the last one that was answered: a year that gave nothing is not carried on."""
    last = turns[-1]
    if last.answer.status is not Status.REFUSED:
        return last
    answered = next((t for t in reversed(turns) if t.answer.status is not Status.REFUSED), None)
    return replace(last, years=answered.years) if answered is not None and last.years else last


def _spoken(heard: Heard, last: Turn) -> list[Wording]:
    """The question's own words, with the topic put in where it names none."""
    if not last.topic:
        return [Wording(heard.text, heard.topic)]
    if heard.pronoun and not (heard.inner and heard.topic):
        said = (pattern("cue", "pronoun").sub(name, heard.text, count=1) for name in (last.topic, last.label) if name)
        return [Wording(text, last.topic, last.topic) for text in said]
    if not heard.topic or pattern("cue", "of_what").match(heard.text):
        year = _YEAR.match(heard.text)
        lead = year[0] if year else ""
        return [Wording(f"{lead}{last.topic}{heard.text[len(lead) :]}", last.topic, last.topic)]
    text = pattern("cue", "within").sub("", heard.text) if heard.question.in_english else heard.text
    own, led = Wording(text, heard.topic), Wording(f"{last.topic}{heard.text}", last.topic, last.topic)
    if heard.weak and "reason" in heard.question.kinds:
        return [led]  # a reason is asked for of what was spoken of
    if heard.inner and not heard.weak and last.topic and not pattern("whole", "pattern").search(last.topic):
        of = word("dialogue", "basis", "of")
        return [Wording(f"{last.topic}{of}{pattern('cue', 'within').sub('', heard.text)}", heard.topic, last.topic), own]
    # A count of something (多少人次) may be one of what was spoken of; whether it is, its unit shows.
    if heard.weak and counts(heard.question):
        return [led, own]
    return [own, led] if heard.weak or counts(heard.question) else [own]


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


def _dated(wording: Wording, years: Sequence[int], heard: Heard) -> Wording:
    if len(years) != 1 or cue("time", "last").search(wording.text):
        return wording
    return replace(wording, text=f"{_year(years[0], heard)}{wording.text}")


def _ended(text: str, heard: Heard) -> str:
    """A text that ends by asking for something."""
    tail = terms("tail", heard.question.language)
    if _backwards(heard):
        return pattern("cue", "year_before").sub("", text) + tail["change"]
    return text if _asks(text) else text.rstrip("?？。 ") + tail["amount"]


def _asks(text: str) -> bool:
    return any(cue("asks", key).search(text) for key in ("number", "other")) or cue("kind", "consistency").search(text) is not None
