"""Rows by subject code (or by unit, or one row of totals) in flattened text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from disclosure.amount import Amount, Unit
from disclosure.identities import Path
from disclosure.model import Cell, CellState
from ingest.blocks import Line
from ingest.captions import is_note, squeeze
from ingest.tables.flow_header import flow_columns
from ingest.tables.place import Evidence, PlacedRow, place_rows
from ingest.tables.rows import Ancestry, is_total, split_label
from ingest.tables.tokens import Token, tokens
from ingest.tables.values import column_unit, read_value

_CODE = re.compile(r"\d{2,7}|\d{6,}[A-Z]\d*")


@dataclass(slots=True)
class FlowRow:
    """A row while it is being read."""

    code: Token | None = None
    label: list[Token] = field(default_factory=list)
    figures: list[Token] = field(default_factory=list)
    borrowed: bool = False

    @property
    def tokens(self) -> list[Token]:
        """All tokens of the row: code, label, figures."""
        return [*([self.code] if self.code else []), *self.label, *self.figures]


def row_cells(lines: Sequence[Line], money: Unit, evidence: Evidence) -> tuple[list[Cell], int]:
    """Read the rows of a flattened table.

    Returns:
        The cells, and how many of the lines belong to the table (notes and what follows them do not).
    """
    used = next((i for i, line in enumerate(lines) if is_note(line.text)), len(lines))
    body = lines[:used]
    start = _first_data(body)
    if start is None:
        return [], used
    paths = flow_columns([line.text for line in body[:start]])
    rows = _rows(tokens(body[start:]))
    if not rows:
        return [], used
    widest = max(len(row.figures) for row in rows)
    known = bool(paths) and len(paths) >= widest
    columns: list[Path] = paths if known else [() for _ in range(widest)]
    header = [
        Cell(i + 1, 1, squeeze(line.text), CellState.TEXT, "header", line.span, page=line.page)
        for i, line in enumerate(body[:start])
    ]
    return [*header, *_value_cells(rows, columns, money, start, known, body, evidence)], used


def _first_data(lines: Sequence[Line]) -> int | None:
    """The first line of the first row: with a figure printed with decimals, moved up over its label."""
    found = next((i for i, line in enumerate(lines) if any(t.is_money for t in tokens([line]))), None)
    if found is None:
        return None
    first = tokens([lines[found]])[0]
    if first.kind == "figure" and first.is_money:
        for back in range(found - 1, max(-1, found - 4), -1):
            lead = tokens([lines[back]])
            if lead and lead[0].kind == "figure" and _CODE.fullmatch(lead[0].text) and len(lead) < 4:
                return back
    return found


def _rows(stream: Sequence[Token]) -> list[FlowRow]:
    rows: list[FlowRow] = []
    current = FlowRow()
    for index, token in enumerate(stream):
        if _starts_row(token, current, stream[index + 1 :]):
            if current.figures or current.code:
                rows.append(current)
                current = FlowRow()
            same_line = [t for t in stream[index + 1 :] if t.line == token.line]
            lonely = bool(same_line) and same_line[0].kind == "figure"
            current = _begin(token, current, rows, lonely)
        elif token.kind in ("figure", "dash"):
            current.figures.append(token)
        elif current.figures:
            rows.append(current)
            current = FlowRow(label=[token])
        else:
            current.label.append(token)
    if current.figures:
        rows.append(current)
    elif current.label and rows and rows[-1].borrowed:
        rows[-1].label.extend(current.label)
    return rows


def _starts_row(token: Token, current: FlowRow, rest: Sequence[Token]) -> bool:
    if not token.first:
        return False
    if token.kind == "figure":
        return bool(_CODE.fullmatch(token.text)) and bool(rest) and not (current.label and not current.code and not current.figures and rest[0].first)
    if _CODE.fullmatch(token.text):
        return True
    return split_label(token.text)[0] is not None or is_total(squeeze(token.text))


def _begin(token: Token, waiting: FlowRow, rows: list[FlowRow], lonely: bool) -> FlowRow:
    """Start a row at its code; loose text before it is its own name when no name stands beside the code."""
    coded = token.kind == "figure" or _CODE.fullmatch(token.text) is not None
    row = FlowRow(code=token if coded else None, label=[] if coded else [token])
    if waiting.label and lonely and coded:
        row.label, row.borrowed = list(waiting.label), True
    elif waiting.label and rows:
        rows[-1].label.extend(waiting.label)
    return row


def _value_cells(
    rows: Sequence[FlowRow], columns: Sequence[Path], money: Unit, start: int, known: bool, body: Sequence[Line],
    evidence: Evidence,
) -> list[Cell]:
    amounts = [
        [Amount.parse(t.text, money) or Amount.parse("0", money) for t in row.figures] for row in rows
    ]
    identified = _without_units([_identify(row, index == 0) for index, row in enumerate(rows)])
    codes = ["" if is_total(name) else code for code, name, _ in identified]
    placed = place_rows([[a for a in row if a is not None] for row in amounts], codes, columns, evidence)
    ancestry = Ancestry()
    cells: list[Cell] = []
    for r, (row, (code, name, level), place) in enumerate(zip(rows, identified, placed, strict=True)):
        path = ancestry.path(code, name, level)
        page = body[min(start + row.tokens[0].line, len(body) - 1)].page
        cells.extend(_row(start + r + 1, row, code, path, place, columns, money, known, page))
    return cells


Identified = tuple[str | None, str, int | None]


def _without_units(rows: list[Identified]) -> list[Identified]:
    """Take the name of the unit, which has a row of its own, off the end of the names of rows below it."""
    units: list[str] = []
    bare: list[Identified] = []
    for code, name, level in rows:
        unit = next((u for u in units if name.endswith(u) and len(name) > len(u) + 1), None)
        bare.append((code, name[: -len(unit)] if unit else name, level))
        if len(name) > 4 and not is_total(name) and unit is None:
            units.append(name)
    return bare


def _identify(row: FlowRow, first: bool) -> tuple[str | None, str, int | None]:
    text = "".join(squeeze(t.text) for t in row.label)
    own, name, level = split_label(text)
    code = row.code.text if row.code is not None else own
    if not name and first:
        return code, "合计", level
    return code, name or text or (code or ""), level


def _row(
    r: int, row: FlowRow, code: str | None, path: Path, place: PlacedRow, columns: Sequence[Path], money: Unit,
    known: bool, page: int | None,
) -> list[Cell]:
    cells = [
        Cell(r, i + 1, t.text, CellState.TEXT, "label", t.span, page=page)
        for i, t in enumerate([row.code, *row.label] if row.code else row.label)
        if t is not None
    ]
    doubtful = place.doubtful or not known
    taken = dict(zip(place.columns, row.figures, strict=False))
    end = row.tokens[-1].span[1]
    for column, heading in enumerate(columns):
        token = taken.get(column)
        if token is None and doubtful:
            continue
        text, span = (token.text, token.span) if token else ("", (end, end))
        value = read_value(text, column_unit(heading, money))
        cells.append(
            Cell(r, 20 + column, text, value.state, "value", span, value.amount, path, heading, code, page,
                 placed_by=place.placed_by, doubtful=doubtful)
        )
    return cells
