"""The same tables as PDF, tab text and flattened text never give two values for one cell.

What a rendering lost may be missing or doubtful there; how much is printed (`-s`).
"""

import os
from pathlib import Path

import pytest
from rendered import Values, as_lines, as_pdf, as_tabs, different, read, values
from written import NAME, SAMPLE, parsed

from disclosure.model import Table

_ROOT = os.environ.get("DISCLOSURE_QA_CORPUS", "")
_MOST = 6


def _drawable(tables: tuple[Table, ...]) -> list[Table]:
    """Tables that have a grid, one of each statement."""
    kinds: dict[str, Table] = {}
    for table in tables:
        if table.statement and not table.is_form and table.columns <= 18 and any(c.amount for c in table.values()):
            kinds.setdefault(table.statement, table)
    return list(kinds.values())[:_MOST]


def _check(tables: list[Table], folder: Path, label: str) -> None:
    own = values(tables)
    pdf = as_pdf(tables, folder / "a.pdf")
    readings: dict[str, Values] = {"itself": own}
    for kind, path in (("pdf", pdf), ("tabs", as_tabs(tables, folder / "a.txt")), ("lines", as_lines(pdf, folder / "b.txt"))):
        again = read(path).tables
        readings[kind] = values(again)
        kept = sum(1 for key in own if key in readings[kind])
        print(f"{label} as {kind}: {kept} of {len(own)} cells read, {sum(c.doubtful for t in again for c in t.values())} doubtful")
    for kind, found in readings.items():
        assert different(own, found) == [], kind
    assert sum(1 for key in own if key in readings["tabs"]) > 0.95 * len(own)
    assert sum(1 for key in own if key in readings["pdf"]) > 0.9 * len(own)


def test_the_sample(tmp_path: Path) -> None:
    tables = _drawable(parsed(SAMPLE / f"{NAME}.md").tables)
    assert len(tables) >= 5
    _check(tables, tmp_path, "sample")


@pytest.mark.corpus
@pytest.mark.skipif(not _ROOT, reason="DISCLOSURE_QA_CORPUS is not set")
@pytest.mark.parametrize("number", [0, 1, 2])
def test_real_tables(tmp_path: Path, number: int) -> None:
    """Texts of the corpus whose tables have a grid."""
    files = sorted(Path(_ROOT).rglob("*.txt"))
    ruled = [_drawable(document.tables) for path in files if "\t" in (document := parsed(path)).text]
    assert len(ruled) > number
    _check(ruled[number], tmp_path, f"text {number}")


def test_the_forms_of_the_sample(tmp_path: Path) -> None:
    """A form's cells keep their values as ruled page and as tab text; its flattened text has its own reader."""
    forms = [table for table in parsed(SAMPLE / f"{NAME}.md").tables if table.is_form][:3]
    assert forms
    own = values(forms)
    pdf = as_pdf(forms, tmp_path / "a.pdf")
    for path in (pdf, as_tabs(forms, tmp_path / "a.txt"), as_lines(pdf, tmp_path / "b.txt")):
        again = values(read(path).tables)
        print(f"forms as {path.name}: {sum(1 for key in own if key in again)} of {len(own)} cells read")
        assert different(own, again) == [], path.name
