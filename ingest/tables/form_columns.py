"""The columns of a form's small tables, and which of them each cell of a row stands in.

Forms are the tables whose columns slip most: cells are first tried where they are printed, then in their order, then
by what they hold; what several readings explain is doubtful.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb

from disclosure.identities import Path
from disclosure.terms import pattern, words
from ingest.blocks import GridCell
from ingest.captions import squeeze
from ingest.tables.form_terms import is_column_head, is_name_head, is_text_head, is_two_years, is_year
from ingest.tables.rows import is_total

_MOST = 5000
# What is printed where there is no figure.
_BLANKS = frozenset(("-", "—", "——", "－", "/", "–"))
Columns = tuple["Column", ...]
Filled = Sequence[tuple[int, GridCell]]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: where its heading is printed, and the heading's path."""

    place: int
    path: Path

    def takes(self, text: str) -> bool:
        """Whether a text is of the kind its heading announces."""
        if text in _BLANKS:
            return True
        figure = bool(re.search(r"\d", text)) and len(text) < 20
        if is_text_head(self.path[-1]):
            return not re.fullmatch(r"[\d.,]+%?", text)
        if pattern("columns", "value", "share").search(self.path[-1]):
            return text.endswith("%")
        return figure and not text.endswith("%")


@dataclass(frozen=True, slots=True)
class SmallTable:
    """A small table's header.

    Attributes:
        leads: labels printed before its headings (项目资金来源).
        name: where the names of rows begin, None where rows have none.
        columns: the other columns.
    """

    leads: tuple[str, ...]
    name: int | None
    columns: tuple[Column, ...]

    def with_years(self, filled: Filled) -> SmallTable:
        """The table with years below its heading of two years."""
        years = [squeeze(word) for _, cell in filled for word in cell.text.split()]
        columns: list[Column] = []
        for column in self.columns:
            if is_two_years(column.path[0]) and len(column.path) == 1:
                if not any(is_two_years(done.path[0]) for done in columns):
                    columns += [Column(column.place + i, (*column.path, year)) for i, year in enumerate(years)]
            else:
                columns.append(column)
        return SmallTable(self.leads, self.name, tuple(columns))


def small_table(filled: Filled) -> SmallTable | None:
    """Read a row as the header of a small table; None when it is none."""
    heads = [(c, _headings(cell.text)) for c, cell in filled]
    first = next((i for i, (_, found) in enumerate(heads) if found), len(heads))
    listed = [(c, text) for c, found in heads[first:] for text in found]
    if first > 2 or len(listed) < 2 or any(not found for _, found in heads[first:]):
        return None
    over = listed[0][1] in words("columns", "flow", "over") and _are_funds([text for _, text in listed[1:]])
    name = listed[0][0] if is_name_head(listed[0][1]) or over else None  # 项目 | 年初预算数 | 全年执行数 …
    leads = tuple(squeeze(cell.text) for _, cell in filled[:first])
    if name is None and not leads and len(listed) > 2 and listed[0][1] in words("forms", "heads", "leads"):
        leads, listed = (listed[0][1],), listed[1:]  # 整体绩效目标 | 长期目标 | 年度目标
    if name is None and not leads:
        return None
    columns = _columns(listed[1:] if name is not None else listed)
    return SmallTable(leads, name, columns) if columns else None


def _headings(text: str) -> list[str]:
    """The headings a cell holds: itself, or several whose cells ran together."""
    parts = [squeeze(part) for part in text.split()]
    if len(parts) > 1 and all(map(is_column_head, parts)):
        return parts
    whole = squeeze(text)
    bare = pattern("forms", "heads", "remark").sub("", whole)
    return [whole] if is_column_head(whole) else [bare] if is_column_head(bare) else []


def _columns(listed: Sequence[tuple[int, str]]) -> tuple[Column, ...]:
    """The columns under headings; a heading of two years stands over two, named by their years where these are printed."""
    columns: list[Column] = []
    for index, (place, text) in enumerate(listed):
        years = [t for _, t in listed[index + 1 : index + 3] if is_year(t)]
        if is_two_years(text):
            columns += [Column(place + i, (text, year)) for i, year in enumerate(years)]
            columns += [] if years else [Column(place, (text,)), Column(place + 1, (text,))]
        elif not (is_year(text) and columns and is_two_years(columns[-1].path[0])):
            columns.append(Column(place, (text,)))
    return tuple(columns)


