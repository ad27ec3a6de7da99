"""Small tables of flattened forms whose rows are labels and figures: funds, purchases, detail lines without classes.

A line begins a row when the row before has its figures, or when it begins like one (a number, 其中, a known source of
funds); else it goes on with the label before it. Rows with fewer figures than columns are placed by what the figures
are and by the total of their group.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from disclosure.amount import Amount, Unit
from disclosure.identities import Path
from disclosure.model import Cell, CellState, Span
from disclosure.terms import pattern, word, words
from ingest.blocks import Line
from ingest.tables.flow_words import Word, words_of
from ingest.tables.form_columns import Column, Columns, assign, flow_header
from ingest.tables.form_terms import is_field_label, is_part
from ingest.tables.place import PlacedRow, place_rows
from ingest.tables.rows import Ancestry, is_total, split_label
from ingest.tables.values import column_unit, read_value

_MOST_ROWS = 60  # of a group whose total can place figures
_FIGURE = re.compile(r"[-—]|\d[\d,]*(?:\.\d+)?%?(?:万?元|万)?")


@dataclass(slots=True)
class _Row:
    label: list[Word] = field(default_factory=list)
    figures: list[Word] = field(default_factory=list)
    group: str = ""

    @property
    def name(self) -> str:
        return "".join(word.text for word in self.label)


@dataclass(frozen=True, slots=True)
class SmallPart:
    """A small table in flattened text: its place, what it is called, its columns, its words."""

    span: Span
    part: str
    columns: Columns
    stream: tuple[Word, ...]


def small_parts(lines: Sequence[Line]) -> list[SmallPart]:
    """The small tables of a flattened form."""
    stream = words_of(lines)
    found: list[SmallPart] = []
    place = 0
    while place < len(stream):
        header = flow_header([word.text for word in stream[place : place + 24]]) if stream[place].first else None
        if header is None:
            place += 1
            continue
        columns, size = header
        end = next((i for i in range(place + size, len(stream)) if _ends(stream, i)), len(stream))
        span = (stream[place].span[0], stream[end - 1].span[1])
        found.append(SmallPart(span, _part_before(stream, place), columns, tuple(stream[place + size : end])))
        place = end
    return found


def _part_before(stream: Sequence[Word], place: int) -> str:
    """The heading right before a small table."""
    for size in (8, 6, 4, 3, 2, 1):
        text = "".join(word.text for word in stream[max(0, place - size) : place])
        known = next((part for part in words("forms", "parts", "small") if text.endswith(part)), None)
        if known is not None:
            return known
    return ""


def _ends(stream: Sequence[Word], place: int) -> bool:
    """Whether a small table ends before a word: at the label of a field or another part."""
    if not stream[place].first:
        return False
    for size in (1, 2, 3):
        text = "".join(word.text for word in stream[place : place + size])
        if (is_field_label(text) and text not in words("forms", "money", "labels")) or is_part(text):
            return True
    sideways = "".join(w.text for w in stream[place : place + 11] if len(w.text) < 3)
    begins_sideways = len(stream[place].text) == 1 and sideways.startswith(word("forms", "money", "sideways"))
    return stream[place].note or begins_sideways or stream[place].text.startswith(words("forms", "parts", "small"))


def small_cells(parts: Sequence[SmallPart], money: Unit) -> Iterator[Cell]:
    """The cells of small tables, with rows numbered from 1."""
    number = 0
    for part in parts:
        rows = [row for row in _rows(part.stream) if split_label(row.name)[1] or row.figures]
        ancestry = Ancestry()
        group = ""
        for row, cells in zip(rows, _placed(rows, part.columns, money), strict=True):
            number += 1
            if row.group != group:
                group, ancestry = row.group, Ancestry()
            if row.label:
                yield Cell(number, 1, row.name, CellState.TEXT, "label", (row.label[0].span[0], row.label[-1].span[1]))
            path = tuple(name for name in (part.part, group, *_own(row, ancestry)) if name)
            yield from _values(number, row, cells, path, money)


def _own(row: _Row, ancestry: Ancestry) -> Path:
    bare, level = split_label(row.name)[1:]
    if bare in words("forms", "money", "labels"):
        level = 2 if level is None else level
    return ancestry.path(None, bare, level) if bare else ()


def _rows(stream: Sequence[Word]) -> list[_Row]:
    rows: list[_Row] = [_Row()]
    for index, item in enumerate(stream):
        row = rows[-1]
        group = _group(stream, index)
        if _FIGURE.fullmatch(item.text) and row.label:
            row.figures.append(item)
        elif group is not None and not row.figures and not row.label:
            row.group = group
        elif group is not None:
            rows.append(_Row(group=group))
        elif _in_group(stream, index):
            continue
        elif row.figures or (row.label and item.first and _begins(item.text)):
            rows.append(_Row(label=[item], group=row.group))
        else:
            row.label.append(item)
    return [row for row in rows if row.label]


def _begins(text: str) -> bool:
    """Whether a line begins like a row of its own."""
    numbered = split_label(text)[2] is not None
    return numbered or text in words("forms", "money", "labels") or bool(pattern("forms", "money", "begins").match(text))


def _group(stream: Sequence[Word], index: int) -> str | None:
    """The group of rows whose label begins at a word, in one word or two lines."""
    for size in (1, 2):
        text = "".join(word.text for word in stream[index : index + size])
        if text in words("forms", "money", "row_groups"):
            return text
    return None


def _in_group(stream: Sequence[Word], index: int) -> bool:
    """Whether a word is the second of a group's label."""
    return index > 0 and _group(stream, index) is None and stream[index - 1].text + stream[index].text in words(
        "forms", "money", "row_groups"
    )


