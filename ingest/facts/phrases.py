"""What stands before a figure: whether it is a level, a change or a share, of what, and against what."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from disclosure.amount import Amount
from disclosure.model import Role
from disclosure.terms import load, pattern, words

# Stands for a 类/款/项 mark after a subject, so that the subjects before it stay apart.
_LEVEL = "\x1f"
# A change cue counts when so little stands between it and the figure, or only words that say nothing.
_NEAR = 4
_YEAR = re.compile(r"(?<![\d.])20[0-4]\d(?!\d)")
_CUE = 14


@dataclass(frozen=True, slots=True)
class Phrase:
    """What a clause says of its figure.

    Attributes:
        names: the subject, outermost first; empty where the clause names none.
        falls: whether a word of decline stands before the figure.
        year, measure, base, as_of: as in a `Fact`.
    """

    role: Role
    names: tuple[str, ...]
    falls: bool = False
    year: int | None = None
    measure: str | None = None
    base: str | None = None
    as_of: str | None = None

    @property
    def is_level(self) -> bool:
        """Whether the figure is a quantity itself and not a relation of two."""
        return self.role in (Role.LEVEL, Role.COUNT)


def read_phrase(clause: str, amount: Amount) -> Phrase:
    """Read the clause before a figure."""
    role, cue = _role(clause, amount)
    relative = role not in (Role.LEVEL, Role.COUNT)
    base = _base(clause) if relative else None
    year, rest = _year(clause if base is None else clause.replace(base, "", 1))
    body = rest[: rest.rfind(cue)] if cue and cue in rest else rest
    if relative:
        body = pattern("narrative", "role", "against").sub("", body)
    measure, body = _measure(body)
    falls = cue is not None and re.fullmatch(_cues("down"), cue) is not None
    return Phrase(role, _names(body), falls, year, measure, base, as_of(clause))


def clause_before(text: str, start: int, end: int) -> str:
    """What stands before a figure, back to the previous delimiter (a comma after a 比… phrase is none)."""
    clause = pattern("narrative", "product", "before").sub("", text[start:end])
    clause = re.sub(r"(?<=\d),(?=\d{3})", "", pattern("narrative", "strip", "level").sub(_LEVEL, clause))
    cut = _last_mark(clause)
    head = clause[cut + 1 :]
    if cut > 0 and not pattern("narrative", "sentence", "filler").sub("", head):
        cut = _last_mark(clause[:cut])
        head = clause[cut + 1 :]
    return head


def as_of(clause: str) -> str | None:
    """The date a clause names (截至…), as printed."""
    match = pattern("narrative", "strip", "date").search(clause)
    return match["date"] if match else None


@cache
def _terms() -> dict[str, Any]:
    return load("narrative")


@cache
def _cues(role: str) -> str:
    return "|".join(sorted((re.escape(w) for w in _terms()["role"][role]), key=len, reverse=True))


@cache
def _change() -> re.Pattern[str]:
    return re.compile(f"{_cues('up')}|{_cues('down')}")


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


def _role(clause: str, amount: Amount) -> tuple[Role, str | None]:
    percent = amount.unit.dimension == "percent"
    cue = _near_cue(clause[-_CUE:])
    if not percent and pattern("narrative", "role", "purpose").match(clause):
        cue = None
    if cue is not None and (percent or cue not in words("narrative", "role", "loose")):
        return (Role.RATE if percent else Role.DELTA), cue
    if percent and re.search(_cues("completion"), clause):
        return Role.COMPLETION, None
    if percent and (share := re.search(_cues("share"), clause)):
        return Role.SHARE, share.group()
    if amount.unit.is_money or percent:
        return Role.LEVEL, None
    return Role.COUNT, None


def _near_cue(tail: str) -> str | None:
    """The last word of change, when it stands close before the figure."""
    cues = list(_change().finditer(tail))
    if not cues:
        return None
    rest = tail[cues[-1].end() :]
    near = len(rest) <= _NEAR or pattern("narrative", "role", "after").fullmatch(rest)
    return cues[-1].group() if near else None


def _base(clause: str) -> str | None:
    match = pattern("narrative", "base", "pattern").search(clause)
    return match["base"] if match and match["base"] else None


def _year(text: str) -> tuple[int | None, str]:
    match = _YEAR.search(text)
    rest = pattern("narrative", "strip", "date").sub("", text)
    rest = pattern("narrative", "strip", "year").sub("", rest)
    return (int(match.group()) if match else None), rest


def _measure(body: str) -> tuple[str | None, str]:
    for name in _terms()["measure"]["names"]:
        match = re.search(rf"{name}{_terms()['measure']['after']}$", body)
        if match or body.startswith(name):
            return name, body.replace(name, _kept(name, body), 1)
    return None, body


def _kept(name: str, body: str) -> str:
    """What stays of a measure's words in the subject: 基本支出预算 is the 预算 of 基本支出."""
    side = next((word for word in words("narrative", "measure", "sides") if name.startswith(word)), "")
    before = _cleaned(body[: body.rfind(name)])
    if before in words("narrative", "measure", "short"):
        return side
    return side if side and before and not before.endswith(tuple(words("narrative", "measure", "complete"))) else ""


def _names(body: str) -> tuple[str, ...]:
    """The subject phrase: the last of enumerated names, with the subjects it is listed under."""
    for apart, together in _terms()["joined"].items():
        body = body.replace(apart, together)
    levelled = _LEVEL in body
    cleaned = [name for part in _parts(body) if len(name := _cleaned(part)) > 1]
    cleaned = [name for name in cleaned if name not in _terms()["strip"]["generic"]]
    if not cleaned:
        return ()
    if levelled or (len(cleaned) > 1 and all(part in _subjects() for part in cleaned[:-1])):
        return tuple(cleaned)
    return (cleaned[-1],)


def _parts(body: str) -> list[str]:
    if _LEVEL in body:
        return body.split(_LEVEL)
    enumerated = _terms()["sentence"]["mark"] in body
    return pattern("narrative", "sentence", "marks").split(body) if enumerated else [body]


def _cleaned(part: str) -> str:
    if (whole := pattern("narrative", "strip", "whole").match(part)) is not None:
        return whole["name"]
    bare = pattern("narrative", "strip", "tail").sub("", pattern("narrative", "strip", "lead").sub("", part))
    name = bare.strip("“”\"()（） ")
    name = f"{name}）" if name.count("（") > name.count("）") else name  # 上年结转（结余） keeps its bracket
    return f"“{name}" if name.count("”") > name.count("“") else name  # “三公”经费 keeps both its quotes


@cache
def _subjects() -> frozenset[str]:
    return frozenset(name for names in load("subjects")["functional"].values() for name in names)
