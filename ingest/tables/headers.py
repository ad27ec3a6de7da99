"""Header rows of a grid: where they end, what stands over each column, and which columns are labels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from disclosure.terms import load, pattern, words
from ingest.blocks import GridCell
from ingest.captions import squeeze
from ingest.tables.values import is_figure

Row = Sequence[GridCell | None]
_CODE = re.compile(r"\d{3}(?:\d{2}){0,2}(?!\d)")


@dataclass(frozen=True, slots=True)
class Headers:
    """What the header rows say.

    Attributes:
        height: how many leading rows are header.
        paths: the heading path of every column, outermost first.
        labels: columns that name rows; codes: those of them that hold codes; ordinals: line numbers.
        values: columns that hold content.
    """

    height: int
    paths: tuple[tuple[str, ...], ...]
    labels: tuple[int, ...]
    codes: tuple[int, ...]
    ordinals: tuple[int, ...]
    values: tuple[int, ...]


@cache
def _label_terms() -> dict[str, Any]:
    terms: dict[str, Any] = load("columns")["label"]
    return terms


def text_of(cell: GridCell | None) -> str:
    """A cell's text without blanks; empty for a covered place."""
    return squeeze(cell.text) if cell else ""


def is_index_row(row: Row) -> bool:
    """Whether a row only numbers the columns (栏次 1 2 3 …)."""
    texts = [text_of(cell) for cell in row if text_of(cell)]
    numbers = [int(text) for text in texts if text.isdecimal() and len(text) <= 2]
    others = [text for text in texts if not text.isdecimal() and not re.fullmatch(r"\d+=.*|\d+=\(.*", text)]
    if any(text.isdecimal() and len(text) > 2 for text in texts):
        return False
    if len(numbers) < 2 or numbers[0] > 3 or any(not is_label_heading(text) for text in others):
        return False
    return all(b == a + 1 for a, b in zip(numbers, numbers[1:], strict=False))


def is_label_heading(text: str) -> bool:
    """Whether a heading is one of a column that names rows."""
    return bool(re.fullmatch(_label_terms()["pattern"], text))


def is_attribute(path: tuple[str, ...], before: Sequence[tuple[str, ...]] = ()) -> bool:
    """Whether a label column only describes a row (its unit, how it is procured) and does not name it.

    Args:
        path: its headings.
        before: those of the columns that name the row already: behind 采购项目, 购买服务内容 describes it.
    """
    if not path:
        return False
    named = any(re.fullmatch(_label_terms()["item"], other[-1]) for other in before if other)
    own = re.sub(r"(?<=.)[（(][^（()）]*[）)]$", "", path[-1])  # what stands in brackets says how the rows are sorted
    return bool(re.search(_label_terms()["attribute"], own)) or (named and bool(re.search(_label_terms()["detail"], own)))


def is_data_row(row: Row) -> bool:
    """Whether a row carries figures, or starts like one that could."""
    if is_index_row(row):
        return False
    texts = [text_of(cell) for cell in row]
    filled = [text for text in texts if text]
    if any(map(is_figure, filled)):
        return True
    if not filled:
        return False
    first = filled[0]
    if pattern("structure", "row", "ordinal").match(first) or _CODE.match(first):
        return True
    return len(filled) == 1 and texts[0] == first and first in words("columns", "total", "names")


def header_height(rows: Sequence[Row]) -> int:
    """How many leading rows are header; when no row carries anything, all down to the last with a word in it."""
    for index, row in enumerate(rows):
        if is_data_row(row):
            return index
    return max((index + 1 for index, row in enumerate(rows) if any(map(text_of, row))), default=len(rows))


def column_paths(rows: Sequence[Row], width: int) -> tuple[tuple[str, ...], ...]:
    """The heading path of every column.

    A heading spreads to the right over the places it is merged over, and over empty places as long as a lower
    header row has something there, because that is how a group heading is printed once its cells are listed.
    """
    useful = [row for row in rows if not is_index_row(row)]
    texts = [[text_of(row[c]) if c < len(row) else "" for c in range(width)] for row in useful]
    for r in range(len(texts)):
        for c in range(1, width):
            below = any(texts[deeper][c] for deeper in range(r + 1, len(texts)))
            merged = c < len(useful[r]) and useful[r][c] is None and (r == 0 or bool(texts[r - 1][c]))
            same_parent = r == 0 or texts[r - 1][c] == texts[r - 1][c - 1] or not texts[r - 1][c]
            if not texts[r][c] and texts[r][c - 1] and (below or merged) and same_parent:
                texts[r][c] = texts[r][c - 1]
    paths = []
    for c in range(width):
        path: list[str] = []
        for row_texts in texts:
            if row_texts[c] and (not path or path[-1] != row_texts[c]):
                path.append(row_texts[c])
        paths.append(tuple(path))
    return tuple(paths)


def read_headers(rows: Sequence[Row], width: int) -> Headers:
    """Read the headers of a grid."""
    height = header_height(rows)
    paths = column_paths(rows[:height], width)
    data = rows[height:]
    labels, codes, ordinals, values = [], [], [], []
    for c in range(width):
        kind = _kind(paths[c], [row[c] if c < len(row) else None for row in data])
        if kind == "value":
            values.append(c)
            continue
        labels.append(c)
        if kind == "ordinal":
            ordinals.append(c)
        elif kind == "code":
            codes.append(c)
    return Headers(height, paths, tuple(labels), tuple(codes), tuple(ordinals), tuple(values))


def _kind(path: tuple[str, ...], cells: Sequence[GridCell | None]) -> str:
    texts = [text for cell in cells if (text := text_of(cell)) and text.strip("-—–－/／")]
    numeric = [text for text in texts if is_figure(text)]
    heading = path[-1] if path else ""
    if not heading and not numeric:
        return "label"
    if heading and re.fullmatch(_label_terms()["ordinal"], heading):
        return "ordinal"
    coded = [text for text in texts if _CODE.fullmatch(text) or re.fullmatch(r"\d{1,2}", text)]
    if re.fullmatch(_label_terms()["long_code"], heading) and not any("." in text for text in texts):
        return "code"
    if re.fullmatch(_label_terms()["code"], heading) and len(coded) * 2 >= len(numeric):
        return "code"
    if not texts and heading:
        return "label" if is_label_heading(heading) else "value"
    slipped = heading in words("columns", "flow", "leaf") and len(texts) * 2 <= len(cells)
    if texts and len(numeric) * 2 < len(texts) and not slipped:
        return "label"
    if not is_label_heading(heading):
        return "value"
    if coded and len(coded) == len(texts):
        return "code"
    return "label" if len(numeric) < len(texts) or not texts else "value"
