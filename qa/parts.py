"""The parts of a follow-up: several quantities asked at once, their answers put together, and what is told beside."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from disclosure.amount import unit
from disclosure.answer import Answer, Status
from disclosure.model import DocumentInfo, Stage
from qa.followup import Wording
from qa.heard import Heard, counts
from qa.memory import Turn
from qa.topic import pattern, terms
from qa.understand import Question
from qa.write import sentences

Plain = Callable[[str, str, Status, str], Answer]


def good(answer: Answer) -> bool:
    """Whether an answer says something."""
    return answer.status in (Status.GROUNDED, Status.CONFLICT)


def counted(answer: Answer, asked: Question, meant: Sequence[DocumentInfo]) -> bool:
    """Whether an answer is of the kind asked for: no money where people are counted, no total where it is per head."""
    if pattern("cue", "per_head").search(asked.text) and not _is_per_head(answer):
        return False
    if pattern("cue", "computed").search(asked.text) and _is_taken(answer):
        return False
    if pattern("cue", "initial").search(asked.text) and not _is_initial(answer, meant):
        return False
    if pattern("cue", "share_words").search(asked.text) and _is_over(answer):
        return False
    if _is_no_rate(answer, asked):
        return False
    named = unit(answer.unit or "")
    if named is None or not counts(asked):
        return True
    visits = asked.dimension == "person-times" and named.dimension == "people"
    return visits or named.dimension in (asked.dimension, "plain")


def _is_no_rate(answer: Answer, asked: Question) -> bool:
    """Whether money answers a question for a percentage, or a percentage worked out one for an amount."""
    named, op = unit(answer.unit or ""), answer.program[-1].op if answer.program else ""
    if named is None or answer.boolean is not None:
        return False
    if asked.asked_unit is not None and asked.asked_unit.is_money:
        return not named.is_money
    rate = asked.wants_rate or pattern("cue", "rate").search(asked.text) or pattern("cue", "share_words").search(asked.text)
    if named.is_money:
        return asked.wants_rate and not asked.wants_amount and asked.asked_unit is None
    return op in ("growth", "ratio") and named.dimension == "percent" and not rate and asked.asks_number


def _is_taken(answer: Answer) -> bool:
    """Whether a figure was taken as it stands where one was to be computed, and is not printed as such."""
    printed = any(pattern("cue", "computed").search("".join((f.label, *f.row_path, *f.col_path))) for f in answer.figures)
    return bool(answer.program) and answer.program[-1].op == "value" and not printed


def _is_initial(answer: Answer, meant: Sequence[DocumentInfo]) -> bool:
    """Whether a figure asked for as 年初预算 is one: it says so, or its document is a budget."""
    budgets = {info.file for info in meant if info.stage is Stage.BUDGET}
    used = {arg for step in answer.program for arg in step.args}
    figures = [f for f in answer.figures if f.id in used]
    words = "".join(passage.quote for passage in answer.evidence)
    return not figures or any(
        f.document in budgets or pattern("cue", "initial").search("".join((*f.row_path, *f.col_path, f.label, words)))
        for f in figures
    )


def _is_over(answer: Answer) -> bool:
    """Whether a share is of less than itself: then the whole was guessed wrong."""
    return bool(answer.program) and answer.program[-1].op == "ratio" and Decimal(answer.value or 0) > 100


def _is_per_head(answer: Answer) -> bool:
    """Whether an answer to 人均 was divided, or is printed as such."""
    printed = any(pattern("cue", "per_head").search("".join((f.label, *f.row_path, *f.col_path))) for f in answer.figures)
    return printed or answer.value is None or any(step.op == "per" for step in answer.program)


def refusal(plain: Plain, asked: Question) -> Answer:
    """The refusal of a question that a figure of another kind would have answered."""
    say = sentences(asked.language)
    return plain(asked.raw, asked.language, Status.REFUSED, say["refused"].format(missing=say["missing_fact"]))


def parts(wordings: Sequence[Wording]) -> list[tuple[Wording, ...]]:
    """The wordings of each quantity a question asks for (多少批、多少人次): one, where it asks for one."""
    quantity = pattern("ask", "quantities")
    asked = [match[0] for match in quantity.finditer(wordings[0].text)]
    if not 1 < len(asked) < 4:
        return [tuple(wordings)]
    bare = [replace(wording, text=_tidy(quantity.sub("", wording.text.rstrip("?？")))) for wording in wordings]
    return [tuple(replace(wording, text=f"{wording.text}{one}?") for wording in bare) for one in asked]


def _tidy(text: str) -> str:
    return re.sub(r"[、,，和与及\s]+$", "", text)


def joined(answers: Sequence[Answer], heard: Heard) -> Answer:
    """Several answers as one: the answered ones in order, and what was not found."""
    answered = [a for a in answers if good(a)]
    if len(answers) == 1 or not answered:
        return answers[0]
    missing = [a.question for a in answers if a not in answered]
    note = "".join(terms("say", heard.question.language)["part_missing"].format(what=what) for what in missing)
    evidence = tuple(dict.fromkeys(passage for a in answered for passage in a.evidence))
    return replace(answered[0], text="".join(a.text for a in answered) + note, evidence=evidence)


def other_year(heard: Heard, meant: Sequence[DocumentInfo], last: Turn) -> list[str]:
    """What to say where another unit has no document of the year spoken of."""
    years = {str(info.year) for info in meant if info.year}
    if heard.question.years or not heard.unit or not last.years or not years or str(last.years[0]) in years:
        return []
    say = terms("say", heard.question.language)
    entity = meant[0].entity or meant[0].title
    return [say["other_year"].format(entity=entity, year=last.years[0], years=say["join"].join(sorted(years)))]


def shown_with(answer: Answer, told: Sequence[str], heard: Heard) -> Answer:
    """The answer with what was carried over in its reading."""
    if not told:
        return answer
    say = terms("say", heard.question.language)
    note = say["carried"].format(items=say["join"].join(dict.fromkeys(told)))
    return replace(answer, reading=say["sep"].join(filter(None, (note, answer.reading))))
