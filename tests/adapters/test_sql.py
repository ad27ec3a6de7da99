"""The library on disk: other processes, kills, older and newer versions, what is left behind."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import adapters
from adapters.sql import SqlLibrary
from disclosure.errors import LibraryBusy, LibraryError

_ROOT = Path(adapters.__file__).parents[1]

_SAVE_AND_STOP = """
import sys, time
from dataclasses import replace
from sqlalchemy import Engine, event
from adapters.sql import SqlLibrary

folder, stop_at = sys.argv[1:]
library = SqlLibrary(folder, "m")
old = library.get("id-甲.txt")

def stop():
    print("stopped", flush=True)
    time.sleep(60)

@event.listens_for(Engine, "before_cursor_execute")
def before(connection, cursor, statement, *rest):
    if statement.startswith(stop_at):
        stop()

@event.listens_for(Engine, "commit")
def commit(connection):
    if stop_at == "COMMIT":
        stop()

with library.writing():
    library.save(replace(old, text="new"), [[1.0], [2.0], [3.0], [4.0], [5.0]])
    stop()
"""

_HOLD_THE_LOCK = """
import sys, time
from adapters.sql import SqlLibrary
with SqlLibrary(sys.argv[1]).writing():
    print("held", flush=True)
    time.sleep(60)
