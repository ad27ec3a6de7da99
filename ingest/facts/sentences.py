"""Every amount in a sentence becomes a fact: what it is about, what it says of it, and against what.

A level names its own subject; a change, rate, share or completion inherits the subject of the level before it
unless its clause names one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Any

from disclosure.amount import Amount, Unit, parse_number, unit, unit_names
from disclosure.model import CellState, Fact, Role
from disclosure.terms import load
from ingest.paragraphs import Paragraph

# Stands for a 类/款/项 mark after a subject, so that the subjects before it stay apart.
_LEVEL = "\x1f"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a paragraph stands."""

    document: str
    section: tuple[str, ...] = ()
    year: int | None = None
    table: str | None = None
    statement: str | None = None
    subject: str | None = None
    opening: tuple[str, ...] = ()


@cache
def _amount() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in unit_names() if not re.fullmatch("[a-z]+.*", name))
    return re.compile(rf"(?<![\d.,A-Za-z〔\[【])(?P<number>\d[\d,]*(?:\.\d+)?(?:[+＋]\d[\d,]*(?:\.\d+)?)*)\s?(?P<unit>{names})(?![A-Za-z])")


@cache
def _terms() -> dict[str, Any]:
    return load("narrative")


@cache
def _words(role: str) -> str:
    return "|".join(sorted((re.escape(w) for w in _terms()["role"][role]), key=len, reverse=True))


def sentence_facts(paragraph: Paragraph, source: Source) -> Iterator[Fact]:
    """The facts of a paragraph, in order."""
    text = paragraph.text
    last = opening_subject(text) or source.opening or _plain_subject(source)
    for start, end in _sentences(text):
        for match in _amount().finditer(text, start, end):
            found = _unit(match["unit"], text[start : match.start()], source)
            value = _value(match["number"])
            if found is None or value is None or _is_date(text, match, found):
                continue
            clause = _clause(text, start, match.start())
            fact = _read(clause, Amount(value, found), last, source)
            if fact is None:
                continue
            if fact.role in (Role.LEVEL, Role.COUNT) and not re.search(r"20[0-4]\d", clause):
                first = re.search(r"20[0-4]\d(?=年)", text[start : match.start()])
                fact = replace(fact, year=int(first.group())) if first and fact.as_of is None else fact
            if fact.as_of is None and (dated := _as_of(text[start : match.start()])):
                fact = replace(fact, as_of=dated)
            if fact.role in (Role.LEVEL, Role.COUNT) and len(fact.label) > 1:
                last = fact.row_path
            yield _located(fact, paragraph, match.span(), (start, end), source)


def _unit(name: str, before: str, source: Source) -> Unit | None:
    """The unit of a figure; a bare 万 or 亿 counts money where the sentence speaks of money."""
    if name in ("万", "亿") and source.table and re.search(_terms()["money"]["signs"], before):
        return unit(name + "元")
    return unit(name)


def _value(text: str) -> Decimal | None:
    """A number, or a printed sum of numbers (152.09+1275.8)."""
    parts = [parse_number(part) for part in re.split(r"[+＋]", text)]
    numbers = [part for part in parts if part is not None]
    return sum(numbers, Decimal(0)) if len(numbers) == len(parts) else None


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in re.finditer(r"[。；;！？]|$", text):
        if match.end() > start or match.start() > start:
            yield start, max(match.end(), match.start())
        start = match.end()


def _clause(text: str, start: int, end: int) -> str:
    """What stands before a figure, back to the previous delimiter (a comma after a 比… phrase is none)."""
    clause = re.sub(_terms()["strip"]["level"], _LEVEL, text[start:end])
    cut = _last_mark(clause)
    head = clause[cut + 1 :]
    if cut > 0 and not re.sub(r"^[\s为是共有]+", "", head):
        cut = _last_mark(clause[:cut])
        head = clause[cut + 1 :]
    return head


def _last_mark(clause: str) -> int:
    """Where the last delimiter stands: a comma, a colon, or a bracket that is still open."""
    depth = 0
    for place in range(len(clause) - 1, -1, -1):
        char = clause[place]
        if char in "）)":
            depth += 1
        elif char in "（(":
            if depth == 0:
                return place
            depth -= 1
        elif depth == 0 and char in "，,：:":
            return place
    return -1


def opening_subject(text: str) -> tuple[str, ...]:
    """The subject a paragraph opens with, as 类, 款 and 项; empty where it names none."""
    match = re.search(_terms()["subject"]["function"], text[:120])
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
    title = re.sub(r"^(?:[（(][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十\d]{1,3}[、.．])\s*", "", source.section[-1])
    return (title,) if 2 <= len(title) <= 24 else ()


