"""Every row of a printed grid, damaged in every way a bad copy damages it: no value is read in another's place for certain."""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from written import NAME, SAMPLE, raw

from disclosure.amount import WAN_YUAN, Amount, parse_number
from disclosure.identities import column_identities, satisfied
from disclosure.model import Table
from ingest.blocks import Grid, GridCell
from ingest.captions import Caption
from ingest.readers import read
from ingest.tables.grid import grid_table
from ingest.tables.headers import Headers, Row, read_headers, text_of
from ingest.tables.row_names import label_groups

_ROOT = os.environ.get("DISCLOSURE_QA_CORPUS", "")
_TEXTS = sorted(Path(_ROOT).rglob("*.txt")) if _ROOT else []
Key = tuple[tuple[str, ...], tuple[str, ...]]


def grids(path: Path) -> list[Grid]:
    """The grids of a file that have rows of several figures."""
    found = read(path).blocks if path.suffix == ".txt" else raw(path.read_text("utf-8")).blocks
    shown = [block for block in found if isinstance(block, Grid) and any(len(figures(row)) > 1 for row in block.rows)]
    return [grid for grid in shown if column_identities(headings(grid))]


def headings(grid: Grid) -> list[tuple[str, ...]]:
    """The heading paths of a grid's value columns: of one that has a total among them, a statement and no form."""
    headers = read_headers(grid.rows, grid.width)
    return [headers.paths[c] for c in headers.values]


def figures(row: Row) -> list[int]:
    return [c for c, cell in enumerate(row) if "." in text_of(cell) and parse_number(text_of(cell)) is not None]


def sure(table: Table) -> dict[Key, Counter[str]]:
    found: dict[Key, Counter[str]] = {}
    for cell in table.values():
        if not cell.doubtful and cell.col_path:
            found.setdefault((cell.row_path, cell.col_path), Counter())[cell.text] += 1
    return found


def shifted(row: Row) -> Iterator[list[GridCell | None]]:
    """A row whose figures all slipped one cell to the right, or to the left where a blank stands before them."""
    first = figures(row)[0]
    end = row[first].span[0] if row[first] else 0  # type: ignore[union-attr]
    yield [*row[:first], GridCell("", (end, end)), *row[first:]]
    before = row[first - 1] if first else None
    if before is not None and not before.text:
        yield [*row[: first - 1], *row[first:], GridCell("", (end, end))]


def widened(rows: Sequence[Sequence[GridCell | None]]) -> tuple[Row, ...]:
    """Rows of one length: a blank more at the end of the others, or one less of all where all end in one."""
    width = max(map(len, rows))
    if all(len(row) < width or not text_of(row[-1]) for row in rows):
        width = min(map(len, rows))
    return tuple(tuple([*row, *[GridCell("", (0, 0))] * (width - len(row))][:width]) for row in rows)


def adds_up(row: Row, headers: Headers) -> bool:
    """Whether a row's own columns add up; what a printed error hides, no shift shows."""
    groups = label_groups(headers)
    for group in set(groups.values()):
        columns = [c for c in headers.values if groups[c] == group]
        read = [(n, Amount.parse(text_of(row[c]), WAN_YUAN)) for n, c in enumerate(columns) if text_of(row[c])]
        held = {n: amount for n, amount in read if amount is not None}
        if not satisfied(column_identities([headers.paths[c] for c in columns]), held):
            return False
    return True


def check(grid: Grid) -> tuple[int, int]:
    """Damage every row of a grid, one at a time; returns how many there were, and in how many something was doubted."""
    own = sure(grid_table("t1", Caption(), grid, WAN_YUAN))
    headers = read_headers(grid.rows, grid.width)
    damaged, doubted = 0, 0
    for number, row in enumerate(grid.rows[headers.height :], headers.height):
        for other in shifted(row) if len(figures(row)) > 1 and adds_up(row, headers) else ():
            rows = widened([*grid.rows[:number], other, *grid.rows[number + 1 :]])
            table = grid_table("t1", Caption(), replace(grid, rows=rows), WAN_YUAN)
            again = sure(table)
            wrong = {key: (own[key], again[key]) for key in own.keys() & again.keys() if not again[key].keys() <= own[key].keys()}
            assert wrong == {}, [text_of(cell) for cell in other]
            damaged, doubted = damaged + 1, doubted + any(cell.doubtful for cell in table.values())
    return damaged, doubted


def test_shifted_rows_of_the_sample() -> None:
    counts = [check(grid) for grid in grids(SAMPLE / f"{NAME}.md")]
    print(f"{sum(n for n, _ in counts)} rows shifted, {sum(n for _, n in counts)} doubted")
    assert sum(n for n, _ in counts) > 60


@pytest.mark.corpus
@pytest.mark.parametrize("path", _TEXTS, ids=lambda path: path.stem[:3])
def test_shifted_rows_of_real_tables(path: Path) -> None:
    counts = [check(grid) for grid in grids(path)]
    print(f"{path.stem[:3]}: {sum(n for n, _ in counts)} rows shifted, {sum(n for _, n in counts)} doubted")