Placed = list[tuple[Column, Word | None, str | None, bool]]


def _placed(rows: Sequence[_Row], columns: Columns, money: Unit) -> list[Placed]:
    """Each row's figures by column: (column, figure or None, what placed it, doubt)."""
    result: list[Placed] = []
    sums: dict[str, list[PlacedRow]] = {}
    for row in rows:
        whole = assign(columns, [(-1 - i, figure.text) for i, figure in enumerate(row.figures)])
        chosen, mark = whole.columns, "columns" if whole.moved else None
        doubtful = whole.doubtful or len(row.figures) > len(columns)
        if doubtful:
            group = [other for other in rows if other.group == row.group]
            if row.group not in sums:
                sums[row.group] = _by_total(group, columns, money)
            by_sum = next((p for other, p in zip(group, sums[row.group], strict=False) if other is row), None)
            if by_sum is not None and not by_sum.doubtful:
                chosen, mark, doubtful = by_sum.columns, "roll-up", False
        taken = dict(zip(chosen, row.figures, strict=False))
        result.append([(column, taken.get(i), mark, doubtful) for i, column in enumerate(columns)])
    return result


def _by_total(group: Sequence[_Row], columns: Columns, money: Unit) -> list[PlacedRow]:
    """Where the total of a group leaves no choice; nothing where it has none."""
    figures = [[_amount(figure, money) for figure in row.figures] for row in group]
    codes = ["" if is_total(row.name) else f"{100 + i}" for i, row in enumerate(group)]
    if "" not in codes or len(group) > _MOST_ROWS or any(len(f) > len(columns) for f in figures):
        return []
    return place_rows(figures, codes, [(f"{i}",) for i in range(len(columns))], lambda _name, _amount: False)


def _amount(word: Word, money: Unit) -> Amount:
    """A figure as a bare number of the table's unit, for sums down a column; a dash is nothing."""
    return Amount.parse(re.sub(r"[^\d.,]", "", word.text), money) or Amount(Decimal(0), money)


def _values(number: int, row: _Row, cells: Placed, path: Path, money: Unit) -> Iterator[Cell]:
    end = (row.figures or row.label)[-1].span[1]
    for index, (column, figure, mark, doubtful) in enumerate(cells):
        if figure is None and doubtful:
            continue
        text, span = (figure.text, figure.span) if figure else ("", (end, end))
        value = read_value(text, column_unit(column.path, money))
        yield Cell(
            number, 2 + index, text, value.state, "value", span, value.amount, path, column.path,
            placed_by=mark if figure else None, doubtful=doubtful,
        )
