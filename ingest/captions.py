"""The lines around a table: its number, title, unit, entity, and the notes under it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from disclosure.amount import Unit, unit
from disclosure.statements import statement_of
from disclosure.terms import load, pattern
from ingest.blocks import Line


@dataclass(frozen=True, slots=True)
class Caption:
    """What the lines above a table say.

    Attributes:
        start: index of the first caption line among the lines given.
    """

    title: str = ""
    number: str | None = None
    unit: Unit | None = None
    entity: str | None = None
    statement: str | None = None
    is_form: bool = False
    start: int | None = None


@cache
def _caption_terms() -> dict[str, Any]:
    terms: dict[str, Any] = load("structure")["caption"]
    return terms


def _pattern(key: str) -> re.Pattern[str]:
    return pattern("structure", "caption", key)


def squeeze(text: str) -> str:
    """A line without blanks and markdown marks, for matching."""
    return re.sub(r"[\s#*\u3000]+", "", text)


def table_number(text: str) -> tuple[str, str] | None:
    """Split a line that starts with a table's printed number into the number and the rest.

    >>> table_number("公开 03 表：支出预算总表")
    ('公开03表', '支出预算总表')
    """
    match = _pattern("label").match(squeeze(text))
    return (match["number"], match["rest"].lstrip("：:.、-")) if match else None


def declared_unit(text: str) -> Unit | None:
    """The money unit a line declares, e.g. 单位：万元."""
    match = _pattern("unit").search(squeeze(text))
    return unit(match["unit"]) if match else None


def declared_entity(text: str) -> str | None:
    """The entity a 部门：… line names, or None when it names none."""
    match = _pattern("entity").match(squeeze(text))
    name = _pattern("code").sub("", match["entity"].strip()) if match else ""
    return None if not name or unit(name) else name


def is_entity_line(text: str) -> bool:
    """Whether a line is a 部门：… line, filled in or not."""
    return bool(_pattern("entity").match(squeeze(text)))


def is_title(text: str) -> bool:
    """Whether a line reads like the title of a table."""
    bare = squeeze(text)
    if not 3 <= len(bare) <= 60 or any(mark in bare for mark in "。；"):
        return False
    numbered = table_number(text)
    body = numbered[1] if numbered else _pattern("ordinal").sub("", bare)
    return bool(_pattern("title").search(body)) and statement_of(body)[0] is not None


def is_page_number(text: str) -> bool:
    """Whether a line is nothing but a page number."""
    return bool(text.strip()) and bool(_pattern("page_number").match(text.strip()))


def is_note(text: str) -> bool:
    """Whether a line is a note under a table."""
    return bool(_pattern("note").match(squeeze(text)))


def says_empty(notes: Sequence[str]) -> bool:
    """Whether the notes under a table say that it has no figures."""
    return any(mark in squeeze(note) for note in notes for mark in _caption_terms()["empty"])


def read_caption(lines: Sequence[Line]) -> Caption:
    """Read the caption of a table from the lines above it, nearest last.

    The nearest title wins; number, unit and entity are taken from the lines around it.
    """
    found = Caption()
    for index in range(len(lines) - 1, max(-1, len(lines) - 1 - _caption_terms()["lookback"]), -1):
        text = lines[index].text
        bare = squeeze(text)
        if not bare or is_page_number(text):
            continue
        if found.title and not table_number(text) and not declared_unit(text):
            break
        if _is_prose(bare) and not declared_unit(text):
            break
        found = _take(found, text, index)
        if found.title and found.number:
            break
    return found


def _take(found: Caption, text: str, index: int) -> Caption:
    start = index
    if found.unit is None and (money := declared_unit(text)):
        found = replace(found, unit=money, start=start)
    if found.entity is None and (name := declared_entity(text)):
        found = replace(found, entity=name, start=start)
    numbered = table_number(text)
    if numbered and found.number is None:
        number, rest = numbered
        rest = _pattern("unit_behind").sub("", rest)
        found = replace(found, number=number, start=start)
        if rest and not found.title and is_title(rest):
            return _titled(found, rest, start)
    if not found.title and is_title(text):
        return _titled(found, squeeze(text), start)
    if not found.title and not numbered and (found.unit or found.entity) and _pattern("unknown").fullmatch(squeeze(text)):
        return replace(found, title=squeeze(text), start=start)
    return found


def _titled(found: Caption, title: str, start: int) -> Caption:
    key, is_form = statement_of(title)
    return replace(found, title=title, statement=key, is_form=is_form, start=start)


def _is_prose(bare: str) -> bool:
    return len(bare) > 60 or bare.endswith("。") or (len(bare) > 30 and "，" in bare)
