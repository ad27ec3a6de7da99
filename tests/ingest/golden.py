"""Transcribed tables against parsed ones, cell by cell: text, unit, row label and column path together.

A cell is right when the parsed table has, under its row label (and the parents written before it) and under every
heading of its column, that text in that unit, without doubt. Cells of one label and column are compared in the order
they are printed. A printed blank is right when its row is there and nothing is read in that place. A word may stand in
a label column of its row.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from disclosure.model import Cell, Document, Table

Golden = dict[str, Any]
TABLES = Path(__file__).parents[1] / "corpus" / "golden_tables.jsonl"
_NEAR = 30  # lines from a title to the first line of its table
_ORDINAL = re.compile(r"^(?:[一二三四五六七八九十廿]{1,4}、|（[一二三四五六七八九十]{1,3}）、?|\d{1,2}[.、]|其中：)")
_CODE = re.compile(r"(?:\d{3}(?:\d{2}){0,2}|\d{6})(?=\D)")


class Miss(NamedTuple):
    """A cell that is not right, and what was read instead."""

    row: str
    column: str
    text: str
    found: list[str]


def golden_tables() -> list[Golden]:
    """All transcribed tables."""
    return [json.loads(line) for line in TABLES.read_text("utf-8").splitlines()]


def plain(text: str) -> str:
    """A label without blanks, quotes, numbering and differences of width."""
    text = re.sub(r"[\s“”\"·]", "", text).replace("(", "（").replace(")", "）")
    return _ORDINAL.sub("", text.replace("：", ":").replace(":", "：")).rstrip("：")


def located(golden: Golden, document: Document) -> list[Table]:
    """The parsed tables on the golden table's page; in a text, the one nearest to the line of its title."""
    if golden["page"]:
        return [t for t in document.tables if golden["page"] in {t.page, *(c.page for c in t.cells)}]
    wanted = golden["line"]
    lines = {t.id: document.text.count("\n", 0, t.span[0]) + 1 for t in document.tables}
    near = [t for t in document.tables if abs(lines[t.id] - wanted) <= _NEAR and t.cells]
    return sorted(near, key=lambda t: abs(lines[t.id] - wanted))[:1]


def misses(golden: Golden, document: Document) -> Iterator[Miss]:
    """The golden cells that are not right in a parsed document."""
    tables = located(golden, document)
    values = [cell for table in tables for cell in table.values()]
    printed = [(table.id, cell) for table in tables for cell in table.cells]
    seen: Counter[tuple[str, str]] = Counter()
    for row in golden["rows"]:
        key = row["row_label"], row["col_label"]
        found = _candidates(row, values)[seen[key] :][:1]
        seen[key] += 1
        if not _right(golden["unit"], row, found, values, printed):
            yield Miss(row["row_label"], row["col_label"], row["text"], [c.text + "?" * c.doubtful for c in found])


def _candidates(row: dict[str, str], values: Sequence[Cell]) -> list[Cell]:
    """The value cells of a row and column; where a column path is the very same, only those."""
    cells = [c for c in values if _same_row(row["row_label"], c) and _same_column(row["col_label"], c)]
    exact = [c for c in cells if _path(c.col_path) == _path(row["col_label"].split(">"))]
    return exact or cells


def _path(parts: Sequence[str]) -> list[str]:
    return [plain(part) for part in parts]


def _same_row(label: str, cell: Cell) -> bool:
    if not label:
        return True
    *parents, own = label.split(">")
    above = {plain(part) for part in cell.row_path[:-1]}
    if not cell.row_path or not {_name(p) for p in parents} <= above:
        return False
    coded = _CODE.match(plain(own))
    if coded and cell.code not in (None, coded.group()):
        return False
    return plain(cell.row_path[-1]) in (_name(own), plain(own))


def _name(label: str) -> str:
    return _CODE.sub("", plain(label), count=1)


def _same_column(label: str, cell: Cell) -> bool:
    """Whether the innermost headings are one, and every heading wanted stands in the path."""
    if not label:
        return True
    wanted, path = _path(label.split(">")), _path(cell.col_path)
    return bool(path) and path[-1] == wanted[-1] and set(wanted) <= set(path)


def _right(
    unit: str, row: dict[str, str], found: Sequence[Cell], values: Sequence[Cell], printed: Sequence[tuple[str, Cell]]
) -> bool:
    wanted = re.sub(r"\s", "", row["text"])
    beside = _beside(row["row_label"], printed)
    if not wanted:
        known = bool(beside) or any(_same_row(row["row_label"], c) for c in values)
        return known and not any(cell.text for cell in found)
    texts = [re.sub(r"\s", "", cell.text) for cell in found if not cell.doubtful]
    if not re.search(r"\d", wanted):
        return plain(wanted) in map(plain, [*texts, *(cell.text for cell in beside if cell.kind == "label")])
    units = {cell.amount.unit.name for cell in found if cell.amount}
    return texts == [wanted] and units <= {unit, "%", "个"}


def _beside(label: str, printed: Sequence[tuple[str, Cell]]) -> list[Cell]:
    """The cells of the printed rows that hold a label."""
    own = label.split(">")[-1]
    rows = {(table, c.row) for table, c in printed if plain(c.text) in (plain(own), _name(own)) and c.text}
    return [c for table, c in printed if (table, c.row) in rows]
