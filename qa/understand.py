"""A question becomes what is asked: kind, words, years, units, hints. It holds no figure that could be an answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache
from typing import Any

from disclosure.amount import Unit, numbers_in, unit
from disclosure.model import DocumentInfo, Stage
from disclosure.statements import statement_of
from disclosure.terms import load, pattern, word
from qa.english import as_one
from qa.entities import without_entities
from qa.lexicon import standard
from qa.text import language, plain, visible


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked.

    Attributes:
        text: the question in plain form; `body`: the same without names of government units.
        kinds: every kind whose cue is there, the most specific first.
        years: years named, with 去年 and the like resolved against the scope.
        asked_unit: the unit the answer should have, where the question says.
        dimension: what is counted (money, people, vehicle, area, percent), where the question says.
        places: decimals asked for, or None.
        english: the English question it was put into Chinese from.
        anchors: numbers in the question: they point at something or claim something, and are never an answer.
    """

    raw: str
    text: str
    body: str
    language: str
    kinds: tuple[str, ...]
    years: tuple[int, ...] = ()
    stage: Stage | None = None
    initial: bool = False
    asked_unit: Unit | None = None
    dimension: str | None = None
    places: int | None = None
    wants_rate: bool = False
    wants_amount: bool = False
    falling: bool = False
    table_number: str | None = None
    statement: str | None = None
    narrative: bool = False
    form: bool = False
    anchors: tuple[Decimal, ...] = field(default=())
    codes: tuple[str, ...] = ()
    english: str = ""

    @property
    def in_english(self) -> bool:
        """Whether its words are English; an English question put into Chinese is answered in English and read as Chinese."""
        return self.language == "en" and not self.english

    @property
    def asks_number(self) -> bool:
        """Whether a figure is asked for; a short question without any other asking word counts."""
        if self.dimension is not None or cue("asks", "number").search(self.text):
            return True
        if self.in_english:
            return not cue("asks", "other_en").search(self.text)
        return not cue("asks", "other").search(self.text) and len(self.text) <= 40


def with_rows(question: Question, labels: frozenset[str], entities: Sequence[str]) -> Question:
    """The question with the units that have a row of their own in scope, which a likeness to the owner's name took away."""
    own = {plain(re.sub(r"[（(].*?[）)]", "", name)) for name in entities}
    unit_name = cue("scope", "unit")
    kept = [
        label for label in labels
        if len(label) > 4 and label in question.text and label not in question.body and label not in own and unit_name.search(label)
    ]
    longest = [label for label in kept if not any(label != other and label in other for other in kept)]
    question = replace(question, body=" ".join((*longest, question.body))) if longest else question
    return _without_named_average(question, labels)


def _without_named_average(question: Question, labels: frozenset[str]) -> Question:
    """A question that speaks of an average only in the name of a figure (平均住院日) asks for none."""
    average = cue("kind", "average")
    rest = question.body
    if "average" not in question.kinds:
        return question
    for label in sorted((label for label in labels if len(label) > 3 and average.search(label) and label in rest), key=len, reverse=True):
        rest = rest.replace(label, " ")
    if rest == question.body or average.search(rest):
        return question
    return replace(question, kinds=tuple(kind for kind in question.kinds if kind != "average"))


# A code printed in three columns: 302 29, 210 15 05.
_SPLIT_CODE = re.compile(r"(?<![\d.])\d{3} \d{2}(?: \d{2})?(?![\d.%])")
# A year of two digits is one of this century, so few years from the documents' own.
_CENTURY, _NEAR = 2000, 4
_MARKUP = re.compile(r"<[^<>]{0,200}>")


@cache
def cues() -> dict[str, Any]:
    """The vocabulary of asking."""
    return load("cues")


@cache
def cue(section: str, key: str) -> re.Pattern[str]:
    """A compiled cue pattern."""
    return re.compile(str(cues()[section][key]), re.IGNORECASE)


