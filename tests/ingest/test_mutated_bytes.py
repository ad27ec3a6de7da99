"""Real documents with damaged bytes are read or refused: no crash, no hang, no runaway memory."""

import os
import sys
from pathlib import Path

import pytest
from mutants import MEGABYTES, SECONDS, mutants, outcomes
from written import NAME, SAMPLE

_ROOT = os.environ.get("DISCLOSURE_QA_CORPUS", "")
_FILES = sorted(path for path in Path(_ROOT).rglob("*") if path.suffix in (".pdf", ".txt")) if _ROOT else []
_COUNT = {".pdf": 3, ".txt": 6, ".md": 6}
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits need a POSIX system")


def survives(path: Path, folder: Path) -> None:
    files = mutants(path, folder, _COUNT[path.suffix])
    found = outcomes(files)
    assert [one["name"] for one in found] == [file.name for file in files]
    assert {str(one["outcome"]) for one in found} <= {"read", "refused"}, found
    assert all(float(str(one["seconds"])) < SECONDS and int(str(one["megabytes"])) < MEGABYTES for one in found), found


@pytest.mark.parametrize("suffix", [".pdf", ".txt", ".md"])
def test_damaged_bytes_of_the_sample(suffix: str, tmp_path: Path) -> None:
    survives(SAMPLE / f"{NAME}{suffix}", tmp_path)


@pytest.mark.corpus
@pytest.mark.skipif(not _ROOT, reason="DISCLOSURE_QA_CORPUS is not set")
@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.stem[-14:])
def test_damaged_bytes_of_real_documents(path: Path, tmp_path: Path) -> None:
    survives(path, tmp_path)
