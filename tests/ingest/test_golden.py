"""Tables of real disclosures, transcribed by hand from images of their pages, against what ingest reads.

A figure is right when a value cell with the row's own label and the column's path holds its text in the right
unit; rows of one label are compared in the order they are printed. A printed blank is right when nothing is
read there, a printed word when it stands in its row.
"""

import json
import os
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from written import parsed

from disclosure.model import Cell, Document, Table

pytestmark = pytest.mark.corpus

_ROOT = os.environ.get("DISCLOSURE_QA_CORPUS", "")
_TABLES = Path(__file__).parents[1] / "corpus" / "golden_tables.jsonl"
FLOOR = 0.99

if not _ROOT:
    pytest.skip(
        "DISCLOSURE_QA_CORPUS is not set: it names the folder of the reference corpus",
        allow_module_level=True,
    )

GOLDEN: list[dict[str, Any]] = [json.loads(line) for line in _TABLES.read_text("utf-8").splitlines()]
Miss = tuple[str, str, str, list[str]]


def _document(name: str) -> Document:
    [path] = Path(_ROOT).rglob(name)
    return parsed(path)


def _plain(text: str) -> str:
    text = re.sub(r"[\s“”\"]", "", text).replace("(", "（").replace(")", "）")
    return re.sub(
        r"^(?:[一二三四五六七八九十廿]{1,4}、|（[一二三四五六七八九十]{1,3}）|\d{1,2}[.、])", "", text
    )


def _same_row(label: str, cell: Cell) -> bool:
    if not label:
        return True
    own = _plain(label.rsplit(">", maxsplit=1)[-1])
    coded = re.match(r"\d{3}(?:\d{2}){0,2}(?=\D)", own)
    if coded and cell.code:
        return cell.code == coded.group()
    return bool(cell.row_path) and _plain(cell.row_path[-1]) == own


def _path(parts: Sequence[str]) -> list[str]:
    return [_plain(part) for part in parts]


def _same_column(label: str, cell: Cell) -> bool:
    """Whether the innermost headings are one, and one path holds the other."""
    wanted, path = _path(label.split(">")), _path(cell.col_path)
    return bool(path) and path[-1] == wanted[-1] and (set(path) <= set(wanted) or set(wanted) <= set(path))


def _tables(golden: dict[str, Any]) -> list[Table]:
    return [
        table
        for table in _document(golden["doc"]).tables
        if golden["page"] in {table.page, *(cell.page for cell in table.cells)}
    ]


def _candidates(golden: dict[str, Any], row: dict[str, str]) -> list[Cell]:
    """The value cells of a row and column; where a column path is the very same, only those."""
    cells = [c for table in _tables(golden) for c in table.values() if _same_row(row["row_label"], c)]
    exact = [c for c in cells if _path(c.col_path) == _path(row["col_label"].split(">"))]
    return exact or [c for c in cells if _same_column(row["col_label"], c)]


def _misses(golden: dict[str, Any]) -> Iterator[Miss]:
    seen: Counter[tuple[str, str]] = Counter()
    for row in golden["rows"]:
        own = _plain(row["row_label"].split(">")[-1]), row["col_label"]
        found = _candidates(golden, row)[seen[own] :][:1]
        seen[own] += 1
        if not _right(golden, row, found):
            yield row["row_label"], row["col_label"], row["text"], [cell.text for cell in found]


def _right(golden: dict[str, Any], row: dict[str, str], found: list[Cell]) -> bool:
    wanted = re.sub(r"\s", "", row["text"])
    if not wanted:
        return not any(cell.text for cell in found)
    if not re.search(r"\d", wanted):
        return any(_plain(cell.text) == _plain(wanted) for cell in _printed_row(golden, row))
    texts = [re.sub(r"\s", "", cell.text) for cell in found]
    units = {cell.amount.unit.name for cell in found if cell.amount}
    return texts == [wanted] and units <= {golden["unit"], "%", "个"}


def _printed_row(golden: dict[str, Any], row: dict[str, str]) -> list[Cell]:
    own = _plain(row["row_label"].split(">")[-1])
    cells = [(table.id, cell) for table in _tables(golden) for cell in table.cells]
    rows = {(table, cell.row) for table, cell in cells if _plain(cell.text) == own}
    return [cell for table, cell in cells if (table, cell.row) in rows]


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda golden: f"{golden['doc']}:{golden['page']}")
def test_a_golden_table_is_found(golden: dict[str, Any]) -> None:
    assert any(cell.text for table in _tables(golden) for cell in table.values())


def test_the_share_of_right_cells() -> None:
    misses = {(g["doc"], g["page"]): list(_misses(g)) for g in GOLDEN}
    total = sum(len(g["rows"]) for g in GOLDEN)
    wrong = sum(map(len, misses.values()))
    listed = "\n".join(f"{place}: {miss}" for place, entries in misses.items() for miss in entries)
    assert 1 - wrong / total >= FLOOR, f"{wrong} of {total} cells are not right:\n{listed}"
