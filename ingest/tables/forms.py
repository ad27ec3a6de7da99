"""Forms (project forms, performance tables) given as a grid: label/value pairs, nested tables, indicators.

Recognition goes by what cells say and by their order in the row, not by their column, because forms are the tables
whose columns shift most.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from disclosure.amount import COUNT, Unit
from disclosure.model import Cell, CellState, Table
from disclosure.terms import load
from ingest.blocks import Grid, GridCell
from ingest.captions import Caption, squeeze
from ingest.tables.rows import split_label
from ingest.tables.values import Value, column_unit, read_value

_PROSE = 30  # a longer text is a value of its form, not a label


@cache
def indicator_terms() -> dict[str, Any]:
    """The vocabulary of indicator tables."""
    terms: dict[str, Any] = load("forms")["indicator"]
    return terms


def is_category(text: str) -> bool:
    """Whether a cell only classifies an indicator (产出指标, 数量指标 …)."""
    return bool(re.fullmatch(indicator_terms()["category"], squeeze(text)))


def is_basis(text: str) -> bool:
    """Whether a cell says where a target comes from (计划标准 …)."""
    return bool(re.fullmatch(indicator_terms()["basis"], squeeze(text)))


def form_table(table_id: str, caption: Caption, grid: Grid, default_unit: Unit) -> Table:
    """Interpret a grid as a form."""
    money = caption.unit or default_unit
    reader = _FormReader(money, grid)
    for r, row in enumerate(grid.rows):
        reader.row(r, [(c, cell) for c, cell in enumerate(row) if cell is not None and cell.text.strip()])
    return Table(
        id=table_id, title=caption.title, span=grid.span, number=caption.number, statement=caption.statement,
        unit=caption.unit, page=grid.page, rows=len(grid.rows), columns=grid.width, cells=tuple(reader.cells),
        is_form=True, subject=reader.subject,
    )


class _FormReader:
    """Reads rows top to bottom, remembering the header row that governs the rows below it."""

    def __init__(self, money: Unit, grid: Grid) -> None:
        self.cells: list[Cell] = []
        self.subject: str | None = None
        self._money = money
        self._page_of = grid.page_of
        self._places: dict[str, int] = {}
        self._indicators = False
        self._years: tuple[str, ...] = ()

    def row(self, r: int, filled: Sequence[tuple[int, GridCell]]) -> None:
        texts = [squeeze(cell.text) for _, cell in filled]
        if not texts:
            return
        if self._is_header(texts):
            self._header(r, filled, texts)
        elif self._indicators:
            self._indicator(r, filled)
        else:
            self._pairs(r, filled)

    def _is_header(self, texts: list[str]) -> bool:
        heads = set(indicator_terms()["heads"]) | set(indicator_terms()["value_heads"])
        known = sum(1 for text in texts if text in heads or _is_year(text))
        if known and known * 2 >= len(texts) - 1:
            return True
        if any(text.startswith(indicator_terms()["two_years"]) for text in texts[1:]):
            return True
        return len(texts) > 1 and all(text in _plain_heads() or _is_year(text) for text in texts)

    def _header(self, r: int, filled: Sequence[tuple[int, GridCell]], texts: list[str]) -> None:
        if any(text in indicator_terms()["heads"] for text in texts):
            self._indicators, self._years = True, ()
        elif not any(text in indicator_terms()["value_heads"] or _is_year(text) for text in texts):
            self._indicators = False
        years = tuple(t for t in texts if _is_year(t) or _is_value_head(t))
        deeper = tuple(t for t in years if indicator_terms()["value"] not in t)
        if deeper and all(_is_year(text) for text in texts) and len(self._years) == 1 and not _is_year(self._years[0]):
            deeper = (*deeper, *self._years)
        self._years = deeper or self._years
        self._places = {squeeze(cell.text): c for c, cell in filled}
        self.cells.extend(self._cell(r, c, cell, "header") for c, cell in filled)

    def _indicator(self, r: int, filled: Sequence[tuple[int, GridCell]]) -> None:
        body = [(c, cell) for c, cell in filled if not is_category(cell.text) and not is_basis(cell.text)]
        kept = {c for c, _ in body}
        self.cells.extend(self._cell(r, c, cell, "label") for c, cell in filled if c not in kept)
        if body and _is_part(squeeze(body[0][1].text)):
            self._indicators = False
            self.cells.extend(self._cell(r, c, cell, "label") for c, cell in body)
            return
        if len(body) < 2:
            self.cells.extend(self._cell(r, c, cell, "label") for c, cell in body)
            return
        place, name = body[0]
        self.cells.append(self._cell(r, place, name, "label"))
        values = body[1:]
        heads = self._value_heads(len(values))
        for (c, cell), head in zip(values, heads, strict=True):
            self.cells.append(self._value(r, c, cell, (split_label(name.text)[1],), (head,)))

    def _value_heads(self, count: int) -> Sequence[str]:
        if count == len(self._years):
            return self._years
        if count == 3 and not self._years:
            return list(indicator_terms()["target_years"])
        base = self._years[-1] if self._years else indicator_terms()["value"]
        return [base] * count

    def _pairs(self, r: int, filled: Sequence[tuple[int, GridCell]]) -> None:
        labels: list[str] = []
        seen_value = False
        for c, cell in filled:
            text = squeeze(cell.text)
            heading = self._heading_over(c)
            heads = (heading,) if heading else ()
            if labels and labels[-1] in _field_labels() and text not in _field_ends():
                self._name(labels, text)
                self.cells.append(replace(self._cell(r, c, cell, "value"), row_path=(labels[-1],)))
                labels, seen_value = [], False
                continue
            if self._is_figure(cell.text):
                self.cells.append(self._value(r, c, cell, tuple(labels) or (heading,), heads))
                seen_value = True
                continue
            if seen_value and len(text) < 20 and not is_basis(text):
                labels = []
            seen_value = False
            self._name(labels, text)
            if len(text) > _PROSE or (labels and c == filled[-1][0]):
                self.cells.append(self._value(r, c, cell, tuple(labels), heads))
            else:
                self.cells.append(self._cell(r, c, cell, "label"))
            labels.append(split_label(text)[1])

    def _is_figure(self, text: str) -> bool:
        """Whether a cell holds a figure or several; a bare ordinal is none."""
        bare = squeeze(text)
        if re.fullmatch(r"\d{1,2}[、.]", bare):
            return False
        several = len(bare) > 3 and not re.sub(r"[\d.,\s]", "", text)
        return several or read_value(text, self._money).state in (CellState.NUMBER, CellState.ZERO)

    def _name(self, labels: Sequence[str], text: str) -> None:
        """Keep the name of what the form is about, when this cell stands behind its label."""
        named = bool(labels) and labels[-1] in load("forms")["money"]["subject"]
        if named and self.subject is None and not _is_head(text):
            self.subject = text

    def _heading_over(self, column: int) -> str:
        return next((head for head, place in self._places.items() if place == column), "")

    def _cell(self, r: int, c: int, cell: GridCell, kind: str) -> Cell:
        return Cell(r + 1, c + 1, cell.text, CellState.TEXT, kind, cell.span, page=self._page_of(r), bbox=cell.bbox)

    def _value(self, r: int, c: int, cell: GridCell, rows: tuple[str, ...], heads: tuple[str, ...]) -> Cell:
        targets = indicator_terms()["target_years"] + indicator_terms()["value_heads"]
        default = COUNT if heads and heads[-1] in targets else self._money
        value: Value = read_value(cell.text, column_unit(heads, default))
        return Cell(
            r + 1, c + 1, cell.text, value.state, "value", cell.span, value.amount, rows, heads,
            page=self._page_of(r), bbox=cell.bbox,
        )


def _is_value_head(text: str) -> bool:
    """Whether a heading stands over values of indicators; a letter after it (年初目标值(A)) is left out."""
    return re.sub(indicator_terms()["term"], "", text) in indicator_terms()["value_heads"]


def _is_year(text: str) -> bool:
    return bool(re.fullmatch(indicator_terms()["year"], text))


def _is_head(text: str) -> bool:
    return text in _plain_heads()


def _is_part(text: str) -> bool:
    return text in load("forms")["parts"]["heads"]


@cache
def _field_labels() -> frozenset[str]:
    """Labels whose next cell is their text value."""
    return frozenset(map(squeeze, load("forms")["fields"]["text"]))


@cache
def _field_ends() -> frozenset[str]:
    """Labels that are never the value of another."""
    return _field_labels() | frozenset(map(squeeze, load("forms")["fields"]["ends"]))


@cache
def _plain_heads() -> frozenset[str]:
    flow = load("columns")["flow"]
    return frozenset([*flow["label"], *flow["leaf"], *flow["group"], *load("forms")["heads"]["more"]])
