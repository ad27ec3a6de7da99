"""The index on disk: other processes, damage, kills, a server that is not there."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import adapters
from adapters import chroma
from adapters.chroma import ChromaIndex, DamagedIndexError
from disclosure.errors import LibraryError
from disclosure.model import Chunk

_WRITE = """
import sys
from adapters.chroma import ChromaIndex
from disclosure.model import Chunk
index = ChromaIndex(sys.argv[1])
index.replace("other", [Chunk("c", "other", (), (0, 1), ((0, 1),))], [[0.0, 1.0]])
"""


def _chunks(document: str, windows: int) -> list[Chunk]:
    return [Chunk(f"c{i}", document, (), (i, i + 1), ((i, i + 1),)) for i in range(windows)]


def _vectors(windows: int) -> list[list[float]]:
    return [[1.0, i / windows] for i in range(windows)]


@pytest.fixture
def index(tmp_path: Path) -> Iterator[ChromaIndex]:
    made = ChromaIndex(tmp_path / "chroma")
    yield made
    made.close()


def test_more_windows_than_one_batch_takes(index: ChromaIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chroma, "_BATCH", 4)
    index.replace("d", _chunks("d", 10), _vectors(10))
    assert index.documents() == {"d"}
    assert {chunk for _, chunk, _ in index.nearest([1.0, 0.0], 10, None)} == {f"c{i}" for i in range(10)}


def test_a_document_cut_short_by_a_kill_does_not_count(
    index: ChromaIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chroma, "_BATCH", 4)
    index.replace("whole", _chunks("whole", 3), _vectors(3))
    # A vector of the wrong length stops the second batch, as a kill would.
    with pytest.raises(LibraryError):
        index.replace("cut", _chunks("cut", 6), [*_vectors(5), [1.0, 2.0, 3.0]])
    assert index.documents() == {"whole"}


def test_a_chunk_of_very_many_windows_does_not_hide_the_others(index: ChromaIndex) -> None:
    long = Chunk("long", "d", (), (0, 300), tuple((i, i + 1) for i in range(300)))
    other = Chunk("other", "d", (), (300, 301), ((300, 301),))
    index.replace("d", [long, other], [*([1.0, i / 1000] for i in range(300)), [0.0, 1.0]])
    assert [chunk for _, chunk, _ in index.nearest([1.0, 0.0], 2, None)] == ["long", "other"]


def test_what_was_written_is_there_when_opened_again(tmp_path: Path, index: ChromaIndex) -> None:
    index.replace("d", _chunks("d", 3), _vectors(3))
    before = index.nearest([1.0, 0.0], 3, None)
    index.close()
    again = ChromaIndex(tmp_path / "chroma")
    assert again.nearest([1.0, 0.0], 3, None) == before
    again.close()


def test_a_reader_sees_another_process_s_writing_after_reopening(tmp_path: Path, index: ChromaIndex) -> None:
    index.replace("d", _chunks("d", 3), _vectors(3))
    root = str(Path(adapters.__file__).parents[1])
    subprocess.run(
        [sys.executable, "-c", _WRITE, str(tmp_path / "chroma")], check=True, env={"PYTHONPATH": root}
    )
    index.reopen()
    assert index.documents() == {"d", "other"}
    assert index.nearest([0.0, 1.0], 1, None)[0][0] == "other"


def _break_database(folder: Path) -> None:
    (folder / "chroma.sqlite3").write_bytes(b"garbage" * 1000)


def _cut_database(folder: Path) -> None:
    database = folder / "chroma.sqlite3"
    database.write_bytes(database.read_bytes()[:20_000])


def _break_vectors(folder: Path) -> None:
    for file in folder.glob("*/*"):
        file.write_bytes(b"x" * 100)


def _lose_vectors(folder: Path) -> None:
    for sub in folder.glob("*/"):
        shutil.rmtree(sub)


def _become_a_file(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.write_text("not an index")


@pytest.mark.parametrize(
    "damage", [_break_database, _cut_database, _break_vectors, _lose_vectors, _become_a_file]
)
def test_a_damaged_index_says_so_and_can_be_made_again(
    tmp_path: Path, index: ChromaIndex, damage: Callable[[Path], None]
) -> None:
    # Enough windows for Chroma to write vectors of its own to disk.
    index.replace("d", _chunks("d", 1100), _vectors(1100))
    index.close()
    damage(tmp_path / "chroma")
    for _ in range(2):
        with pytest.raises(DamagedIndexError, match="cannot be used"):
            index.nearest([1.0, 0.0], 3, None)
    index.wipe()
    assert index.documents() == set()
    index.replace("d", _chunks("d", 3), _vectors(3))
    assert len(index.nearest([1.0, 0.0], 5, None)) == 3


def test_a_missing_index_is_an_empty_one(tmp_path: Path, index: ChromaIndex) -> None:
    index.replace("d", _chunks("d", 3), _vectors(3))
    index.close()
    shutil.rmtree(tmp_path / "chroma")
    assert index.documents() == set()


def test_a_server_that_does_not_answer_is_named() -> None:
    with pytest.raises(LibraryError, match=r"server at http://127\.0\.0\.1:9 does not answer"):
        ChromaIndex("http://127.0.0.1:9").documents()
