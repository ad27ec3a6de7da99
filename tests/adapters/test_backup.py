"""A library as one file: whole, checked, and never half put back."""

import zipfile
from pathlib import Path
from typing import Any

import pytest

from adapters.backup import backup, restore
from adapters.sql import SqlLibrary
from disclosure.errors import LibraryBusy, LibraryError


@pytest.fixture
def made(tmp_path: Path, make_document: Any, make_vectors: Any) -> Any:
    document = make_document()
    library = SqlLibrary(tmp_path / "library", "m")
    library.save(document, make_vectors(document))
    # Still open: a backup needs nobody to stop.
    backup(tmp_path / "library", tmp_path / "b.zip")
    library.close()
    return document


def test_a_backup_gives_the_library_back(tmp_path: Path, made: Any) -> None:
    restore(tmp_path / "b.zip", tmp_path / "new")
    library = SqlLibrary(tmp_path / "new", "m")
    assert library.get(made.id) == made
    assert library.vectors(made.id)
    library.close()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b.zip", "library", "new"]


def test_a_library_that_is_there_stays_unless_it_is_to_be_replaced(tmp_path: Path, made: Any, make_document: Any) -> None:
    there = SqlLibrary(tmp_path / "other", "m")
    there.save(make_document("乙.txt"), [])
    with pytest.raises(LibraryError, match="--replace"):
        restore(tmp_path / "b.zip", tmp_path / "other")
    assert [info.file for info in there.list()] == ["乙.txt"]
    with there.writing(), pytest.raises(LibraryBusy):
        restore(tmp_path / "b.zip", tmp_path / "other", replace=True)
    there.close()
    restore(tmp_path / "b.zip", tmp_path / "other", replace=True)
    assert [info.id for info in SqlLibrary(tmp_path / "other", "m").list()] == [made.id]


@pytest.mark.usefixtures("made")
def test_what_is_no_backup_or_is_damaged_is_refused(tmp_path: Path) -> None:
    (tmp_path / "no.zip").write_bytes(b"PK nothing")
    with zipfile.ZipFile(tmp_path / "b.zip") as file:
        parts = {name: file.read(name) for name in file.namelist()}
    with zipfile.ZipFile(tmp_path / "cut.zip", "w") as file:
        for name, content in parts.items():
            file.writestr(name, content[:-1] if name.endswith("sqlite") else content)
    for name in ("no.zip", "missing.zip", "cut.zip"):
        with pytest.raises(LibraryError):
            restore(tmp_path / name, tmp_path / "new")
    assert list((tmp_path / "new").iterdir()) == []
    with pytest.raises(LibraryError, match="no library"):
        backup(tmp_path / "nowhere", tmp_path / "c.zip")
