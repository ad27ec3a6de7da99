"""Every amount in a sentence becomes a fact: what it is about, what it says of it, and against what.

A level names its own subject; a change, rate, share or completion inherits the subject of the level before it
unless its clause names one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from disclosure.amount import Amount
from disclosure.model import CellState, Fact, Role, Span
from disclosure.terms import pattern, word
from ingest.facts.amounts import amounts, is_each, read_amount
from ingest.facts.phrases import Phrase, as_of, clause_before, read_phrase
from ingest.facts.source import Source
from ingest.paragraphs import Paragraph

_YEAR = re.compile(r"(?<![\d.])20[0-4]\d(?!\d)")
# A subject with its code behind it or before it: 病虫害控制（2130108）, 2130148渔业发展.
_CODED = re.compile(r"(?P<name>.+?)[（(](?P<code>\d{3}(?:\d{2}){0,2})[）)]?")
_CODE_FIRST = re.compile(r"(?P<code>\d{3}(?:\d{2}){1,2})\s*(?P<name>[一-鿿].+)")


def sentence_facts(paragraph: Paragraph, source: Source) -> Iterator[Fact]:
    """The facts of a paragraph, in order."""
    text = paragraph.text
    titled = pattern("narrative", "subject", "titled").match(text)
    title = titled["title"] if titled else ""
    last = opening_subject(text) or ((title,) if title and not source.subject else source.opening or _plain_subject(source))
    first: tuple[str, ...] = ()
    told: list[tuple[str, ...]] = []  # what the paragraph gave levels of so far
    opened: tuple[str, ...] = ()
    for start, end in _sentences(text):
        # What a bracket is about ends with it: 支出10万元（含结转2万元），比上年增加1万元 is of 支出.
        outside = last
        change: tuple[str, ...] = ()  # what the change right before is of
        levels: dict[tuple[str, ...], Amount] = {}
        before_it, opened = opened, ()  # what the sentence before is about, by its first level
        for match in amounts().finditer(text, start, end):
            before = text[start : match.start()]
            amount = read_amount(match, before, text, source)
            each = amount is not None and is_each(match, before, text[match.end() : end])
            if amount is None:
                continue
            clause = clause_before(text, start, match.start())
            phrase = _against(_dated(read_phrase(clause, amount), clause, before), before, source.year, last)
            phrase = _counting(phrase, text[start : match.start()], text[match.end() : end])
            phrase = _for_each(phrase) if each else phrase
            if title and phrase.is_level and phrase.names and title in phrase.names[-1]:
                phrase = replace(phrase, names=(title,))  # （一）机关运行经费：…单位机关运行经费当年拨款128万元
            inside = _inside_bracket(before)
            last = last if inside else outside
            again = None if phrase.names else pattern("narrative", "sentence", "again").search(before.strip())
            path = first if first and (again or _is_base(phrase, clause, first)) else _path(phrase, last)
            path = next((known for known in reversed(told) if again and known[-1] == again["name"]), path)
            path = first if first and path == last and _outgrows(phrase, amount, levels.get(last)) else path
            path = _of_the_same(path, last, phrase) if pattern("narrative", "sentence", "beside").search(before) else path
            path = change if phrase.role is Role.RATE and not phrase.names and change else path
            if before_it and not opened and not phrase.names and pattern("narrative", "sentence", "compares").match(before.strip()):
                path = before_it
            if not phrase.names and pattern("narrative", "sentence", "closing").search(before.strip()):
                path = opening_subject(text) or source.opening or _plain_subject(source) or path
            change = path if phrase.role is Role.DELTA else ()
            if not path:
                continue
            coded = _CODED.fullmatch(path[-1]) or _CODE_FIRST.fullmatch(path[-1])
            code = coded["code"] if coded else None
            path = (*path[:-1], coded["name"]) if coded else path
            if phrase.is_level and len(path[-1]) > 1:
                last, first, opened = path, first or path, opened or path
                told.append(path)
                levels.setdefault(path, amount)  # not last year's, which a change is compared with
                outside = outside if inside else path
            yield replace(_fact(phrase, path, amount, source, _Place(paragraph, match.span(), (start, end))), code=code)


def opening_subject(text: str) -> tuple[str, ...]:
    """The subject a paragraph opens with, as 类, 款 and 项; empty where it names none."""
    head = text[:120]
    match = pattern("narrative", "subject", "function").search(head) or pattern("narrative", "subject", "numbered").search(head)
    if not match:
        return ()
    parts = [match["class"], match["group"], match["item"]]
    return tuple(re.sub(r"^[\d.、．\s“\"]+", "", part) for part in parts if part)


def _plain_subject(source: Source) -> tuple[str, ...]:
    """Who a sentence is about that names nothing: the form's subject, else its heading."""
    if source.subject:
        return (source.subject,)
    if not source.section:
        return ()
    title = pattern("structure", "heading", "ordinal").sub("", source.section[-1])
    return (title,) if 2 <= len(title) <= 24 else ()


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in re.finditer(r"[。；;！？]|$", text):
        if match.end() > start or match.start() > start:
            yield start, max(match.end(), match.start())
        start = match.end()


