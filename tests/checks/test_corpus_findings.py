"""What the audit says of the shared documents, each finding read against its source by hand.

`tests/corpus/findings_reviewed.jsonl` holds one line a finding, `right` false where the reader disagreed. The reader
wrote the rules too, so the figure is an upper bound; new findings fail until somebody has read them.
"""

import json
import os
from pathlib import Path

import pytest

from ingest.pipeline import parse

pytestmark = pytest.mark.corpus
_ROOT = os.environ.get("DISCLOSURE_QA_CORPUS", "")
_LIST = Path(__file__).parents[1] / "corpus" / "findings_reviewed.jsonl"
PRECISION = 95

if not _ROOT:
    pytest.skip("DISCLOSURE_QA_CORPUS is not set: it names the folder of the reference corpus", allow_module_level=True)

REVIEWED = [json.loads(line) for line in _LIST.read_text("utf-8").splitlines()]
Key = tuple[str, str, str, str]


def _reviewed(right: bool) -> set[Key]:
    return {(o["doc"], o["rule"], o["stated"], o["recomputed"]) for o in REVIEWED if o["right"] is right}


@pytest.fixture(scope="module")
def found() -> set[Key]:
    paths = sorted(p for p in Path(_ROOT).rglob("*") if p.suffix in (".txt", ".pdf"))
    documents = [parse(path) for path in paths]
    return {
        (d.info.file, f.rule, f.stated, f.recomputed) for d in documents for f in d.findings if f.severity != "rounding"
    }


def test_every_finding_was_read_by_somebody(found: set[Key]) -> None:
    assert found - _reviewed(True) - _reviewed(False) == set()


def test_what_was_found_is_still_found(found: set[Key]) -> None:
    assert _reviewed(True) - found == set()


def test_findings_are_right(found: set[Key]) -> None:
    right = len(found & _reviewed(True))
    assert right * 100 >= PRECISION * len(found)