def understand(raw: str, scope: Sequence[DocumentInfo]) -> Question:
    """Read a question against the documents it is asked about."""
    raw = cue("scope", "command").sub("", visible(raw))
    raw = cue("scope", "aside").sub("", raw) if cue("scope", "aside").search(raw) else raw
    raw_text = _SPLIT_CODE.sub(lambda m: "".join(m.group().split()), _MARKUP.sub(" ", raw))
    for apart, together in load("narrative")["joined"].items():
        raw_text = raw_text.replace(apart, together)
    for spoken, written in cues()["spoken"].items():
        raw_text = raw_text.replace(spoken, written)
    raw_text = _full_years(raw_text, [info.year for info in scope if info.year])
    raw_text = _same_year(raw_text, [info.year for info in scope])
    raw_text = cue("scope", "with_year").sub(cues()["scope"]["against_year"], raw_text)
    raw_text = cue("scope", "moved_by").sub(cues()["scope"]["rate"], raw_text)
    for said in ("quarter", "plan"):
        raw_text = pattern("misfits", "period", said).sub(word("misfits", "period", f"{said}_written"), raw_text)
    raw_text = cue("scope", "filled_in").sub(cues()["scope"]["held"], cue("scope", "merged").sub("", raw_text))
    raw_text = cue("scope", "only").sub(r"\g<only>", raw_text)
    raw_text = cue("scope", "set_aside").sub(r"除去\g<what>，", raw_text)
    raw_text = cue("scope", "side_of").sub(r"\g<year>\g<fund>\g<side>", raw_text)
    purse = cue("scope", "purse").search(raw_text)
    meant = purse_statement(purse["purse"]) if purse else None
    raw_text = cue("scope", "purse").sub("", raw_text) if meant else raw_text
    where = cue("scope", "where").search(raw_text)
    raw_text = cue("scope", "where").sub("", raw_text)
    text = plain(raw_text)
    found = language(raw_text)
    named = plain(_without_proper_names(raw_text).replace("-", " ")) if found == "en" else text
    named = as_one(named, text, cues()["english_parts"]) if found == "en" else named
    body = standard(without_entities(named, [info.entity for info in scope if info.entity]))
    kinds = tuple(kind for kind in cues()["kind"] if cue("kind", kind).search(text))
    if "change" in kinds and not cue("whole", "shared").search(text):
        kinds = tuple(kind for kind in kinds if kind != "share")  # 同比涨了多少个百分比
    if cue("whole", "spoken").fullmatch(body):
        kinds = tuple(kind for kind in kinds if kind != "sum")  # 一共花了多少钱: the total, and no sum of ours
    asked = _asked_unit(text)
    number = cue("scope", "table_number").search(text)
    return Question(
        raw=raw, text=text, body=body, language=found, kinds=kinds, years=_years(text, scope),
        stage=_stage(text), initial=bool(cue("stage", "initial").search(text)), asked_unit=asked,
        dimension=_dimension(text, asked), places=_places(text), wants_rate=bool(cue("rate", "words").search(text)),
        wants_amount=bool(cue("amount", "words").search(text)), falling=bool(cue("down", "words").search(text)),
        table_number=number["number"] if number else None, statement=meant or _statement(plain(where["table"]) + "中" if where else body), narrative=bool(cue("scope", "narrative").search(text)),
        form=bool(cue("scope", "form").search(text)), anchors=tuple(_anchors(text)),
        codes=_codes(body),
    )


def purse_statement(text: str) -> str | None:
    """The statement of spending of the kind of money that a text names."""
    purses: dict[str, str] = cues()["purses"]
    return next((statement for said, statement in purses.items() if said in text), None)


def _full_years(text: str, own: Sequence[int]) -> str:
    """A question with years of two digits (24年) in full, where they are near the documents' own."""

    def full(match: re.Match[str]) -> str:
        year = _CENTURY + int(match["year"])
        return f"{year}年" if any(abs(year - other) <= _NEAR for other in own) else match.group()

    return cue("time", "short").sub(full, text)


