"""The glossary explains the subjects of the statements: each once, by the name it has there.

Source: 名词解释 of the template (本部门使用的支出功能分类科目, to the 项).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from disclosure.checks._finding import Words, remark
from disclosure.checks._measures import squeezed
from disclosure.model import Document, Finding, Section
from disclosure.terms import pattern

RULE = "glossary"


@dataclass(frozen=True, slots=True)
class _Entry:
    """A subject that the glossary explains."""

    group: str
    item: str
    start: int
    text: str


def check(document: Document) -> Iterator[Finding]:
    """Compare the glossary's subjects with those of the statements by function."""
    used = _used(document)
    sections = [s for s in document.sections if pattern("rules", "glossary", "heading").search(squeezed(s.title))]
    if sections:
        yield from _section(sections[-1], _entries(document, sections[-1]), used, document)


def _used(document: Document) -> dict[str, set[str]]:
    """The names of 项 by the name of their 款, as the statements have them."""
    found: dict[str, set[str]] = {}
    for table in document.tables:
        for cell in table.values():
            if cell.code and len(cell.code) == 7 and len(cell.row_path) == 3 and not table.is_form:
                found.setdefault(squeezed(cell.row_path[1]), set()).add(squeezed(cell.row_path[2]))
    return found


def _entries(document: Document, section: Section) -> list[_Entry]:
    """The subjects that a section explains, to the next section of its level or the next table."""
    start = section.span[0]
    ends = [s.span[0] for s in document.sections if s.span[0] > start and s.level <= section.level]
    end = min([*ends, *(t.span[0] for t in document.tables if t.span[0] > start)], default=len(document.text))
    return [
        _Entry(squeezed(match["group"]), squeezed(match["item"]), match.start("item"), match.group())
        for match in pattern("rules", "glossary", "entry").finditer(document.text, start, end)
    ]


def _section(
    section: Section, entries: Sequence[_Entry], used: dict[str, set[str]], document: Document
) -> Iterator[Finding]:
    told: set[tuple[str, str]] = set()
    for entry in entries:
        names = used.get(entry.group, set())
        left = {name for name in names if name not in {e.item for e in entries if e.group == entry.group}}
        place, cells = f"“{section.title}”", [f"s{entry.start}-{entry.start + len(entry.item)}"]
        if (entry.group, entry.item) in told:
            yield remark(document, Words("glossary-twice", entry.item, entry.item, cells, place, quote=entry.text))
        elif entry.item not in names and len(left) == 1 and _alike(entry.item, next(iter(left))):
            yield remark(document, Words(RULE, entry.item, next(iter(left)), cells, place, quote=entry.text))
        told.add((entry.group, entry.item))


def _alike(left: str, right: str) -> bool:
    """Whether one name is most of the other."""
    common = len(set(left) & set(right))
    return common >= 4 and common * 10 >= 7 * max(len(set(left)), len(set(right))) and bool(re.match(r"\w", left))
