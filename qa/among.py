"""A question about one thing, asked of several disclosures: answered from those of the unit it names, each by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from disclosure.answer import Answer, Figure, Status
from disclosure.model import DocumentInfo, Fact
from qa.across.english import without_names
from qa.across.narrow import Narrowed, narrowed
from qa.across.units import Disclosure, disclosures
from qa.alone import Prepared, answered
from qa.assemble import plain_answer
from qa.entities import documents_meant
from qa.facts import FactBase
from qa.replay import address_of, fact_at
from qa.text import plain
from qa.understand import Question, cue
from qa.when import dated
from qa.write import sentences

# So many disclosures of one unit are asked one by one; of more, the question has to say which it means.
_FEW = 6
_SHOWN = 8


def among(prepared: Prepared, asked: Question, scope: Sequence[DocumentInfo], chosen: bool) -> Answer:
    """Answer from the disclosures a question is about; a figure of another unit or year is no answer.

    Args:
        prepared: gives the named facts of some documents.
        scope: the documents it is asked of.
        chosen: whether the asker chose them.
    """
    listed = disclosures(scope)
    if len(listed) < 2:
        return answered(prepared, asked.raw, scope)
    narrow = narrowed(asked, listed)
    say = sentences(asked.language)
    if narrow.strange:
        return plain_answer(asked.raw, asked.language, Status.REFUSED, say["across_unknown"].format(items=narrow.strange))
    if narrow.named:
        return _of_unit(prepared, asked, narrow)
    files = [info for d in narrow.listed for info in d.files]
    return _of_any(prepared, asked, files if chosen else documents_meant(asked.text, scope, asked.years), narrow)


def _of_unit(prepared: Prepared, asked: Question, narrow: Narrowed) -> Answer:
    """The answer of the one disclosure of a unit that has one; a question back where they differ."""
    if len(narrow.listed) > _FEW:
        return _which(asked, [d.title for d in narrow.listed])
    raw = without_names(asked.raw, [d.unit for d in narrow.listed]) if asked.language == "en" else asked.raw
    answers = [(d, _of_year(prepared, asked, answered(prepared, raw, d.files), d.files, narrow)) for d in narrow.listed]
    good = [(d, answer) for d, answer in answers if answer.status in (Status.GROUNDED, Status.CONFLICT)]
    if not good:
        return next((answer for _, answer in answers if answer.status is Status.CLARIFY), answers[0][1])
    said = {(answer.value, answer.unit, answer.boolean, answer.items) for _, answer in good}
    if len(said) > 1:
        return _which(asked, [d.title for d, _ in good])
    of, answer = max(good, key=lambda pair: pair[0].year or 0)
    return _told(answer, of, asked)


def _of_any(prepared: Prepared, asked: Question, files: Sequence[DocumentInfo], narrow: Narrowed) -> Answer:
    """The answer to a question that names no unit: of one disclosure, where no other has a figure of that name."""
    answer = _of_year(prepared, asked, answered(prepared, asked.raw, files), files, narrow)
    listed = disclosures(files)
    used = {figure.document for figure in _used(answer)}
    of = [d for d in listed if used & {info.file for info in d.files}]
    base = prepared(files)[0]
    if len(of) > 1 and not cue("across", "plural").search(asked.text):
        return _which(asked, [d.title for d in of])
    whose = _owners(base, answer, files)
    if len(whose) > 1:
        return _which(asked, whose)
    return _told(answer, of[0], asked) if len(of) == 1 and len(listed) > 1 else answer


def _told(answer: Answer, of: Disclosure, asked: Question) -> Answer:
    """An answer that says which disclosure it is of."""
    say = sentences(asked.language)
    reading = say["join"].join(part for part in (say["across_taken"].format(title=of.title), answer.reading) if part)
    return replace(answer, reading=reading)


def _which(asked: Question, titles: Sequence[str]) -> Answer:
    say = sentences(asked.language)
    few = say["join"].join(titles[:_SHOWN]) + ("…" if len(titles) > _SHOWN else "")
    return plain_answer(asked.raw, asked.language, Status.CLARIFY, say["clarify"].format(items=few))


def _of_year(prepared: Prepared, asked: Question, answer: Answer, files: Sequence[DocumentInfo], narrow: Narrowed) -> Answer:
    """An answer, or why there is none where it is of no year asked for and no disclosure is."""
    if not narrow.undated or answer.value is None:
        return answer
    base = prepared(files)[0]
    facts = [fact for figure in _used(answer) if (fact := _fact(base, figure)) is not None]
    if facts and all(_is_of(base, fact, asked.years) for fact in facts):
        return answer
    say = sentences(asked.language)
    missing = say["missing_year"].format(year=asked.years[0])
    return plain_answer(asked.raw, asked.language, Status.REFUSED, say["refused"].format(missing=missing))


def _used(answer: Answer) -> list[Figure]:
    """The figures a program works on; the first one where there is none."""
    computed = {arg for step in answer.program for arg in step.args}
    return [figure for figure in answer.figures if figure.id in computed] or list(answer.figures[:1])


def _fact(base: FactBase, figure: Figure) -> Fact | None:
    document = next((d for d in base.documents if d.info.file == figure.document), None)
    return fact_at(document, address_of(figure.cell, figure.span), figure.text, figure.value) if document else None


def _is_of(base: FactBase, fact: Fact, years: Sequence[int]) -> bool:
    """Whether a figure is of one of these years, or as of a date in one."""
    told = (fact.as_of or "") + "".join(fact.col_path)
    return fact.year in years or not dated(base, fact).isdisjoint(years) or any(str(year) in told for year in years)


def _owners(base: FactBase, answer: Answer, scope: Sequence[DocumentInfo]) -> list[str]:
    """The units that all have a figure of the name answered, where the question named none of them; eight at most."""
    if answer.status is Status.REFUSED or not answer.figures or (answer.value is None and answer.boolean is None):
        return []
    label = plain(answer.figures[0].label)
    holders = {named.fact.document for named in base.named if plain(named.fact.label) == label}
    return list(dict.fromkeys(info.title or info.file for info in scope if info.id in holders and info.entity))[:_SHOWN]
