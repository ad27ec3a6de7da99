"""Transcribed tables against parsed ones, cell by cell: text, unit, row label and column path together.

A cell is right when the parsed table has, under its row label (and the parents written before it) and under every
heading of its column, that text in that unit, without doubt. Cells of one label and column are compared in the order
they are printed. A printed blank is right when its row is there and nothing is read in that place. A word may stand in
a label column of its row.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from disclosure.model import Cell, Document, Table

Golden = dict[str, Any]
TABLES = Path(__file__).parents[1] / "corpus" / "golden_tables.jsonl"
_NEAR = 30  # lines from a title to the first line of its table
_ORDINAL = re.compile(r"^(?:[一二三四五六七八九十廿]{1,4}、|（[一二三四五六七八九十]{1,3}）、?|\d{1,2}[.、]|其中：)")
_CODE = re.compile(r"(?:\d{6,}[A-Z]\d+|\d{3}(?:\d{2}){0,2}|\d{6})(?=\D)")


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
    starts = {t.id: _line(document, t.span[0]) for t in document.tables if _line(document, t.span[1]) > wanted}
    near = [t for t in document.tables if t.cells and abs(starts.get(t.id, -_NEAR) - wanted) <= _NEAR]
    return sorted(near, key=lambda t: abs(starts[t.id] - wanted))[:1]


def _line(document: Document, place: int) -> int:
    return document.text.count("\n", 0, place) + 1


def misses(golden: Golden, document: Document) -> Iterator[Miss]:
    """The golden cells that are not right in a parsed document."""
    rows = _Rows(located(golden, document))
    seen: Counter[tuple[str, ...]] = Counter()
    for row in golden["rows"]:
        key = (*_path(row["row_label"].split(">")), "|", *_path(row["col_label"].split(">")))
        found = rows.candidates(row)[seen[key] :][:1]
        seen[key] += 1
        if not _right(golden["unit"], row, found, rows):
            yield Miss(row["row_label"], row["col_label"], row["text"], [c.text + "?" * c.doubtful for c in found])


class _Rows:
    """The cells of parsed tables by the row they are printed in."""

    def __init__(self, tables: Sequence[Table]) -> None:
        self.rows: defaultdict[tuple[str, int], list[Cell]] = defaultdict(list)
        for table in tables:
            for cell in table.cells:
                self.rows[table.id, cell.row].append(cell)

    def candidates(self, row: dict[str, str]) -> list[Cell]:
        """The value cells of a row and column; of these, where there are any, those with the same code or the same path."""
        cells = [
            c for printed in self.rows.values() for c in printed
            if c.kind == "value" and _same_row(row["row_label"], c, printed) and _same_column(row["col_label"], c)
        ]
        coded = _CODE.match(plain(row["row_label"].rsplit(">", maxsplit=1)[-1]))
        cells = [c for c in cells if coded and c.code == coded.group()] or cells
        return [c for c in cells if _path(c.col_path) == _path(row["col_label"].split(">"))] or cells

    def has(self, label: str) -> bool:
        """Whether a row of that label is printed."""
        return any(_same_row(label, c, printed) for printed in self.rows.values() for c in printed if c.kind == "value")

    def beside(self, label: str) -> list[Cell]:
        """The cells of the printed rows that hold a label."""
        own = label.rsplit(">", maxsplit=1)[-1]
        names = (plain(own), _name(own))
        return [c for printed in self.rows.values() if any(plain(c.text) in names for c in printed if c.text) for c in printed]


def _path(parts: Sequence[str]) -> list[str]:
    return [plain(part) for part in parts]


def _same_row(label: str, cell: Cell, printed: Sequence[Cell]) -> bool:
    """Whether a cell stands in the row of a label: its innermost, or one printed beside that in a label column."""
    if not label:
        return True
    *parents, own = label.split(">")
    above = {plain(part) for part in cell.row_path}
    if not cell.row_path or not {_name(p) for p in parents} <= above:
        return False
    coded = _CODE.match(plain(own))
    if coded and cell.code not in (None, coded.group()):
        return False
    names = (_name(own), plain(own))
    beside = {plain(c.text) for c in printed if c.kind == "label"} & above
    return any(part in names for part in (plain(cell.row_path[-1]), (cell.code or "") + plain(cell.row_path[-1]), *beside))


def _name(label: str) -> str:
    return _CODE.sub("", plain(label), count=1)


def _same_column(label: str, cell: Cell) -> bool:
    """Whether the innermost headings are one, and every heading wanted stands in the path."""
    if not label:
        return True
    wanted, path = _path(label.split(">")), _path(cell.col_path)
    return bool(path) and path[-1] == wanted[-1] and set(wanted) <= set(path)


def _right(unit: str, row: dict[str, str], found: Sequence[Cell], rows: _Rows) -> bool:
    wanted = re.sub(r"\s", "", row["text"])
    beside = rows.beside(row["row_label"])
    if not wanted:
        return (bool(beside) or rows.has(row["row_label"])) and not any(cell.text for cell in found)
    texts = [re.sub(r"\s", "", cell.text) for cell in found if not cell.doubtful]
    if not re.search(r"\d", wanted):
        return plain(wanted) in map(plain, [*texts, *(cell.text for cell in beside if cell.kind == "label")])
    units = {cell.amount.unit.name for cell in found if cell.amount}
    counted = "分" if row["col_label"].endswith(("得分", "分值")) else "个"
    return texts == [wanted] and all(name in (unit, "%", counted) or name[0] in wanted for name in units)
