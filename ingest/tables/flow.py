"""Tables in flattened text: rows over several lines, names around their numbers, blanks simply gone.

A flattened table begins at a caption (a printed number or title with a unit line near it) and ends at the next
caption or part heading. What it holds is decided by its statement: a balance (labels with a figure each), a form,
or rows by subject code under named columns.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from disclosure.amount import Unit
from disclosure.model import Cell, Span, Table
from disclosure.statements import statement_of
from disclosure.terms import pattern
from ingest.blocks import Line
from ingest.captions import (
    Caption,
    declared_unit,
    is_entity_line,
    is_page_number,
    is_title,
    read_caption,
    squeeze,
    table_number,
)
from ingest.outline import heading_level
from ingest.tables.flow_balance import balance_cells
from ingest.tables.flow_form import form_cells, form_subject
from ingest.tables.flow_projects import project_cells
from ingest.tables.flow_rows import row_cells
from ingest.tables.flow_whole import listed
from ingest.tables.grid import grid_table
from ingest.tables.order import in_doubt, strays, titles_parted
from ingest.tables.place import Evidence, stated_in

_NEAR = 6


@dataclass(frozen=True, slots=True)
class Flow:
    """A table found in running lines, and the spans of the lines it consists of."""

    table: Table
    lines: frozenset[Span]


def flow_tables(lines: Sequence[Line], money: Unit, text: str) -> list[Flow]:
    """Find the flattened tables among running lines.

    Args:
        lines: the running lines of the document that belong to no grid.
        money: the unit where none is declared.
        text: the whole document, to look up what it states elsewhere.
    """
    evidence = stated_in(text)
    texts = [line for line in lines if line.text.strip() and not is_page_number(line.text)]
    starts = _starts(texts)
    flows = []
    for number, (start, body) in enumerate(starts):
        limit = starts[number + 1][0] if number + 1 < len(starts) else len(texts)
        end = _end(texts, body, limit)
        flow = _build(texts[start:body], texts[body:end], money, evidence)
        if flow is not None:
            flows.append(flow)
    if titles_parted([flow.table for flow in flows]):
        return [replace(flow, table=replace(flow.table, cells=tuple(in_doubt(flow.table.cells)))) for flow in flows]
    return flows


def _starts(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Captions as (first line, first line of the body): a title with a unit or entity line within a few lines."""
    starts: list[tuple[int, int]] = []
    index = 0
    while index < len(lines):
        body = _caption_end(lines, index)
        if body is None:
            index += 1
            continue
        starts.append((index, body))
        index = body
    return starts


def _caption_end(lines: Sequence[Line], index: int) -> int | None:
    text = lines[index].text
    if not (is_title(text) or (table_number(text) and len(squeeze(text)) < 40)):
        return None
    titled = False
    own = _digits(text)
    for offset in range(index, min(index + _NEAR, len(lines))):
        line = lines[offset].text
        if heading_level(line) == 0:
            return None
        if offset > index and own and (other := _digits(line)) and other != own:
            return None
        titled = titled or is_title(line) or statement_of(squeeze(line))[0] is not None
        if declared_unit(line) and titled:
            return offset + 1
        if titled and is_title(line) and statement_of(squeeze(line))[1] and (offset > index or _opens_form(lines, offset + 1)):
            return _after_unit(lines, offset + 1)
        if offset > index and not (is_title(line) or table_number(line) or is_entity_line(line) or _short(line)):
            return None
    return None


def _opens_form(lines: Sequence[Line], index: int) -> bool:
    """Whether the lines below a title begin with a field of a form."""
    below = [squeeze(line.text) for line in lines[index : index + _NEAR]]
    known = [text for text in below if not (table_number(text) or declared_unit(text) or pattern("structure", "caption", "dated").fullmatch(text))]
    return any(pattern("forms", "opening", "field").match(text) for text in known[:2])


def _digits(text: str) -> str | None:
    """The number of a printed table label, without its words."""
    numbered = table_number(text)
    return re.sub(r"[^\d-]", "", numbered[0]).lstrip("0") or None if numbered else None


def _after_unit(lines: Sequence[Line], index: int) -> int:
    """The body of a form begins after its unit line, if it has one."""
    return index + 1 if index < len(lines) and declared_unit(lines[index].text) else index


def _short(text: str) -> bool:
    return len(squeeze(text)) < 24


def _end(lines: Sequence[Line], body: int, limit: int) -> int:
    for index in range(body, limit):
        if heading_level(lines[index].text) == 0:
            return index
    return limit


def _build(head: Sequence[Line], body: Sequence[Line], money: Unit, evidence: Evidence) -> Flow | None:
    caption = _caption(head)
    if not body or caption.statement is None:
        return None
    unit = caption.unit or money
    subject = None
    if caption.is_form:
        cells, used = form_cells(body, unit), len(body)
        subject = form_subject(body)
    elif caption.statement in ("balance", "fiscal_balance"):
        cells, used = balance_cells(body, unit)
    else:
        cells, used = project_cells(body, unit, evidence) or _listed(body, caption, unit) or row_cells(body, unit, evidence)
    if strays(body[used:]):
        cells = in_doubt(cells)
    if not cells and caption.unit is None and caption.number is None:
        return None  # a title in a list of contents, not a table that is empty
    rows = max((cell.row for cell in cells), default=0)
    own = [*head, *body[:used]]
    table = Table(
        id="", title=caption.title, span=(own[0].span[0], own[-1].span[1]), number=caption.number,
        statement=caption.statement, unit=caption.unit, page=own[0].page, rows=rows,
        columns=max((cell.col for cell in cells), default=0), cells=tuple(cells), is_form=caption.is_form,
        subject=subject,
    )
    return Flow(table, frozenset(line.span for line in own))


def _listed(body: Sequence[Line], caption: Caption, unit: Unit) -> tuple[list[Cell], int] | None:
    """The cells of a list whose lines are whole rows, and how many lines it takes."""
    whole = listed(body)
    return (list(grid_table("", caption, whole.grid, unit).cells), len(whole.lines)) if whole else None


def _caption(head: Sequence[Line]) -> Caption:
    caption = read_caption(head)
    if caption.title:
        return caption
    for line in head:
        key, is_form = statement_of(squeeze(line.text))
        if key:
            return Caption(squeeze(line.text), caption.number, caption.unit, caption.entity, key, is_form)
    return caption
