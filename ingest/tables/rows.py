"""What a row is about: its code, its label, and the labels it stands under."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from disclosure.terms import load, pattern, words

_CODED = re.compile(r"^(?P<code>\d{3}(?:\d{2}){0,2})(?!\d)\s*(?P<name>\D.*)?$")


@cache
def _levels() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(level) for level in words("structure", "row", "levels"))


@cache
def _totals() -> frozenset[str]:
    return frozenset(words("columns", "total", "names"))


@cache
def subject_names() -> frozenset[str]:
    """The names of all subjects of the two classifications, without blanks."""
    kinds: list[dict[str, list[str]]] = [load("subjects")[kind] for kind in ("functional", "economic")]
    return frozenset(re.sub(r"\s+", "", name) for listed in kinds for names in listed.values() for name in names)


def is_total(label: str) -> bool:
    """Whether a row label is that of a total."""
    return label in _totals() or bool(pattern("structure", "row", "total").fullmatch(label))


def split_label(text: str) -> tuple[str | None, str, int | None]:
    """Split a printed row label into subject code, bare name and ordinal level.

    >>> split_label("201 一般公共服务支出")
    ('201', '一般公共服务支出', None)
    >>> split_label("（三）教育支出")
    (None, '教育支出', 1)
    """
    compact = re.sub(r"\s+", "", text)
    coded = _CODED.match(compact)
    if coded:
        return coded["code"], (coded["name"] or "").lstrip("-—、."), None
    for level, numbering in enumerate(_levels()):
        if numbering.match(compact):
            return None, numbering.sub("", compact), level
    return None, compact, None


@dataclass(slots=True)
class Ancestry:
    """Remembers the rows above, so that each row knows what it stands under.

    Subject codes decide where there are any; otherwise the numbering does (一、 over （一） over 1. over 其中).
    """

    by_code: dict[str, str] = field(default_factory=dict)
    stack: list[tuple[int, str]] = field(default_factory=list)

    def path(self, code: str | None, name: str, level: int | None) -> tuple[str, ...]:
        """The path of the next row, outermost first, ending with its own name."""
        if code and len(code) in (3, 5, 7):
            subject = self.by_code.get(code)
            if subject in subject_names() and name not in subject_names():
                return (*self.path(code, subject, level), name)  # a project under the subject it is booked to
            self.by_code[code] = name
            above = [self.by_code.get(code[:n]) for n in (3, 5) if n < len(code)]
            return (*[label for label in above if label], name)
        if is_total(name) or (pattern("structure", "row", "carried").search(name) and level in (None, 0)):
            self.stack = [(0, name)] if level == 0 else []
            return (name,)
        own = level if level is not None else len(_levels())
        self.stack = [(lvl, label) for lvl, label in self.stack if lvl < own]
        path = (*[label for _, label in self.stack], name)
        if level is not None:
            self.stack.append((own, name))
        return path