"""


def _start(script: str, *arguments: str) -> subprocess.Popen[str]:
    """Run a script in another process until it has printed a line."""
    child = subprocess.Popen(
        [sys.executable, "-c", script, *arguments],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(_ROOT)},
    )
    assert child.stdout is not None
    assert child.stdout.readline().strip() in ("held", "stopped")
    return child


def _kill(child: subprocess.Popen[str]) -> None:
    child.kill()
    child.communicate()


def _sql(folder: Path, statement: str) -> list[tuple[Any, ...]]:
    connection = sqlite3.connect(folder / "library.sqlite")
    try:
        with connection:
            return connection.execute(statement).fetchall()
    finally:
        connection.close()


@pytest.mark.parametrize(
    "moment", ["DELETE FROM documents", "INSERT INTO payloads", "INSERT INTO vectors", "COMMIT"]
)
def test_a_kill_while_saving_leaves_the_old_document_whole(
    tmp_path: Path, make_document: Any, make_vectors: Any, moment: str
) -> None:
    document = make_document()
    library = SqlLibrary(tmp_path, "m")
    library.save(document, make_vectors(document))
    before = library.generation()
    _kill(_start(_SAVE_AND_STOP, str(tmp_path), moment))

    after = SqlLibrary(tmp_path, "m")
    assert after.get(document.id) == document
    assert after.vectors(document.id) == library.vectors(document.id)
    assert after.generation() == before
    with after.writing():
        after.save(document, [])
    assert _sql(tmp_path, "PRAGMA integrity_check") == [("ok",)]


def test_a_kill_after_saving_leaves_the_new_document(
    tmp_path: Path, make_document: Any, make_vectors: Any
) -> None:
    document = make_document()
    SqlLibrary(tmp_path, "m").save(document, make_vectors(document))
    _kill(_start(_SAVE_AND_STOP, str(tmp_path), "never"))
    after = SqlLibrary(tmp_path, "m")
    assert after.get(document.id).text == "new"
    assert after.vectors(document.id) == [[1.0], [2.0], [3.0], [4.0], [5.0]]


def test_only_one_process_writes_and_a_killed_one_lets_go(tmp_path: Path, make_document: Any) -> None:
    child = _start(_HOLD_THE_LOCK, str(tmp_path))
    library = SqlLibrary(tmp_path)
    with pytest.raises(LibraryBusy, match="another process"), library.writing():
        pass
    assert library.list() == []
    _kill(child)
    with library.writing():
        library.save(make_document(), [])


def test_a_reader_sees_what_another_process_saved(tmp_path: Path, make_document: Any) -> None:
    reader, writer = SqlLibrary(tmp_path), SqlLibrary(tmp_path)
    writer.save(make_document(), [])
    assert reader.get("id-甲.txt").text == make_document().text
    writer.save(make_document(figure="9.90"), [])
    assert reader.get("id-甲.txt") == make_document(figure="9.90")
    assert reader.generation() == 2


def test_two_processes_may_make_the_same_library(tmp_path: Path) -> None:
    script = "import sys; from adapters.sql import SqlLibrary; print(SqlLibrary(sys.argv[1]).generation())"
    children = [
        subprocess.Popen(
            [sys.executable, "-c", script, str(tmp_path / "new")],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=os.environ | {"PYTHONPATH": str(_ROOT)},
        )
        for _ in range(4)
    ]
    assert [child.communicate() for child in children] == [("0\n", "")] * 4


def test_figures_can_be_searched_with_sql_and_keep_their_digits(tmp_path: Path, make_document: Any) -> None:
    SqlLibrary(tmp_path).save(make_document(), [])
    rows = _sql(
        tmp_path, "SELECT fact_id, label, role, unit, value, typeof(value) FROM facts ORDER BY position"
    )
    assert rows == [
        ("t1!R2C4", "基本支出", "level", "万元", "1683.30", "text"),
        ("s27-33", "占比", "share", "%", "29.90", "text"),
        ("t1!R3C4", "基本支出", "level", "万元", "0.00", "text"),
        ("t1!R4C4", "基本支出", "level", None, None, "null"),
    ]


def test_a_deleted_document_leaves_no_trace(tmp_path: Path, make_document: Any, make_vectors: Any) -> None:
    document = make_document(title="甲单位绝无仅有的标题")
    library = SqlLibrary(tmp_path)
    library.save(document, make_vectors(document))
    library.delete(document.id)
    for table in ("documents", "payloads", "facts", "vectors"):
        assert _sql(tmp_path, f"SELECT count(*) FROM {table}") == [(0,)]
    library.close()
    left = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert "绝无仅有".encode() not in left


def test_an_older_library_is_brought_up_to_date(
    tmp_path: Path, make_document: Any, make_vectors: Any
) -> None:
    document = make_document()
    library = SqlLibrary(tmp_path, "m")
    library.save(document, make_vectors(document))
    kept = _sql(tmp_path, "SELECT * FROM facts")
    library.close()
    # Version 1 had no columns of figures, and did not say where documents came from.
    _sql(tmp_path, "DROP TABLE facts")
    for column in ("source", "ingested"):
        _sql(tmp_path, f"ALTER TABLE documents DROP COLUMN {column}")
    _sql(tmp_path, "DROP TABLE originals")
    _sql(tmp_path, "UPDATE schema_version SET version = 1")

    newer = SqlLibrary(tmp_path, "m")
    assert newer.get(document.id) == document
    assert newer.vectors(document.id) == library.vectors(document.id)
    assert _sql(tmp_path, "SELECT * FROM facts") == kept
    assert _sql(tmp_path, "SELECT version FROM schema_version") == [(4,)]
    newer.save(make_document("乙.txt"), [])
    assert newer.original(document.id) is None
    newer.keep_original(document.id, b"x")
    assert newer.original(document.id) == b"x"


def test_a_newer_library_is_refused_and_left_alone(tmp_path: Path, make_document: Any) -> None:
    SqlLibrary(tmp_path).save(make_document(), [])
    _sql(tmp_path, "UPDATE schema_version SET version = 99")
    with pytest.raises(LibraryError, match="schema version 99, this release knows 4"):
        SqlLibrary(tmp_path)
    assert _sql(tmp_path, "SELECT version FROM schema_version") == [(99,)]


def test_what_is_no_library_is_refused_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "library.sqlite").write_bytes(b"not a database, but long enough to look at" * 20)
    with pytest.raises(LibraryError, match="cannot be used: file is not a database"):
        SqlLibrary(tmp_path)
    with pytest.raises(LibraryError, match="cannot be a library folder"):
        SqlLibrary(tmp_path / "library.sqlite")
    with pytest.raises(LibraryError, match="no database URL"):
        SqlLibrary("nonsense://x/y")
    with pytest.raises(LibraryError, match="neither a SQLite file nor a PostgreSQL database"):
        SqlLibrary("sqlite://")


def test_a_library_can_be_named_by_url(tmp_path: Path, make_document: Any) -> None:
    library = SqlLibrary(f"sqlite:///{tmp_path / 'library.sqlite'}")
    with library.writing():
        library.save(make_document(), [])
    assert SqlLibrary(tmp_path).list() == library.list()


def test_a_password_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise sqlite3.OperationalError("no answer\nand more lines")

    monkeypatch.setattr(sqlite3, "connect", refuse)
    with pytest.raises(LibraryError) as caught:
        SqlLibrary("sqlite://user:secret@/x.sqlite")
    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_damaged_document_is_named(tmp_path: Path, make_document: Any) -> None:
    library = SqlLibrary(tmp_path)
    library.save(make_document(), [])
    _sql(tmp_path, "UPDATE payloads SET content = x'00ff'")
    with pytest.raises(LibraryError, match=r"甲\.txt is damaged"):
        library.get("id-甲.txt")


def test_text_that_cannot_be_stored_changes_nothing(tmp_path: Path, make_document: Any) -> None:
    library = SqlLibrary(tmp_path)
    with pytest.raises(LibraryError, match="cannot be stored"):
        library.save(make_document(title="half a pair \ud83d"), [])
    assert library.list() == []
    assert library.generation() == 0
