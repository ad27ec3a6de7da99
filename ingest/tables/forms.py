"""Forms (project forms, performance tables, self-assessments) given as a grid: fields, small tables, indicators.

Recognition goes by what cells say and by their order in the row, because forms are the tables whose columns shift most.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from disclosure.amount import COUNT, Unit
from disclosure.identities import Path
from disclosure.model import Cell, CellState, Span, Table
from disclosure.terms import pattern, words
from ingest.blocks import Grid, GridCell
from ingest.captions import Caption, squeeze
from ingest.tables.form_columns import Filled, SmallTable, assign, small_table
from ingest.tables.form_heads import indicator_heads
from ingest.tables.form_indicators import Item, items, split_row
from ingest.tables.form_measures import Measures, measures, put_together, without_apart
from ingest.tables.form_terms import (
    field_labels,
    holds_amount,
    indicator_terms,
    is_category,
    is_column_head,
    is_field_label,
    is_level_head,
    is_objective,
    is_part,
    is_value_head,
    is_year,
)
from ingest.tables.rows import Ancestry, split_label
from ingest.tables.values import Value, column_unit, read_value

_BEFORE_FIGURE = re.compile(r"^[（(][^（()）]*[）)]\s*(?=\d[\d.,]*$)")  # how a score is worked out
_BEFORE_NUMBER = re.compile(r"^\d{1,2}[.、．]\s+(?=\d)")
_NUMBERED = re.compile(r"\d{1,2}[.、．]\D")
_PROSE = 30  # a longer text is a value of its form, not a label


def form_table(table_id: str, caption: Caption, grid: Grid, default_unit: Unit) -> Table:
    """Interpret a grid as a form."""
    reader = _FormReader(caption.unit or default_unit, grid)
    for r, row in enumerate(grid.rows):
        reader.row(r, [(c, cell) for c, cell in enumerate(row) if cell is not None and cell.text.strip()])
    return Table(
        id=table_id, title=caption.title, span=grid.span, number=caption.number, statement=caption.statement,
        unit=caption.unit, page=grid.page, rows=len(grid.rows), columns=grid.width, cells=tuple(reader.cells),
        is_form=True, subject=reader.subject,
    )


class _FormReader:
    """Reads rows top to bottom, remembering the part, the header and the objective that govern the rows below."""

    def __init__(self, money: Unit, grid: Grid) -> None:
        self.cells: list[Cell] = []
        self.subject: str | None = None
        self._money = money
        self._grid = grid
        self._part: tuple[str, ...] = ()
        self._small: SmallTable | None = None
        self._group = ""
        self._above = ""  # a label printed one row too high
        self._named: Path = ()
        self._ancestry = Ancestry()
        self._headers: list[list[str]] = []
        self._indicators = False
        self._measures: Measures | None = None
        self._after_header = False
        self._classes: tuple[str, ...] = ()

    def row(self, r: int, filled: Filled) -> None:
        """Read the next row, blanks left out."""
        texts = [squeeze(cell.text) for _, cell in filled]
        if not texts:
            return
        if self._header(r, filled, texts):
            return
        self._after_header = False
        if self._small is not None and self._slipped(filled, texts):
            self._above = texts[0]
            self._labels(r, filled[:1])
            self._small_row(r, filled[1:], self._small)
            self._small = None  # what that field says follows
        elif is_objective(texts[0]) and len(texts) > 1 and not is_category(texts[1]):
            self._part = (texts[0].rstrip("：:"),)
            self._value(r, filled[1], self._part, ())
            self._labels(r, [filled[0], *filled[2:]])
        elif is_part(texts[0]) and len(texts) == 1:
            self._begin(texts[:1])
            self._labels(r, filled)
        elif self._indicators and len(texts) == 2 and pattern("forms", "fields", "scored").fullmatch(texts[0]):
            self._pairs(r, filled)
        elif self._indicators and not (_is_field(texts[0]) and not is_part(texts[0])):
            whole = put_together(filled, self._measures) if self._measures else filled
            self._labels(r, [place for place in filled if self._measures and place[0] in self._measures.apart])
            self._indicator(r, whole, [squeeze(cell.text) for _, cell in whole])
        elif self._small is not None and self._goes_on(filled, self._small):
            self._small_row(r, filled, self._small)
        else:
            self._small = None
            self._indicators = False
            self._pairs(r, filled)

    def _slipped(self, filled: Filled, texts: list[str]) -> bool:
        """Whether the label of the next field is printed beside the last line of a small table (测算依据 | 6. 运行经费 | 24.29)."""
        return (
            len(filled) > 2 and _is_field(texts[0]) and bool(_NUMBERED.match(texts[1])) and bool(self._named)
            and not self._is_figure(texts[1]) and all(self._is_figure(text) for text in texts[2:])
        )

    def _begin(self, part: Sequence[str]) -> None:
        self._part = tuple(part) or self._part
        self._small, self._indicators, self._group = None, False, ""
        self._named = ()
        self._ancestry, self._classes = Ancestry(), ()

    def _header(self, r: int, filled: Filled, texts: list[str]) -> bool:
        """Take a row as header where it is one."""
        levels = sum(map(is_level_head, texts))
        if levels >= min(2, len(texts)) or (levels and any(map(is_value_head, texts))):
            keep = self._part if self._part and is_objective(self._part[0]) else ()
            if self._small is not None and _is_funded(self._small):
                self._part = ()  # the part about funds ends here
            self._begin(keep or [text for text in texts[:1] if is_part(text)])
            self._measures = measures(filled)
            self._indicators, self._headers = True, [[squeeze(c.text) for _, c in without_apart(filled, self._measures)]]
        elif self._after_header and all(is_value_head(text) or is_year(text) for text in _words(filled)):
            if self._indicators:
                self._headers.append(_words(filled))
            elif self._small is not None:
                self._small = self._small.with_years(filled)
        elif (found := small_table(filled)) is not None:
            self._begin(found.leads)
            self._small = found
        else:
            return False
        self._after_header = True
        self.cells.extend(self._cell(r, c, cell, "header") for c, cell in filled)
        return True

    def _indicator(self, r: int, filled: Filled, texts: list[str]) -> None:
        heads = indicator_heads(self._headers)
        if texts[0] in words("forms", "indicator", "score_totals"):
            self._labels(r, filled[:1])
            for (c, cell), path in zip(filled[1:], heads.values[len(heads.values) - len(filled) + 1 :], strict=False):
                self._value(r, (c, cell), (*self._part, texts[0]), path)
            return
        split = split_row(filled, heads)
        if split.classes:
            self._classes = (squeeze(split.classes[-1][1].text),)
        found = items(split, heads, self._classes)
        kept = {c for item in found for _, c, _ in item.cells if c is not None}
        self._labels(r, [(c, cell) for c, cell in filled if c not in kept])
        places = dict(filled)
        end = max(cell.span[1] for _, cell in filled)
        for item in found:
            self._item(r, item, places, end)

    def _item(self, r: int, item: Item, places: dict[int, GridCell], end: int) -> None:
        name = split_label(item.name)[1] or item.name
        for path, c, text in item.cells:
            cell = places[c] if c is not None else GridCell("", (end, end))
            part = GridCell(text, _inside(cell, text), cell.bbox)
            self._value(r, (c, part), (*self._part, *item.classes, name), path, doubtful=item.doubtful)

    def _small_row(self, r: int, filled: Filled, table: SmallTable) -> None:
        first = table.columns[0].place
        has_names = table.name is not None or _is_funded(table)
        named = [(c, cell) for c, cell in filled if has_names and c < first and not self._is_figure(cell.text)]
        values = [(c, part) for c, cell in filled[len(named) :] for part in _pieces(cell, table)]
        if not named and table.name is not None:
            goes_on = len(filled) > 1 and self._named and any(self._is_figure(cell.text) for _, cell in filled)
            if goes_on:  # the name above is merged over this row, too
                self._assigned(r, values, table, self._named)
            else:
                self._labels(r, filled)
            return
        if len(named) > 1:
            self._group, self._ancestry = squeeze(named[0][1].text), Ancestry()
        self._labels(r, named)
        path = self._named = self._row_path(_unnumbered(named[-1][1].text) if named else "")
        self._assigned(r, values, table, path)

    def _goes_on(self, filled: Filled, table: SmallTable) -> bool:
        """Whether a row is one of a small table: no field of the form, and with figures where names have no heading."""
        if _is_field(squeeze(filled[0][1].text)):
            return self._is_fund(filled)
        return not _is_funded(table) or any(self._is_figure(cell.text) or cell.text.strip() in ("-", "—") for _, cell in filled)

    def _is_fund(self, filled: Filled) -> bool:
        """Whether a row of a table without a heading over its names gives figures for a known source of funds."""
        known = (split_label(squeeze(filled[0][1].text))[1] or "") in words("forms", "money", "labels")
        return known and len(filled) > 2 and all(self._is_figure(cell.text) for _, cell in filled[1:3])

    def _row_path(self, name: str) -> Path:
        bare, level = split_label(name)[1:]
        if bare in words("forms", "money", "labels"):
            level = 2 if level is None else level  # a source of funds stands on the level of 1. 2. 3.
        own = self._ancestry.path(None, bare, level) if bare else ((name,) if name else ())
        group = (self._group,) if self._group else ()
        return (*self._part, *group, *own)

    def _assigned(self, r: int, values: Filled, table: SmallTable, path: Path) -> None:
        """The values of a row under their headings, and a blank under every other heading."""
        chosen = assign(table.columns, [(c, squeeze(cell.text)) for c, cell in values])
        end = max((cell.span[1] for _, cell in values), default=self.cells[-1].span[1])
        taken: dict[int, tuple[int, GridCell]] = dict(zip(chosen.columns, values, strict=False))
        for i, column in enumerate(table.columns):
            place, cell = taken.get(i, (None, GridCell("", (end, end))))
            self._value(r, (place, cell), path, column.path, moved=chosen.moved and i in taken, doubtful=chosen.doubtful and i in taken)

    def _pairs(self, r: int, filled: Filled) -> None:
        """Labels with the value behind each; a known label is never a value."""
        index = 0
        while index < len(filled):
            text = squeeze(filled[index][1].text)
            after = filled[index + 1] if index + 1 < len(filled) else None
            paired = after is not None and not is_field_label(squeeze(after[1].text))
            if after is not None and paired and (is_field_label(text) or self._is_pair(text, after, len(filled) - index)):
                self._labels(r, [filled[index]])
                self._value(r, after, ((split_label(text)[1] or text).rstrip("：:"),), ())
                self._name(text, squeeze(after[1].text))
                index += 2
            else:
                self._loose(r, filled, index)
                index += 1

    def _is_pair(self, text: str, after: tuple[int, GridCell], left: int) -> bool:
        return len(text) <= _PROSE and (left == 2 or self._is_figure(after[1].text))

    def _loose(self, r: int, filled: Filled, index: int) -> None:
        """A cell without a partner: a label whose place is blank, prose, or just a label."""
        c, cell = filled[index]
        text = squeeze(cell.text)
        if len(text) > _PROSE:
            above = (self._above,) if index == 0 and self._above else ()
            self._value(r, (c, cell), above or tuple(squeeze(other.text) for _, other in filled[:index]), ())
            self._above = ""
            return
        self._labels(r, [(c, cell)])
        if text in field_labels() and not is_part(text):
            self._value(r, (None, GridCell("", (cell.span[1], cell.span[1]))), (split_label(text)[1],), ())

    def _is_figure(self, text: str) -> bool:
        """Whether a cell holds a figure or several."""
        bare = squeeze(text)
        several = len(bare) > 3 and not bare.replace(".", "").replace(",", "").strip("0123456789")
        return several or read_value(text, self._money).state in (CellState.NUMBER, CellState.ZERO)

    def _name(self, label: str, text: str) -> None:
        """Keep the name of what the form is about, when this value stands behind its label."""
        if label in words("forms", "money", "subject") and self.subject is None:
            self.subject = text

    def _labels(self, r: int, filled: Filled) -> None:
        self.cells.extend(self._cell(r, c, cell, "label") for c, cell in filled)

    def _cell(self, r: int, c: int, cell: GridCell, kind: str) -> Cell:
        return Cell(
            r + 1, c + 1, cell.text, CellState.TEXT, kind, cell.span, page=self._grid.page_of(r), bbox=cell.bbox
        )

    def _value(
        self, r: int, placed: tuple[int | None, GridCell], rows: Path, heads: Path, moved: bool = False, doubtful: bool = False
    ) -> None:
        """Add a value; one that shares its printed place with others, or has none, is counted on behind the grid."""
        c, cell = placed
        used = {done.col for done in self.cells if done.row == r + 1}
        col = c + 1 if c is not None and c + 1 not in used else max(self._grid.width, *used, 0) + 1
        value = self._read(cell.text, rows, heads)
        self.cells.append(
            Cell(
                r + 1, col, cell.text, value.state, "value", cell.span, value.amount, rows, heads,
                page=self._grid.page_of(r), bbox=cell.bbox, placed_by="row-shift" if moved else None, doubtful=doubtful or cell.doubtful,
            )
        )

    def _read(self, text: str, rows: Path, heads: Path) -> Value:
        if not heads and rows and not holds_amount(rows[-1]) and text.strip():
            return Value(CellState.TEXT)
        if not heads and rows:
            return read_value(text, column_unit(rows[-1:], self._money))
        terms = indicator_terms()
        counted = any(head in terms["target_years"] or is_value_head(head) for head in heads)
        money = column_unit(rows[:1], self._money) if heads and rows else self._money  # 项目资金（万元）
        return read_value(text, column_unit(heads, COUNT if counted else money if money.is_money else self._money))


def _unnumbered(text: str) -> str:
    """A row's name without blanks; an ordinal before a number is taken off first (1. 46 名聘用人员 is no 1.46)."""
    return squeeze(_BEFORE_NUMBER.sub("", text.strip()))


