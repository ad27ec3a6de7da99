"""Lines become a tree of sections."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from disclosure.model import Section
from disclosure.terms import load, pattern
from ingest.blocks import Line
from ingest.captions import is_page_number, squeeze


@cache
def _levels() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(level) for level in load("structure")["heading"]["levels"])


@cache
def _terms() -> dict[str, Any]:
    heading: dict[str, Any] = load("structure")["heading"]
    return heading


def heading_level(text: str) -> int | None:
    """The level of a heading (0 is outermost), or None when the line is no heading."""
    bare = text.lstrip("#").strip().strip("*").strip()
    if not bare or len(squeeze(bare)) > _terms()["max_length"]:
        return None
    if any(mark in bare for mark in _terms()["sentence_marks"]) or re.search(_terms()["no_title"], bare):
        return None
    for level, numbering in enumerate(_levels()):
        if numbering.fullmatch(bare):
            return level if level < 3 or len(bare) <= _terms()["max_item"] else None
    body = squeeze(bare)
    return 0 if any(body.endswith(plain) for plain in _terms()["plain"]) and len(body) < 36 else None


def starts_item(text: str) -> bool:
    """Whether a line begins a numbered item or heading, so that it never continues the line before."""
    bare = text.lstrip("#- ").strip()
    return any(level.match(bare) for level in _levels())


def outline(lines: Sequence[Line], length: int) -> tuple[Section, ...]:
    """Build the section tree.

    Args:
        lines: the running lines of the document, in order, without those of tables.
        length: the length of the document's text, where the last sections end.

    Returns:
        Sections in document order; each spans to the next heading of its own or a higher level.
    """
    heads = [(line, level) for line in lines if (level := heading_level(line.text)) is not None]
    heads = _without_contents(heads)
    sections: list[Section] = []
    path: list[tuple[int, str]] = []
    for index, (line, level) in enumerate(heads):
        path = [(lvl, title) for lvl, title in path if lvl < level]
        path.append((level, line.text.lstrip("#").strip().strip("*").strip()))
        end = next((other.span[0] for other, lvl in heads[index + 1 :] if lvl <= level), length)
        sections.append(Section(tuple(title for _, title in path), level, (line.span[0], end)))
    return tuple(sections)


def _without_contents(heads: list[tuple[Line, int]]) -> list[tuple[Line, int]]:
    """Drop a table of contents: top-level headings that come again later, and what stands between them."""
    last: dict[str, int] = {}
    for index, (line, level) in enumerate(heads):
        if level == 0:
            last[_part(line.text)] = index
    tops = [i for i, (_, level) in enumerate(heads) if level == 0]
    if not tops:
        return heads
    first_real = next((i for i in tops if last[_part(heads[i][0].text)] == i), 0)
    return heads[first_real:] if first_real else heads


def _part(text: str) -> str:
    match = pattern("structure", "heading", "part").match(squeeze(text))
    return match.group() if match else squeeze(text)


def running_lines(lines: Sequence[Line]) -> list[Line]:
    """Lines that carry text: neither blank nor a page number."""
    return [line for line in lines if line.text.strip() and not is_page_number(line.text)]


def section_at(sections: Sequence[Section], position: int) -> tuple[str, ...]:
    """The path of the innermost section that holds a character position."""
    best: Section | None = None
    for section in sections:
        if section.span[0] <= position < section.span[1] and (best is None or section.level >= best.level):
            best = section
    return best.path if best else ()


def section_of_table(sections: Sequence[Section], position: int) -> tuple[str, ...]:
    """The section a table stands in; a glossary that it stands behind, as in files with their tables last, is not its own."""
    path = section_at(sections, position)
    glossary = (place for place, title in enumerate(path) if pattern("structure", "heading", "explains").search(title))
    return path[: next(glossary, len(path))]
