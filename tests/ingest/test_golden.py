"""Tables of real disclosures, transcribed by hand twice and independently, against what ingest reads."""

import os
from collections import Counter
from pathlib import Path

import pytest
from golden import Golden, golden_tables, located, misses
from written import parsed

from disclosure.model import Document

pytestmark = pytest.mark.corpus

_ROOT = os.environ.get("DISCLOSURE_QA_CORPUS", "")
FLOOR = 0.996
FORM_FLOOR = 0.99

if not _ROOT:
    pytest.skip(
        "DISCLOSURE_QA_CORPUS is not set: it names the folder of the reference corpus",
        allow_module_level=True,
    )

GOLDEN = golden_tables()


def _document(name: str) -> Document:
    [path] = Path(_ROOT).rglob(name)
    return parsed(path)


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda golden: f"{golden['doc']}:{golden['page'] or golden['line']}")
def test_a_golden_table_is_found(golden: Golden) -> None:
    tables = located(golden, _document(golden["doc"]))
    cells = [cell for table in tables for cell in table.values()]
    assert tables
    assert any(cell.text for cell in cells) == any(row["text"] for row in golden["rows"])


def test_every_document_has_golden_tables_or_prints_none() -> None:
    """What has none was looked through on its page images: it is all text."""
    files = [path for path in Path(_ROOT).rglob("*") if path.suffix in (".pdf", ".txt")]
    without = {path.name for path in files} - {golden["doc"] for golden in GOLDEN}
    assert len(GOLDEN) >= 60
    assert [name for name in without if _document(name).tables] == []


def test_the_share_of_right_cells() -> None:
    """Run with `-s` to see the accuracy of every table and document."""
    cells: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    listed: list[str] = []
    for golden in GOLDEN:
        found = list(misses(golden, _document(golden["doc"])))
        place = f"{golden['doc']}:{golden['page'] or golden['line']}"
        listed += [f"{place}: {tuple(miss)}" for miss in found]
        cells[golden["doc"]] += len(golden["rows"])
        wrong[golden["doc"]] += len(found)
        print(f"{1 - len(found) / len(golden['rows']):7.2%} of {len(golden['rows']):4} {place} {golden['title']}")
    for document, count in cells.items():
        print(f"{1 - wrong[document] / count:7.2%} of {count:4} {document}")
    right = 1 - wrong.total() / cells.total()
    print("\n".join([*listed, f"{right:7.2%} of {cells.total()} in all"]))
    assert right >= FLOOR, f"{wrong.total()} of {cells.total()} cells are not right:\n" + "\n".join(listed)


def test_the_share_of_right_form_fields() -> None:
    """Of the tables that are forms (project forms, performance tables, self-assessments)."""
    cells = wrong = 0
    for golden in GOLDEN:
        document = _document(golden["doc"])
        if any(table.is_form for table in located(golden, document)):
            cells += len(golden["rows"])
            wrong += len(list(misses(golden, document)))
    print(f"{1 - wrong / cells:7.2%} of {cells} fields of forms")
    assert cells > 1_000
    assert 1 - wrong / cells >= FORM_FLOOR
