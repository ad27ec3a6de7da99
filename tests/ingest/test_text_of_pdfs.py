"""The text that other programs take out of real PDFs never gives a cell another value than the page.

Their texts lose blanks, run headings together, give columns one after the other or titles after their tables: what is
lost so is missing or in doubt. How much is read without doubt is printed (`-s`).
"""

import os
import shutil
import subprocess
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path

import pdfplumber
import pypdfium2
import pytest
from golden import plain
from written import parsed

from disclosure.model import Table
from ingest.captions import squeeze
from ingest.pipeline import parse

pytestmark = pytest.mark.corpus

_ROOT = os.environ.get("DISCLOSURE_QA_CORPUS", "")
_FILES = sorted(Path(_ROOT).rglob("*.pdf")) if _ROOT else []
Key = tuple[str, str, str]

if not _FILES:
    pytest.skip("DISCLOSURE_QA_CORPUS is not set, or names a folder without .pdf files", allow_module_level=True)


def by_pdfium(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as pdf:
        return "\n".join(page.get_textpage().get_text_range() for page in pdf).replace("\r\n", "\n")


def by_plumber(path: Path) -> str:
    with pdfplumber.open(path) as pdf:
        return "\n".join(page.extract_text() or "" for page in pdf.pages)


def by_poppler(path: Path) -> str:
    """A column after the other, where the page has columns."""
    return _pdftotext(path)


def by_poppler_in_place(path: Path) -> str:
    return _pdftotext(path, "-layout")


def _pdftotext(path: Path, *more: str) -> str:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    done = subprocess.run(["pdftotext", *more, str(path), "-"], capture_output=True, check=True)
    return done.stdout.decode("utf-8").replace("\f", "\n")


# Of all cells of the pages, the share that is read from a text without doubt.
PROGRAMS: list[tuple[Callable[[Path], str], float]] = [
    (by_pdfium, 0.7), (by_plumber, 0.45), (by_poppler, 0.0), (by_poppler_in_place, 0.45),
]


def sure(tables: Iterable[Table]) -> dict[Key, Counter[str]]:
    """What is read without doubt under a statement, a code or row label, and an innermost heading."""
    found: defaultdict[Key, Counter[str]] = defaultdict(Counter)
    for table in tables:
        for cell in table.values():
            if not cell.doubtful:
                row = cell.code or (plain(cell.row_path[-1]) if cell.row_path else "")
                column = plain(cell.col_path[-1]) if cell.col_path else ""
                unit = cell.amount.unit.name if cell.amount else ""
                found[table.statement or "", row, column][squeeze(cell.text) + unit] += 1
    return dict(found)


@pytest.mark.parametrize(("program", "floor"), PROGRAMS, ids=lambda value: getattr(value, "__name__", ""))
def test_a_text_of_a_pdf_gives_no_other_value(program: Callable[[Path], str], floor: float, tmp_path: Path) -> None:
    different, cells, read = [], 0, 0
    for path in _FILES:
        own = sure(parsed(path).tables)
        text = tmp_path / f"{path.stem}.txt"
        text.write_text(program(path), "utf-8")
        again = sure(parse(text).tables)
        shared = own.keys() & again.keys()
        different += [(path.stem, key, dict(own[key]), dict(again[key])) for key in shared if not again[key].keys() <= own[key].keys()]
        cells += sum(found.total() for found in own.values())
        read += sum(again[key].total() for key in shared)
    print(f"{program.__name__}: {read} of {cells} cells read without doubt")
    assert different == []
    assert read > floor * cells