def _is_date(text: str, match: re.Match[str], found: Unit) -> bool:
    if found.dimension == "year":
        return True
    if found.dimension == "plain":
        return found.name != "个"
    return bool(re.match(r"[月日号]", text[match.end() : match.end() + 1])) and found.dimension == "people"


def _read(clause: str, amount: Amount, last: tuple[str, ...], source: Source) -> Fact | None:
    role, cue = _role(clause, amount)
    base = _base(clause) if role not in (Role.LEVEL, Role.COUNT) else None
    year, rest = _year(clause if base is None else clause.replace(base, "", 1))
    body = rest[: rest.rfind(cue)] if cue and cue in rest else rest
    if role not in (Role.LEVEL, Role.COUNT):
        body = re.sub(r"(?:同比|比|较|与|占|完成).*$", "", body)
    measure, body = _measure(body)
    names = _names(body)
    path = names if names else last
    if not path:
        return None
    if names and last and len(last) > 1 and names[-1] in last:
        path = last
    signed = Amount(-amount.value, amount.unit) if cue and re.fullmatch(_words("down"), cue) else amount
    state = CellState.ZERO if amount.value == 0 else CellState.NUMBER
    return Fact(
        id="", document=source.document, label=path[-1], row_path=path, col_path=(), text="", state=state,
        span=(0, 0), quote=(0, 0), role=role, amount=signed, measure=measure, base=base,
        year=year or source.year, as_of=_as_of(clause),
    )


def _role(clause: str, amount: Amount) -> tuple[Role, str | None]:
    tail = clause[-14:]
    percent = amount.unit.dimension == "percent"
    change = list(re.finditer(rf"{_words('up')}|{_words('down')}", tail))
    rest = tail[change[-1].end() :] if change else ""
    near = change[-1] if change and (len(rest) <= 4 or re.fullmatch(_terms()["role"]["after"], rest)) else None
    if near is not None and not (percent is False and near.group() in ("多", "少")):
        return (Role.RATE if percent else Role.DELTA), near.group()
    if percent and re.search(_words("completion"), clause):
        return Role.COMPLETION, None
    if percent and (share := re.search(_words("share"), clause)):
        return Role.SHARE, share.group()
    if amount.unit.is_money or percent:
        return Role.LEVEL, None
    return Role.COUNT, None


def _base(clause: str) -> str | None:
    match = re.search(_terms()["base"]["pattern"], clause)
    return match["base"] if match and match["base"] else None


def _year(text: str) -> tuple[int | None, str]:
    match = re.search(r"20[0-4]\d", text)
    rest = re.sub(_terms()["strip"]["date"], "", text)
    rest = re.sub(_terms()["strip"]["year"], "", rest)
    return (int(match.group()) if match else None), rest


def _as_of(clause: str) -> str | None:
    match = re.search(_terms()["strip"]["date"], clause)
    return match["date"] if match else None


def _measure(body: str) -> tuple[str | None, str]:
    for name in _terms()["measure"]["names"]:
        match = re.search(rf"{name}{_terms()['measure']['after']}$", body)
        if match or body.startswith(name):
            return name, body.replace(name, "", 1)
    return None, body


def _names(body: str) -> tuple[str, ...]:
    """The subject phrase: the last of enumerated names, with the subjects it is listed under."""
    strip = _terms()["strip"]
    for apart, together in _terms()["joined"].items():
        body = body.replace(apart, together)
    levelled = _LEVEL in body
    splitter = _LEVEL if levelled else (r"、|和(?=[^、]{4,}$)" if "、" in body else "、")
    parts = [part for part in re.split(splitter, body) if part]
    cleaned = [re.sub(strip["tail"], "", re.sub(strip["lead"], "", part)).strip("“”\"()（） ") for part in parts]
    cleaned = [part for part in cleaned if len(part) > 1 and part not in strip["generic"]]
    if not cleaned:
        return ()
    if levelled or (len(cleaned) > 1 and all(part in _subjects() for part in cleaned[:-1])):
        return tuple(cleaned)
    return (cleaned[-1],)


@cache
def _subjects() -> frozenset[str]:
    return frozenset(name for names in load("subjects")["functional"].values() for name in names)


def _located(
    fact: Fact, paragraph: Paragraph, place: tuple[int, int], sentence: tuple[int, int], source: Source
) -> Fact:
    span = paragraph.span(*place)
    return replace(
        fact, id=f"s{span[0]}-{span[1]}", text=paragraph.text[place[0] : place[1]], span=span,
        quote=paragraph.span(*sentence), section=source.section, table=source.table, statement=source.statement,
        subject=source.subject, page=paragraph.page,
    )