def _counting(phrase: Phrase, before: str, behind: str) -> Phrase:
    """The phrase of a count whose noun stands behind it: 召开6次会议, 对22个项目开展了绩效自评."""
    verb = phrase.names[-1] if phrase.names else ""
    done = verb and pattern("narrative", "sentence", "counting").fullmatch(verb)
    if phrase.role is not Role.COUNT or not (done or (not verb and pattern("narrative", "sentence", "counts").search(before))):
        return phrase
    noun = pattern("narrative", "sentence", "counted").match(behind)
    return replace(phrase, names=(verb + re.sub(r"\s", "", noun["noun"]),)) if noun else phrase


def _for_each(phrase: Phrase) -> Phrase:
    """The phrase of money for each head."""
    said = pattern("narrative", "product", "each").search("".join(phrase.names))
    role = Role.LEVEL if phrase.role is Role.COUNT else phrase.role
    return replace(phrase, role=role, names=() if said else phrase.names, measure=word("narrative", "product", "measure"))


def _dated(phrase: Phrase, clause: str, before: str) -> Phrase:
    """The phrase with the year and date that stand earlier in its sentence, where its own clause has none."""
    added = phrase.role is Role.DELTA and phrase.base is None  # 2023年新增资产53万元，其中设备增加5万元: of 2023, too
    if (phrase.is_level or added) and phrase.as_of is None and not _YEAR.search(clause):
        first = pattern("narrative", "sentence", "year").search(before)
        phrase = replace(phrase, year=int(first.group())) if first else phrase
    return replace(phrase, as_of=as_of(before)) if phrase.as_of is None else phrase


def _against(phrase: Phrase, before: str, own: int | None, subject: tuple[str, ...]) -> Phrase:
    """The phrase of a level that only says what is compared with (比上年（9万元）增加…): of the subject, a year ago."""
    match = pattern("narrative", "base", "level").search(before) if phrase.is_level else None
    if match is None or (match["name"] and not _alike(match["name"], subject[-1:])):
        return phrase
    year = int(match["year"]) if match["year"] else own - 1 if own else None
    return replace(phrase, names=(), year=year)


def _is_base(phrase: Phrase, clause: str, subject: tuple[str, ...]) -> bool:
    """Whether a change names its subject only in what it is compared with (较上年政府采购预算增加…)."""
    named = pattern("narrative", "base", "named").search(clause)
    if phrase.names or phrase.role not in (Role.DELTA, Role.RATE) or named is None:
        return False
    bare = pattern("narrative", "base", "time").sub("", named["name"])
    return len(bare) > 2 and _alike(bare, subject[-1:])


def _alike(name: str, subject: tuple[str, ...]) -> bool:
    """Whether a name is the subject's, or a part of it, or the other way round."""
    bare = pattern("narrative", "base", "time").sub("", name).strip("“”\" ")
    return any(bare in known or known in bare for known in subject)


def _outgrows(phrase: Phrase, amount: Amount, level: Amount | None) -> bool:
    """Whether an increase is greater than the figure right before it, and so is not of it but of what the sentence opens with."""
    if phrase.role is not Role.DELTA or phrase.names or phrase.falls or level is None:
        return False
    return level.unit.dimension == amount.unit.dimension and amount.value * amount.unit.factor > level.value * level.unit.factor


def _inside_bracket(before: str) -> bool:
    return sum(before.count(char) for char in "（(") > sum(before.count(char) for char in "）)")


def _path(phrase: Phrase, last: tuple[str, ...]) -> tuple[str, ...]:
    """The subject of a figure: its own, unless that only repeats a part of the subject before it."""
    if not phrase.names or (len(last) > 1 and phrase.names[-1] in last):
        return last
    return phrase.names


def _of_the_same(path: tuple[str, ...], last: tuple[str, ...], phrase: Phrase) -> tuple[str, ...]:
    """The subject of a count that only says in which state it is: 事业编制58人，实际55人 is of 事业编制实际."""
    stated = phrase.role is Role.COUNT and len(phrase.names) == 1 and last and last != path
    if not (stated and pattern("narrative", "sentence", "state").fullmatch(path[-1]) and pattern("narrative", "sentence", "posts").search(last[-1])):
        return path
    return (*last[:-1], f"{last[-1]}{path[-1]}")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a figure and its sentence stand in a paragraph."""

    paragraph: Paragraph
    figure: Span
    sentence: Span


def _fact(phrase: Phrase, path: tuple[str, ...], amount: Amount, source: Source, place: _Place) -> Fact:
    paragraph, (start, end) = place.paragraph, place.figure
    span = paragraph.span(start, end)
    signed = Amount(-amount.value, amount.unit) if phrase.falls else amount
    return Fact(
        id=f"s{span[0]}-{span[1]}", document=source.document, label=path[-1], row_path=path, col_path=(),
        text=paragraph.text[start:end], state=CellState.ZERO if amount.value == 0 else CellState.NUMBER, span=span,
        quote=paragraph.span(*place.sentence), role=phrase.role, amount=signed, measure=phrase.measure,
        base=phrase.base, year=phrase.year or source.year, as_of=phrase.as_of, section=source.section,
        table=source.table, statement=source.statement, subject=source.subject, page=paragraph.page,
    )
