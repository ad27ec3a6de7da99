"""Records of the reference documents, transcribed by hand, against what a parsed document gives."""

import os
from collections import Counter
from pathlib import Path

import pytest
from golden_records import compared, golden_records
from written import parsed

from disclosure.records import records

pytestmark = pytest.mark.corpus

_ROOT = os.environ.get("DISCLOSURE_QA_CORPUS", "")
FLOOR = 0.98

if not _ROOT:
    pytest.skip("DISCLOSURE_QA_CORPUS is not set: it names the folder of the reference corpus", allow_module_level=True)

GOLDEN = golden_records()


def test_every_document_is_in_the_list() -> None:
    assert set(GOLDEN) == {path.name for path in Path(_ROOT).rglob("*.*")}


def test_the_share_of_records_found() -> None:
    """Run with `-s` to see what is missing and what is surplus."""
    counts: Counter[str] = Counter()
    said: list[str] = []
    for name, listed in GOLDEN.items():
        [path] = Path(_ROOT).rglob(name)
        missing, surplus = compared(listed, records(parsed(path)))
        counts += Counter(listed=len(listed.records), missing=len(missing), surplus=len(surplus))
        said += [f"missing {name} {golden.kind} {golden.where} {golden.name} {golden.fields}" for golden in missing]
        said += [f"surplus {name} {one.kind} {one.table or ''} {one.name} {[(f.name, f.text[:20]) for f in one.fields][:4]}" for one in surplus]
    found = 1 - counts["missing"] / counts["listed"]
    print("\n".join(said))
    print(f"{found:.2%} of {counts['listed']} records found, {counts['surplus']} surplus")
    assert found >= FLOOR, "\n".join(said)
    assert counts["surplus"] <= (1 - FLOOR) * counts["listed"], "\n".join(said)
