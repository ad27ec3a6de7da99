"""Reading the tables of PDFs beside pdfplumber's plain `extract_tables` (and camelot, where it is installed).

What is compared is what both give: how many of the golden figures stand in a cell alone, and pages per second. That a
figure also has its row, its column and its unit is ours alone, and is counted by `tests/ingest/test_golden.py`.
"""

from __future__ import annotations

import importlib
import importlib.util
import json
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pdfplumber

from bench.options import Options
from bench.report import Report, Table
from disclosure.errors import DisclosureError
from ingest.pipeline import files, parse

Cells = set[str]


def measure(options: Options) -> Report:
    """Read every PDF among the documents that has golden tables with every tool."""
    golden = _golden(options.golden)
    paths = [path for path in files(options.documents) if path.suffix == ".pdf" and path.name in golden]
    if not paths:
        raise DisclosureError("no PDF with golden tables among these documents: name the file with --golden")
    tools: dict[str, Callable[[Path], Cells]] = {"disclosure-qa": _ours, "pdfplumber": _plumber}
    if importlib.util.find_spec("camelot"):
        tools["camelot"] = _camelot
    rows = [_row(name, read, paths, golden) for name, read in tools.items()]
    base = rows[0][2]
    head = ("tool", "pages", "seconds", "pages/s", "time/ours", "golden figures", "in a cell of their own", "share")
    shown = tuple((*row[:4], round(row[2] / base, 2), *row[4:]) for row in rows)
    return Report("tables", (Table(f"tables of {len(paths)} PDFs", head, shown),), {"rows": [dict(zip(head, row, strict=True)) for row in shown]})


def _golden(path: Path | None) -> dict[str, list[str]]:
    """The printed figures of every file's golden tables."""
    figures: dict[str, list[str]] = {}
    for line in path.read_text("utf-8").splitlines() if path else ():
        table = json.loads(line)
        texts = [re.sub(r"\s", "", str(cell["text"])) for cell in table["rows"]]
        figures.setdefault(table["doc"], []).extend(text for text in texts if re.search(r"\d", text))
    return figures


def _row(
    name: str, read: Callable[[Path], Cells], paths: list[Path], golden: dict[str, list[str]]
) -> tuple[str, int, float, float, int, int, float]:
    seconds, pages, wanted, found = 0.0, 0, 0, 0
    for path in paths:
        with pdfplumber.open(path) as pdf:
            pages += len(pdf.pages)
        started = time.perf_counter()
        cells = read(path)
        seconds += time.perf_counter() - started
        wanted += len(golden[path.name])
        found += sum(figure in cells for figure in golden[path.name])
    return name, pages, round(seconds, 1), round(pages / seconds, 1), wanted, found, round(found / max(1, wanted), 4)


def _squeezed(texts: Iterator[str | None]) -> Cells:
    return {re.sub(r"\s", "", text) for text in texts if text}


def _ours(path: Path) -> Cells:
    return _squeezed(cell.text for table in parse(path).tables for cell in table.cells)


def _plumber(path: Path) -> Cells:
    with pdfplumber.open(path) as pdf:
        return _squeezed(cell for page in pdf.pages for table in page.extract_tables() for row in table for cell in row)


def _camelot(path: Path) -> Cells:
    camelot = importlib.import_module("camelot")  # no dependency of ours
    found = camelot.read_pdf(str(path), pages="all", flavor="lattice")
    return _squeezed(str(cell) for table in found for row in table.df.itertuples(index=False) for cell in row)
