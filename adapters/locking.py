"""The library's write lock: one writing process at a time, released even when that process is killed."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy import Engine, text

from disclosure.errors import LibraryBusy

_FILE = "library.lock"
# Any number that other users of the same PostgreSQL database are unlikely to lock.
_KEY = 7_310_402_118


class WriteLock:
    """A lock beside a SQLite file, or an advisory lock in a PostgreSQL database.

    Args:
        engine: the database to guard.
        place: what to call it in a message.
    """

    def __init__(self, engine: Engine, place: str) -> None:
        self._engine = engine
        self._place = place
        self._holder: int | None = None
        self._file: FileLock | None = None
        if engine.dialect.name == "sqlite":
            self._file = FileLock(Path(engine.url.database or "").with_name(_FILE), timeout=0)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the lock.

        Raises:
            LibraryBusy: when another process, or another thread of this one, holds it.
        """
        guard = self._in_file(self._file) if self._file else self._in_database()
        with guard:
            yield

    @contextmanager
    def _in_file(self, lock: FileLock) -> Iterator[None]:
        try:
            lock.acquire()
        except Timeout as error:
            raise self._busy() from error
        try:
            yield
        finally:
            lock.release()

    @contextmanager
    def _in_database(self) -> Iterator[None]:
        if self._holder == threading.get_ident():
            yield
            return
        with self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            if not connection.scalar(text("SELECT pg_try_advisory_lock(:key)"), {"key": _KEY}):
                raise self._busy()
            self._holder = threading.get_ident()
            try:
                yield
            finally:
                self._holder = None
                connection.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": _KEY})

    def _busy(self) -> LibraryBusy:
        return LibraryBusy(f"another process is writing to the library {self._place}")
