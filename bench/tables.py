"""Reading the tables of PDFs beside pdfplumber's plain `extract_tables` (and camelot, where it is installed).

Every tool reads in a process of its own, so that its memory (and that of the processes it starts) is told apart. A golden figure counts as found when its
text stands alone in a cell of its page, and as right when that cell has the figure's row label in its row and its
heading above. That a figure also has every outer heading and its unit is counted by `tests/ingest/test_golden.py`.
"""

from __future__ import annotations

import json
import multiprocessing
import re
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pdfplumber

from bench.options import Options
from bench.report import Report, Table, peak_mib, peak_of_children_mib
from bench.table_tools import Reading, names, plain, tools
from disclosure.errors import DisclosureError
from ingest.pipeline import files

HEAD = (
    "tool", "pages", "seconds", "pages/s", "time/ours", "peak_mib",
    "golden figures", "in a cell of their own", "share", "in row and column", "accuracy",
)


@dataclass(frozen=True, slots=True)
class Golden:
    """A figure as transcribed: its page (or None), text, innermost row label and heading."""

    page: int | None
    text: str
    row: str
    column: str


def measure(options: Options) -> Report:
    """Read every PDF among the documents that has golden tables with every tool."""
    golden = _golden(options.golden)
    paths = [path for path in files(options.documents) if path.suffix == ".pdf" and path.name in golden]
    if not paths:
        raise DisclosureError("no PDF with golden tables among these documents: name the file with --golden")
    rows: list[tuple[object, ...]] = []
    base = 0.0
    for name in tools():
        with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
            seconds, peak, found, right = pool.submit(_read, name, paths, golden).result()
        base = base or seconds
        wanted, pages = sum(len(golden[path.name]) for path in paths), sum(map(_pages, paths))
        speed = (pages, round(seconds, 1), round(pages / seconds, 1), round(seconds / base, 2), peak)
        rows.append((name, *speed, wanted, found, round(found / max(1, wanted), 4), right, round(right / max(1, wanted), 4)))
    table = Table(f"tables of {len(paths)} PDFs", HEAD, tuple(rows))
    return Report("tables", (table,), {"rows": [dict(zip(HEAD, row, strict=True)) for row in rows]})


def _golden(path: Path | None) -> dict[str, list[Golden]]:
    """The printed figures of every file's golden tables."""
    figures: dict[str, list[Golden]] = {}
    for line in path.read_text("utf-8").splitlines() if path else ():
        table = json.loads(line)
        for cell in table["rows"]:
            row, column = (str(cell.get(side, "")).rsplit(">", maxsplit=1)[-1] for side in ("row_label", "col_label"))
            if re.search(r"\d", cell["text"]):
                figures.setdefault(table["doc"], []).append(Golden(table.get("page"), plain(cell["text"]), plain(row), plain(column)))
    return figures


def _pages(path: Path) -> int:
    with pdfplumber.open(path) as pdf:
        return len(pdf.pages)


def _read(name: str, paths: Sequence[Path], golden: dict[str, list[Golden]]) -> tuple[float, int | None, int, int]:
    """Seconds, peak memory, figures found, figures right of one tool."""
    seconds, found, right = 0.0, 0, 0
    for path in paths:
        started = time.perf_counter()
        readings = list(tools()[name](path))
        seconds += time.perf_counter() - started
        for figure in golden[path.name]:
            alike = [reading for reading in readings if reading.text == figure.text and _near(reading, figure)]
            found += bool(alike)
            right += any(_addressed(reading, figure) for reading in alike)
    return seconds, max(peak_mib() or 0, peak_of_children_mib()) or None, found, right


def _near(reading: Reading, figure: Golden) -> bool:
    """On the page of the table or the one behind, where it goes on."""
    return None in (reading.page, figure.page) or 0 <= (reading.page or 0) - (figure.page or 0) <= 1


def _addressed(reading: Reading, figure: Golden) -> bool:
    in_row = not figure.row or bool(names([figure.row]) & reading.row)
    return in_row and (not figure.column or figure.column in reading.column)
