"""Grids whose cells slipped: a header one column off, a row with one cell too many or too few.

A cell is moved only when that puts every figure under a value heading and every text under a label heading, and
when all ways of doing so agree.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from disclosure.amount import WAN_YUAN, Amount, parse_number
from disclosure.identities import column_identities, satisfied
from disclosure.model import CellState
from ingest.blocks import GridCell
from ingest.tables.headers import Headers, Row, is_label_heading, text_of
from ingest.tables.values import is_damaged, read_value

Placed = list[tuple[int, GridCell | None]]


def aligned(headers: Headers, rows: Sequence[Row]) -> Headers:
    """Undo a header that stands one column to the right of all its figures.

    The figures then begin under a label heading and the last value heading has none; both blocks have the same
    width, which is what makes the shift certain.
    """
    data = rows[headers.height :]
    filled = [
        c for c in range(len(headers.paths))
        if c not in headers.ordinals and sum(1 for row in data if c < len(row) and _is_money(text_of(row[c]))) * 2 > len(data) > 0
    ]
    wanted = [c for c, path in enumerate(headers.paths) if path and not is_label_heading(path[-1])]
    if not filled or not wanted or filled[0] != wanted[0] - 1 or wanted[-1] in filled:
        return headers
    if len(range(filled[0], wanted[-1])) != len(wanted) or wanted[-1] - wanted[0] + 1 != len(wanted):
        return headers
    paths = list(headers.paths)
    for c in wanted:
        paths[c - 1] = headers.paths[c]
    paths[wanted[-1]] = ()
    labels = tuple(c for c in headers.labels if c != filled[0])
    codes = tuple(c for c in headers.codes if c != filled[0])
    return replace(headers, paths=tuple(paths), labels=labels, codes=codes, values=tuple(c - 1 for c in wanted))


def _is_money(text: str) -> bool:
    return parse_number(text) is not None and not re.fullmatch(r"\d{3}|\d{5}|\d{7}", text)


@dataclass(frozen=True, slots=True)
class Aligned:
    """A row with each column's cell: one (printed column, cell) per column, and whether several slips explain it."""

    cells: Placed
    doubtful: bool = False


def realigned(row: Row, headers: Headers, unused: frozenset[int] = frozenset()) -> Aligned:
    """Give each column its cell with the cell's printed column.

    Args:
        row: the row as printed.
        headers: the table's headers.
        unused: value columns in which no other row has a figure; of several slips, one that fills none of them wins.

    Returns:
        The row as printed when no single slip explains it, or when several do; then it is doubtful, in the first case where
        a figure stands under the heading of a label.
    """
    printed: Placed = list(enumerate(row))
    if _mismatch(printed, headers) == 0:
        return Aligned(printed)
    fitting: dict[tuple[tuple[int, int], ...], Placed] = {}
    for candidate in _slips(printed):
        if _mismatch(candidate, headers) == 0:
            fitting.setdefault(tuple(_filled(candidate)), candidate)
    usual = [placed for filled, placed in fitting.items() if not unused.intersection(column for column, _ in filled)]
    best = usual or list(fitting.values())
    return Aligned(best[0]) if len(best) == 1 else Aligned(printed, doubtful=bool(best) or _astray(printed, headers))


def _astray(row: Placed, headers: Headers) -> bool:
    """Whether a figure printed with decimals stands in a column that names rows by its heading."""
    named = [c for c in headers.labels if headers.paths[c] and is_label_heading(headers.paths[c][-1])]
    return any("." in (text := text_of(cell)) and _is_money(text) for c, (_, cell) in enumerate(row) if c in named)


def may_have_slipped(row: Row, headers: Headers, columns: Sequence[int], unused: frozenset[int]) -> bool:
    """Whether figures without a total would add up one cell farther left: slipped, or printed so, nobody knows.

    So too where a figure stands under no heading, left of a blank under one.

    Args:
        row: the row as printed.
        headers: the table's headers.
        columns: the value columns of one block.
        unused: value columns in which no other row has a figure; a total that others lack too is no sign.
    """
    headed = [c for c in columns if headers.paths[c]]
    astray = any(_is_money(text_of(row[c])) and any(later > c for later in headed) for c in columns if not headers.paths[c])
    if astray and any(not text_of(row[c]) for c in headed):
        return True
    identities = column_identities([headers.paths[c] for c in columns])
    held = _figures(list(enumerate(row)), columns)
    bare = [i for i in identities if i.total not in held and any(p in held for p in i.parts)]
    if not bare or any(columns[i.total] in unused for i in bare):
        return False
    slips = [_figures(slip, columns) for slip in _slips(list(enumerate(row))) if _mismatch(slip, headers) == 0]
    return any(len(slip) == len(held) and satisfied(identities, slip) and any(i.total in slip for i in bare) for slip in slips)


def _figures(row: Placed, columns: Sequence[int]) -> dict[int, Amount]:
    """The figures of a row by the place of their column among some."""
    place = {column: number for number, column in enumerate(columns)}
    read = {place[c]: Amount.parse(text, WAN_YUAN) for c, (_, cell) in enumerate(row) if c in place and (text := text_of(cell))}
    return {number: amount for number, amount in read.items() if amount is not None}


def unused_columns(rows: Sequence[Row], headers: Headers) -> frozenset[int]:
    """The value columns that are empty in every row that stands as its headers say."""
    fitting = [row for row in rows if _mismatch(list(enumerate(row)), headers) == 0]
    return frozenset(c for c in headers.values if not any(c < len(row) and text_of(row[c]) for row in fitting))


def _slips(row: Placed) -> list[Placed]:
    """Every row that differs by one blank taken out (with one added at the end) or put in (with one lost)."""
    slips = []
    for index, (_, cell) in enumerate(row):
        if not text_of(cell):
            slips.append([*row[:index], *row[index + 1 :], (index, None)])
        if not text_of(row[-1][1]):
            slips.append([*row[:index], (index, None), *row[index:-1]])
    return slips


def _filled(row: Placed) -> list[tuple[int, int]]:
    return [(column, printed) for column, (printed, cell) in enumerate(row) if text_of(cell)]


def _mismatch(row: Placed, headers: Headers) -> int:
    wrong = 0
    for column, (_, cell) in enumerate(row):
        text = text_of(cell)
        if not text:
            continue
        if column in headers.values:
            wrong += read_value(text, WAN_YUAN).state is CellState.TEXT and not is_damaged(text)
        elif _is_money(text):
            wrong += "." in text or (column not in headers.codes and column not in headers.ordinals)
    return wrong
