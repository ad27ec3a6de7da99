"""What table readers give of a PDF, as readings that can be compared: a text, with the words of its row and above it.

For plain grids the words of a row are its other cells, and those of a column all cells above. For our own tables they
are what a figure is addressed by: its row path and code, and its column path.
"""

from __future__ import annotations

import importlib
import importlib.util
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pdfplumber

from ingest.pipeline import parse
from ingest.tables.rows import split_label

Row = Sequence[str | None]


@dataclass(frozen=True, slots=True)
class Reading:
    """One cell as a tool reads it, on its page (from 1)."""

    page: int | None
    text: str
    row: frozenset[str]
    column: frozenset[str]


def ours(path: Path) -> Iterator[Reading]:
    """The cells of our tables; those in doubt are none."""
    for table in parse(path).tables:
        for cell in table.cells:
            if cell.kind == "value" and cell.text and not cell.doubtful:
                beside = [c.text for c in table.cells if c.kind == "label" and c.row == cell.row]
                row = names([*cell.row_path, *beside, cell.code or ""])
                yield Reading(cell.page, plain(cell.text), row, names(cell.col_path))


def plumber(path: Path) -> Iterator[Reading]:
    """pdfplumber's plain `extract_tables`."""
    with pdfplumber.open(path) as pdf:
        for number, page in enumerate(pdf.pages, 1):
            for rows in page.extract_tables():
                yield from _of_grid(number, rows)


def camelot_lattice(path: Path) -> Iterator[Reading]:
    """camelot by the lines of the page; no dependency of ours."""
    for table in importlib.import_module("camelot").read_pdf(str(path), pages="all", flavor="lattice"):
        yield from _of_grid(int(table.page), [[str(cell) for cell in row] for row in table.df.itertuples(index=False)])


def tools() -> dict[str, Callable[[Path], Iterator[Reading]]]:
    """The readers that are installed, ours first."""
    found: dict[str, Callable[[Path], Iterator[Reading]]] = {"disclosure-qa": ours, "pdfplumber": plumber}
    return found | ({"camelot": camelot_lattice} if importlib.util.find_spec("camelot") else {})


def _of_grid(page: int, rows: Sequence[Row]) -> Iterator[Reading]:
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text and text.strip():
                beside = [other for place, other in enumerate(row) if place != c]
                above = [earlier[c] for earlier in rows[:r] if c < len(earlier)]
                yield Reading(page, plain(text), names(beside), names(above))


def names(texts: Sequence[str | None]) -> frozenset[str]:
    """Labels without blanks, each also without its number or code."""
    bare = [plain(text) for text in texts if text]
    return frozenset(bare) | {plain(split_label(text)[1]) for text in bare}


def plain(text: str) -> str:
    """A text without blanks and quotes, its brackets of one width."""
    return re.sub(r"[\s“”\"·]", "", text).replace("(", "（").replace(")", "）").replace("：", ":")
