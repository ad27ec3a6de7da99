"""The library in SQL: SQLite in the library folder by default, another database by URL."""

from __future__ import annotations

import builtins
import threading
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, delete, insert, or_, select, update

from adapters import codec, names
from adapters.database import Database
from adapters.locking import WriteLock
from adapters.schema import documents, facts, generation, originals, payloads, vectors
from disclosure.errors import UnknownDocument
from disclosure.model import Document, DocumentInfo
from disclosure.ports import Vector

# Whole documents kept in memory; reading one back costs more than answering a question from it.
_KEPT = 32
_LISTED = [column for column in documents.c if column.name != "text"]


class SqlLibrary:
    """The documents and their figures. One writer, many readers.

    Args:
        where: the library folder, made if it is missing, or a database URL.
        model: the embedding model whose vectors are stored and wanted; vectors of another count as missing.

    Raises:
        LibraryError: when the database cannot be opened, or was written by a newer release.
    """

    def __init__(self, where: str | Path, model: str = "") -> None:
        self.model = model
        self._database = Database(where)
        self._write_lock = WriteLock(self._database.engine, self._database.place)
        self._kept: OrderedDict[str, tuple[int, Document]] = OrderedDict()
        self._kept_lock = threading.Lock()

    def generation(self) -> int:
        """A number that grows with every change."""
        with self._database.reading() as connection:
            return _generation(connection)

    def list(self) -> list[DocumentInfo]:
        """Every document, by file name."""
        with self._database.reading() as connection:
            rows = connection.execute(select(*_LISTED)).all()
        return sorted((codec.info_of(row) for row in rows), key=lambda info: info.file)

    def get(self, document: str) -> Document:
        """A whole document.

        Raises:
            UnknownDocument: when there is none of that id.
            LibraryError: when what is stored of it is damaged.
        """
        with self._database.reading() as connection:
            saved = connection.scalar(select(documents.c.saved).where(documents.c.id == document))
            if saved is None:
                raise UnknownDocument(f"no document {document} in the library")
            kept = self._kept_copy(document, saved)
            if kept:
                return kept
            whole = select(documents, payloads.c.content).join(payloads).where(documents.c.id == document)
            row = connection.execute(whole).one()
        found = codec.unpack(codec.info_of(row), row.text, row.content)
        self._keep(found, saved)
        return found

    def find(self, name: str) -> DocumentInfo | None:
        """A document by id, file name, path or title; None too where several fit."""
        return names.match(self.list(), name)

    def vectors(self, document: str) -> builtins.list[Vector] | None:
        """The stored vectors of a document's windows and labels under the present model, in order, or None."""
        return self.vectors_for(document, self.model)

    def vectors_for(self, document: str, model: str) -> builtins.list[Vector] | None:
        """The stored vectors of a document's windows and labels under an embedding model, in order, or None."""
        stored = (
            select(vectors.c.vector)
            .where(vectors.c.document == document, vectors.c.model == model)
            .order_by(vectors.c.position)
        )
        with self._database.reading() as connection:
            windows = connection.scalar(select(documents.c.windows).where(documents.c.id == document))
            found = [codec.vector_of(blob) for blob in connection.scalars(stored)]
        return found if windows == len(found) else None

    def save(self, document: Document, vectors: Sequence[Vector]) -> None:
        """Store a document in one transaction, replacing an older version of the same file or id.

        Args:
            document: the whole document.
            vectors: one per window, then one per label, in order; or none, which leaves the document without vectors.
        """
        codec.require_one_each(document, vectors)
        content = codec.pack(document)
        same = or_(documents.c.id == document.id, documents.c.file == document.info.file)
        with self._database.writing() as connection:
            connection.execute(delete(documents).where(same))
            saved = _next_generation(connection)
            connection.execute(insert(documents), codec.document_row(document, saved))
            connection.execute(insert(payloads), {"document": document.id, "content": content})
            self._insert_parts(connection, document, vectors)
            _prune(connection)

    def keep_original(self, document: str, content: bytes) -> None:
        """Keep the file a document was read from; nothing happens when there is no document of that id."""
        with self._database.writing() as connection:
            sha256 = connection.scalar(select(documents.c.sha256).where(documents.c.id == document))
            if sha256 is not None:
                connection.execute(delete(originals).where(originals.c.sha256 == sha256))
                connection.execute(insert(originals), {"sha256": sha256, "content": content})

    def original(self, document: str) -> bytes | None:
        """The file a document was read from, or None where it was not kept."""
        kept = select(originals.c.content).join(documents, documents.c.sha256 == originals.c.sha256)
        with self._database.reading() as connection:
            return connection.scalar(kept.where(documents.c.id == document))

    def _insert_parts(self, connection: Connection, document: Document, numbers: Sequence[Vector]) -> None:
        if document.facts:
            connection.execute(insert(facts), codec.fact_rows(document.id, document.facts))
        if numbers:
            connection.execute(insert(vectors), codec.vector_rows(document.id, numbers, self.model))

    def delete(self, document: str) -> None:
        """Remove every trace of a document; nothing happens when there is none of that id."""
        with self._database.writing() as connection:
            gone = connection.execute(delete(documents).where(documents.c.id == document))
            if gone.rowcount:
                _prune(connection)
                _next_generation(connection)
        with self._kept_lock:
            self._kept.pop(document, None)
        self._database.tidy()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the write lock; the thread that holds it may ask again.

        Raises:
            LibraryBusy: when another process holds it.
        """
        with self._write_lock.held():
            yield

    def close(self) -> None:
        """Let go of the database."""
        self._database.engine.dispose()

    def _kept_copy(self, document: str, saved: int) -> Document | None:
        with self._kept_lock:
            version, kept = self._kept.get(document, (None, None))
            if version != saved:
                return None
            self._kept.move_to_end(document)
            return kept

    def _keep(self, document: Document, saved: int) -> None:
        with self._kept_lock:
            self._kept[document.id] = (saved, document)
            self._kept.move_to_end(document.id)
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)


def _prune(connection: Connection) -> None:
    """Forget the files of which no document is left."""
    connection.execute(delete(originals).where(originals.c.sha256.not_in(select(documents.c.sha256))))


def _generation(connection: Connection) -> int:
    number: int = connection.execute(select(generation.c.number)).scalar_one()
    return number


def _next_generation(connection: Connection) -> int:
    connection.execute(update(generation).values(number=generation.c.number + 1))
    return _generation(connection)