@dataclass(frozen=True, slots=True)
class Assigned:
    """The column (index) of every value of a row; `moved` when none stands where it is printed."""

    columns: tuple[int, ...]
    moved: bool = False
    doubtful: bool = False


def assign(columns: Sequence[Column], values: Sequence[tuple[int, str]]) -> Assigned:
    """Say which column each value (printed place, text) stands in."""
    places = [next((i for i, column in enumerate(columns) if column.place == c), None) for c, _ in values]
    printed = tuple(i for i in places if i is not None)
    if len(set(printed)) == len(values) and _fit(columns, values, printed):
        return Assigned(printed)
    if len(values) == len(columns) and _fit(columns, values, range(len(columns))):
        return Assigned(tuple(range(len(columns))))
    fitting: list[tuple[int, ...]] = []
    if len(values) <= len(columns) and comb(len(columns), len(values)) <= _MOST:
        fitting = [c for c in combinations(range(len(columns)), len(values)) if _fit(columns, values, c)]
    if len(fitting) == 1:
        return Assigned(fitting[0], moved=True)
    by_kind = _by_kind(columns, values)
    if not fitting and by_kind is not None:
        return Assigned(by_kind, moved=True)
    if len(set(printed)) == len(values):
        return Assigned(printed, doubtful=True)
    return Assigned((fitting or [tuple(range(min(len(values), len(columns))))])[0], doubtful=True)


def _fit(columns: Sequence[Column], values: Sequence[tuple[int, str]], chosen: Sequence[int]) -> bool:
    return all(columns[i].takes(text) for i, (_, text) in zip(chosen, values, strict=True))


def _by_kind(columns: Sequence[Column], values: Sequence[tuple[int, str]]) -> tuple[int, ...] | None:
    """Words under headings of words and figures under those of figures, each in their order, where these fill theirs."""
    wordy = [i for i, column in enumerate(columns) if is_text_head(column.path[-1])]
    other = [i for i in range(len(columns)) if i not in wordy]
    figures = [i for i, (_, text) in enumerate(values) if re.fullmatch(r"[\d.,]+%?", text)]
    said = [i for i in range(len(values)) if i not in figures]
    if len(figures) != len(other) or len(said) > len(wordy):
        return None
    chosen = dict(zip(figures, other, strict=True)) | dict(zip(said, wordy, strict=False))
    return tuple(chosen[i] for i in range(len(values)))


def flow_header(texts: Sequence[str]) -> tuple[Columns, int] | None:
    """Read words as the header of a small table that begins with a heading over names.

    Returns:
        The columns behind the names, and how many words the header takes; None when it is no header.

    >>> columns, size = flow_header(["品名", "数量", "金额", "印刷服务", "1", "5.00"]) or ((), 0)
    >>> [column.path for column in columns], size
    ([('数量',), ('金额',)], 3)
    """
    listed: list[tuple[int, str]] = []
    place = 0
    while place < len(texts):
        size = next((n for n in (4, 3, 2, 1) if _is_head_of(texts, place, n)), 0)
        if not size:
            break
        listed.append((place, squeeze("".join(texts[place : place + size]))))
        place += size
    if listed and is_total(listed[-1][1]) and place < len(texts) and re.match(r"\d", texts[place]):
        place = listed.pop()[0]  # a total with its figure is a row already
    if len(listed) > 2 and _are_funds([text for _, text in listed]):
        return _columns(listed), place
    if len(listed) < 2 or not is_name_head(listed[0][1]) or any(map(is_text_head, (text for _, text in listed[1:]))):
        return None
    return _columns(listed[1:]), place


def _are_funds(heads: Sequence[str]) -> bool:
    """Whether headings are those of a self-assessment's funds, which have none over their names (全年预算数 全年执行数 …)."""
    funds, spent = pattern("forms", "heads", "funds"), pattern("forms", "heads", "spent")
    return bool(funds.search(heads[0])) and any(spent.search(head) for head in heads)


def _is_head_of(texts: Sequence[str], place: int, size: int) -> bool:
    text = squeeze("".join(texts[place : place + size]))
    single = not is_year(text) or bool(pattern("forms", "indicator", "full_year").fullmatch(text))
    return place + size <= len(texts) and is_column_head(text) and single
