"""A parsed table as rows of cells, and as text and CSV."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Sequence

from disclosure.amount import parse_number
from disclosure.model import Cell, Document, Table, cell_address
from surfaces.words import say

Row = tuple[Cell | None, ...]


def rows(table: Table) -> list[Row]:
    """The printed grid; None where no cell stands (a merged cell covers the place, or layout lost it)."""
    at = {(cell.row, cell.col): cell for cell in table.cells}
    height = max([table.rows, *(row for row, _ in at)], default=0)
    width = max([table.columns, *(col for _, col in at)], default=0)
    return [tuple(at.get((row, col)) for col in range(1, width + 1)) for row in range(1, height + 1)]


def choose(document: Document, wanted: str | None) -> list[Table] | None:
    """The table of that position (`3`) or id (`t3`); all of them for None; None when there is no such one."""
    if wanted is None:
        return list(document.tables)
    if wanted.isdecimal():
        place = int(wanted) - 1
        return [document.tables[place]] if 0 <= place < len(document.tables) else None
    table = document.table(wanted)
    return [table] if table else None


def caption(table: Table, language: str = "zh") -> str:
    """One line that names a table: position, label, unit, page."""
    parts = [table.id, table.label]
    if table.unit:
        parts.append(f"{say('cli.unit', language)}：{table.unit.name}")
    if table.page:
        parts.append(say("cli.page_no", language, page=table.page))
    return "  ".join(parts)


def to_text(table: Table, language: str = "zh") -> str:
    """The table as aligned columns, for reading in a terminal."""
    lines = aligned([[flat(cell) for cell in row] for row in rows(table)])
    changed = (
        f"{cell_address(table.id, cell.row, cell.col)} {flat(cell)} {say('corrected.cell', language, printed=cell.printed.text)}"
        for cell in table.cells if cell.printed is not None
    )
    return "\n".join([f"# {caption(table, language)}", *lines, *table.notes, *changed])


def to_csv(tables: Sequence[Table]) -> str:
    """The tables as CSV, a blank line between two; no cell can act as a formula in a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for place, table in enumerate(tables):
        if place:
            writer.writerow([])
        if len(tables) > 1:
            writer.writerow([harmless(table.label)])
        writer.writerows([harmless(flat(cell)) for cell in row] for row in rows(table))
    return out.getvalue()


def harmless(text: str) -> str:
    """Put a quote before what a spreadsheet would run; a plain negative number stays a number.

    >>> harmless("=1+1"), harmless("-3.20"), harmless("-A1")
    ("'=1+1", '-3.20', "'-A1")
    """
    risky = text.lstrip()[:1] in {"=", "+", "-", "@"} or text[:1] in {"\t", "\r"}
    return f"'{text}" if risky and parse_number(text) is None else text


def flat(cell: Cell | None) -> str:
    """A cell's text on one line."""
    return "" if cell is None else " ".join(cell.text.split())


def aligned(grid: Sequence[Sequence[str]]) -> list[str]:
    """Lines whose columns stand under each other, a Chinese character counting as two places."""
    widths = [max(map(_width, column)) for column in zip(*grid, strict=True)]
    return ["  ".join(map(_padded, row, widths)).rstrip() for row in grid]


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
