"""Connections to the library's database: SQLite in a folder, or any other by URL."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, OperationalError, SQLAlchemyError

from adapters import migrations, schema
from disclosure.errors import LibraryBusy, LibraryError

FILE = "library.sqlite"
# How long a write waits for another process's transaction before it gives up.
_WAIT_SECONDS = 30


class Database:
    """Transactions over one database, whose schema is brought up to date when it is opened.

    Args:
        where: a library folder, made if it is missing, or a database URL.

    Raises:
        LibraryError: when it cannot be opened, or is newer than this release.
    """

    def __init__(self, where: str | Path) -> None:
        self.engine = _engine(where)
        # Without the password, because it stands in messages.
        self.place = self.engine.url.render_as_string() if "://" in str(where) else str(where)
        self._writer = self.engine.execution_options(write=True)
        self._reader = self.engine
        if self.engine.dialect.name == "postgresql":
            self._reader = self.engine.execution_options(isolation_level="REPEATABLE READ")
        with self.reading() as connection:
            version = migrations.version_of(connection)
        migrations.require_known(version)
        if version != schema.SCHEMA_VERSION:
            with self.writing() as connection:
                migrations.bring_up_to_date(connection)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent view of the database."""
        with self._clear_errors(), self._reader.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction, committed at the end or undone as a whole."""
        with self._clear_errors(), self._writer.begin() as connection:
            yield connection

    def tidy(self) -> None:
        """Empty SQLite's log, which still holds what was deleted; does nothing while others read."""
        if self.engine.dialect.name == "sqlite":
            with self._clear_errors(), closing(self.engine.raw_connection()) as connection:
                connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")

    @contextmanager
    def _clear_errors(self) -> Iterator[None]:
        try:
            yield
        except OperationalError as error:
            if getattr(error.orig, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY:
                raise LibraryBusy(f"another process is writing to the library {self.place}") from error
            raise self._unusable(error) from error
        except (SQLAlchemyError, sqlite3.Error) as error:
            raise self._unusable(error) from error

    def _unusable(self, error: Exception) -> LibraryError:
        reason = str(getattr(error, "orig", None) or error).splitlines()[0]
        return LibraryError(f"the library {self.place} cannot be used: {reason}")


def _engine(where: str | Path) -> Engine:
    try:
        engine = create_engine(_url(where))
    except (ArgumentError, NoSuchModuleError) as error:
        raise LibraryError("the library's address is no database URL that can be used") from error
    except ImportError as error:
        raise LibraryError(f"the database driver {error.name} is not installed") from error
    if engine.dialect.name not in ("sqlite", "postgresql") or not engine.url.database:
        raise LibraryError("the library's address is neither a SQLite file nor a PostgreSQL database")
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _url(where: str | Path) -> URL:
    if "://" in str(where):
        return make_url(str(where))
    folder = Path(where)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LibraryError(f"{folder} cannot be a library folder: {error.strerror}") from error
    return URL.create("sqlite", database=str(folder / FILE))


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    # The driver must not begin transactions of its own: `_begin_sqlite` says what kind each is.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {_WAIT_SECONDS * 1000}")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA foreign_keys = ON")
    # A deleted document must not stay readable in the file.
    cursor.execute("PRAGMA secure_delete = ON")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    # A writer takes its turn at once, so that what it read cannot be outdated when it writes.
    write = connection.get_execution_options().get("write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")
