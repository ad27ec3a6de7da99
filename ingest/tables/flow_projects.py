"""Lists of projects in flattened text whose rows are named by three columns: the unit, the project, its subject.

Read only where every line of the body is a whole row with as many words as the header has label columns, so that no
word is given to a column by guessing; any other list is left to the reading of rows by code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from disclosure.amount import Amount, Unit
from disclosure.identities import Path
from disclosure.model import Cell, CellState
from disclosure.terms import pattern
from ingest.blocks import Line
from ingest.captions import is_note, squeeze
from ingest.tables.flow_cells import FlowRow, Layout, value_cells
from ingest.tables.flow_header import flow_columns
from ingest.tables.flow_names import all_known
from ingest.tables.place import Evidence, place_rows
from ingest.tables.rows import is_total, split_label
from ingest.tables.tokens import Token, tokens

_ROLES = ("unit", "project", "subject")
_CODE = re.compile(r"\d{3}(?:\d{2}){0,2}")
# What stands for the codes of rows while they are placed: a unit's row is the sum of its projects.
_UNIT, _PROJECT, _TOTAL = "000000", "000", ""


@dataclass(frozen=True, slots=True)
class _Row:
    """A row with its words by role (`unit` alone in a unit's own row, none in that of a total), and its line."""

    words: Mapping[str, Token]
    row: FlowRow
    line: int

    @property
    def rank(self) -> str:
        """What it counts as while figures are placed."""
        return _PROJECT if "project" in self.words else _UNIT if self.words else _TOTAL


def project_cells(lines: Sequence[Line], money: Unit, evidence: Evidence) -> tuple[list[Cell], int] | None:
    """Read a list of projects by unit, project and subject.

    Returns:
        The cells and how many of the lines belong to the table, as `row_cells` does; None where it is no such list.
    """
    used = next((i for i, line in enumerate(lines) if is_note(line.text)), len(lines))
    body = lines[:used]
    start = next((i for i, line in enumerate(body) if any(token.is_money for token in tokens([line]))), 0)
    roles, headings = _header([line.text for line in body[:start]])
    if not roles or not all_known(headings):
        return None
    paths = flow_columns(headings)
    heads = {squeeze(line.text) for line in body[:start]}
    by_line = {i: [token for token in found if token.line == i] for found in [tokens(body)] for i in range(start, used)}
    rows = [_row(by_line[i], i, roles) for i in by_line if squeeze(body[i].text) not in heads]
    whole = [row for row in rows if row is not None]
    if len(whole) < len(rows) or not paths or any(len(row.row.figures) > len(paths) for row in whole):
        return None
    header = [Cell(i + 1, 1, squeeze(line.text), CellState.TEXT, "header", line.span, page=line.page) for i, line in enumerate(body[:start])]
    layout = Layout(tuple(paths), True, money, tuple(line.page for line in body), start)
    return [*header, *_cells(whole, layout, evidence)], used


def _header(texts: Sequence[str]) -> tuple[list[str], list[str]]:
    """What each label column of a header is, left to right, and the header without them; no roles where it has not all three."""
    for place, text in enumerate(texts):
        pieces = text.split()
        found = [_role(piece) for piece in pieces]
        roles = found[: next((i for i, role in enumerate(found) if role is None), len(found))]
        named = [role for role in roles if role not in (None, "code")]
        if sorted(named, key=str) == sorted(_ROLES):
            coded = [i for i, role in enumerate(roles) if role == "code"]
            beside = all(roles[i + 1 : i + 2] == ["subject"] for i in coded)
            rest = [*texts[:place], " ".join(pieces[len(roles) :]), *texts[place + 1 :]]
            return ([role for role in named if role] if beside else []), rest
    return [], list(texts)


def _role(piece: str) -> str | None:
    """What a label column holds by its heading."""
    return next((role for role in (*_ROLES, "code") if pattern("columns", "projects", role).fullmatch(piece)), None)


def _row(found: list[Token], number: int, roles: Sequence[str]) -> _Row | None:
    """The row on a line; None where it is not a whole one."""
    end = next((i for i, token in enumerate(found) if token.is_money or token.kind == "dash"), len(found))
    labels, figures = _with_codes(found[:end]), found[end:]
    if not labels or not figures or any(token.kind == "text" for token in figures):
        return None
    row = FlowRow(label=labels, figures=figures)
    if len(labels) == 1:
        name = squeeze(labels[0].text)
        return _Row({} if is_total(name) else {"unit": labels[0]}, row, number)
    words = dict(zip(roles, labels, strict=False))
    if len(labels) != len(roles) or split_label(words["subject"].text)[0] is None:
        return None
    return _Row(words, row, number)


def _with_codes(labels: Sequence[Token]) -> list[Token]:
    """The words of a label with a subject's code and its name as one, as they are where they are printed together."""
    joined: list[Token] = []
    for token in labels:
        before = joined[-1] if joined else None
        if before is not None and _CODE.fullmatch(before.text) and token.kind == "text":
            joined[-1] = replace(before, text=before.text + token.text, span=(before.span[0], token.span[1]), kind="text")
        else:
            joined.append(token)
    return joined


def _cells(rows: Sequence[_Row], layout: Layout, evidence: Evidence) -> Iterator[Cell]:
    zero = Amount(Decimal(0), layout.money)
    amounts = [[Amount.parse(token.text, layout.money) or zero for token in row.row.figures] for row in rows]
    placed = place_rows(amounts, [row.rank for row in rows], layout.columns, evidence)
    for row, place in zip(rows, placed, strict=True):
        page = layout.pages[row.line]
        labels = [replace(token, text=squeeze(token.text)) for token in row.row.label]
        yield from (Cell(row.line + 1, i, t.text, CellState.TEXT, "label", t.span, page=page) for i, t in enumerate(labels, 1))
        code = split_label(row.words["subject"].text)[0] if "subject" in row.words else None
        path = _path(row)
        for cell in value_cells(row.row, place, layout):
            yield replace(cell, row=row.line + 1, row_path=path, code=code, page=page)


def _path(row: _Row) -> Path:
    """The unit and the project; the row's own name where it is of a unit or a total."""
    named = tuple(squeeze(row.words[role].text) for role in ("unit", "project") if role in row.words)
    return named or (squeeze(row.row.label[0].text),)