def _is_funded(table: SmallTable) -> bool:
    """Whether a table gives funds under headings, with no heading over what they are called."""
    return table.name is None and any(pattern("forms", "heads", "funds").search(column.path[-1]) for column in table.columns)


def _is_field(text: str) -> bool:
    """Whether a text ends a small table because it is the label of a field that holds no fund."""
    return text in {*words("forms", "fields", "text"), *words("forms", "fields", "ends")} or is_part(text)


def _words(filled: Filled) -> list[str]:
    """The headings of a row: each cell's, or several that ran together in one."""
    return [
        text for _, cell in filled
        for text in ([squeeze(cell.text)] if is_column_head(squeeze(cell.text)) else map(squeeze, cell.text.split()))
    ]


def _pieces(cell: GridCell, table: SmallTable) -> Iterator[GridCell]:
    """A cell without how its figure is worked out, or the figures of as many columns as ran together in it."""
    bare = _BEFORE_FIGURE.sub("", cell.text.strip())
    if bare != cell.text.strip():
        yield GridCell(bare, _inside(cell, bare), cell.bbox)
        return
    parts = cell.text.split()
    several = len(parts) > 1 and all(part.replace(",", "").replace(".", "").rstrip("%").isdecimal() for part in parts)
    if not several or len(parts) > len(table.columns):
        yield cell
        return
    for part in parts:
        yield GridCell(part, _inside(cell, part), cell.bbox)


def _inside(cell: GridCell, text: str) -> Span:
    """The span of a text inside its cell; the whole cell's where marks stand between its characters."""
    place = cell.text.find(text)
    if text == cell.text or cell.span[1] - cell.span[0] != len(cell.text):
        return cell.span
    return (cell.span[0] + place, cell.span[0] + place + len(text)) if place >= 0 and text else cell.span