def _same_year(text: str, own: Sequence[int | None]) -> str:
    """A question with 当年的 behind another year than the documents' as that year: 2019年的收入和当年的支出."""
    named = re.search(r"20[0-4]\d年", text)
    if named is None or int(named.group()[:4]) in own:
        return text
    return text[: named.end()] + cue("time", "same").sub(f"{named.group()}的", text[named.end() :])


def _codes(text: str) -> tuple[str, ...]:
    """Subject codes named: five or seven digits, three where they are called a class."""
    whole = re.findall(r"(?<![\d.,])(?:\d{7}|\d{5})(?![\d.,万亿元])", text)
    return (*whole, *(match["code"] or match["codeb"] for match in cue("codes", "class").finditer(text)))


def _without_proper_names(text: str) -> str:
    """An English question without capitalised words (names of places and offices); the first word stays."""
    return re.sub(r"(?<=[\s(])(?:[A-Z][\w'’-]*)(?:'s)?", " ", text)


def _statement(text: str) -> str | None:
    """The statement a question names as a table (…表里, 按…总表)."""
    named = re.search(r"(?P<title>[^，,。、里中按在看从照]{2,20}表)", text)
    if named:
        return statement_of(named["title"])[0]
    return next((key for key, said in cues()["statement_hint"].items() if re.search(said, text)), None)


def _years(text: str, scope: Sequence[DocumentInfo]) -> tuple[int, ...]:
    years = [int(y) for y in re.findall(r"(?<![\d-])(20[0-4]\d)(?!\d|-\d{3})", text)]
    years += [2000 + int(y) for y in re.findall(r"(?<!\d)([0-4]\d)年", text)]
    own = sorted({info.year for info in scope if info.year})
    text = cue("time", "naming").sub("", text) if years else text
    if len(own) == 1:
        named = own[0] in years and not cue("time", "set_against").search(text)  # 去年（24年）, asked in 2025
        if cue("time", "last").search(text) and not named:
            years.append(own[0] - 1)
        if cue("time", "before_last").search(text):
            years.append(own[0] - 2)
        if cue("time", "this").search(text):
            years.append(own[0])
    return tuple(dict.fromkeys(years))


def _stage(text: str) -> Stage | None:
    text = cue("stage", "named").sub("", text)  # 一般公共预算 names money, not a stage
    if cue("stage", "final").search(text):
        return Stage.FINAL_ACCOUNT
    return Stage.BUDGET if cue("stage", "budget").search(text) else None


def _asked_unit(text: str) -> Unit | None:
    match = cue("asked_unit", "pattern").search(text)
    if not match:
        return None
    said = next(group for group in match.groups() if group)
    if match["k"] and not cue("asked_unit", "spends").search(text):
        return None  # 粉丝要到多少万: not of money
    if cue("asked_unit", "vehicles").search(text):
        return unit(str(cues()["asked_unit"]["vehicle"]))  # 几台公务用车: cars are counted in 辆
    return unit(cues()["asked_unit_spoken"].get(said, said))


def _dimension(text: str, asked: Unit | None) -> str | None:
    if asked is not None:
        return asked.dimension
    for key, dimension in (("vehicles", "vehicle"), ("area", "area"), ("length", "kilometre"), ("people", "people"), ("money", "money")):
        if cue("asked_unit", key).search(text):
            return dimension
    return None


def _places(text: str) -> int | None:
    match = cue("places", "pattern").search(text)
    if match:
        word = next(group for group in match.groups() if group)
        return int(word) if word.isdigit() else int(cues()["numerals"][word])
    return 0 if cue("places", "integer").search(text) else None


def _anchors(text: str) -> list[Decimal]:
    without_years = re.sub(r"20[0-4]\d(?=年|年度|\D|$)", "", text)
    found = numbers_in(without_years)
    return [value for start, end, value in found if value > 9 or "." in without_years[start:end]]


def number_word(text: str) -> int | None:
    """A small number written in digits or as a Chinese numeral."""
    if text.isdigit():
        return int(text)
    value = cues()["numerals"].get(text)
    return int(value) if value is not None else None
