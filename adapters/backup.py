"""A library folder as one file, and back: a consistent copy of its database with a checksum.

The passage index is a cache and stays out; it is rebuilt from the library.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import tempfile
import zipfile
from contextlib import closing
from pathlib import Path

from adapters import schema
from adapters.database import FILE, Database
from adapters.locking import WriteLock
from disclosure.errors import LibraryError

_MANIFEST = "backup.json"
_SIDES = ("-wal", "-shm")


def backup(folder: Path, target: Path) -> None:
    """Write a library's backup; readers and a writer may go on meanwhile.

    Raises:
        LibraryError: when there is no library, or the backup cannot be written.
    """
    if not (folder / FILE).is_file():
        raise LibraryError(f"there is no library in {folder}")
    try:
        with tempfile.TemporaryDirectory(dir=target.parent) as work:
            copy, packed = Path(work, FILE), Path(work, "packed")
            with closing(sqlite3.connect(folder / FILE)) as source, closing(sqlite3.connect(copy)) as sink:
                source.backup(sink)
            manifest = {"schema": schema.SCHEMA_VERSION, "sha256": _digest(copy)}
            with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
                file.write(copy, FILE)
                file.writestr(_MANIFEST, json.dumps(manifest))
            os.replace(packed, target)
    except (OSError, sqlite3.Error) as error:
        raise LibraryError(f"the backup {target} could not be written: {error}") from error


def restore(source: Path, folder: Path, *, replace: bool = False) -> None:
    """Put a backup's library into a folder, as a whole or not at all.

    Raises:
        LibraryBusy: when a process is writing to the library there.
        LibraryError: when the file is no backup, is damaged or of a newer release, or a library is there already.
    """
    if (folder / FILE).exists() and not replace:
        raise LibraryError(f"there is a library in {folder} already; --replace puts the backup in its place")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as work:
        copy = Path(work, FILE)
        _unpack(source, copy)
        checked = Database(work)  # refuses a newer schema, brings an older one up to date
        checked.tidy()
        checked.engine.dispose()
        present = Database(folder)
        with WriteLock(present.engine, present.place).held():
            present.engine.dispose()
            for side in _SIDES:
                (folder / (FILE + side)).unlink(missing_ok=True)
            os.replace(copy, folder / FILE)


def _unpack(source: Path, copy: Path) -> None:
    try:
        with zipfile.ZipFile(source) as file:
            manifest = json.loads(file.read(_MANIFEST))
            with file.open(FILE) as packed, copy.open("wb") as out:
                shutil.copyfileobj(packed, out)
    except (OSError, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise LibraryError(f"{source} is no backup of a library, or is damaged") from error
    if not isinstance(manifest, dict) or manifest.get("sha256") != _digest(copy):
        raise LibraryError(f"the backup {source} is damaged: its content does not have the checksum it names")


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
