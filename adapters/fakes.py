"""Fast, deterministic stand-ins for the outside world, for tests and for trying things out.

They keep the same promises as the real adapters; `tests/adapters/test_contract.py` holds both to them.
"""

from __future__ import annotations

import builtins
import math
import threading
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise

from adapters import codec, names
from disclosure.errors import LibraryBusy, UnknownDocument
from disclosure.model import Chunk, Document, DocumentInfo
from disclosure.ports import Progress, Vector


class HashEmbedder:
    """Counts characters and pairs of characters in hashed places: texts that share words come out near.

    Args:
        dimension: the length of a vector.
    """

    def __init__(self, dimension: int = 256) -> None:
        self.name = f"hash-{dimension}"
        self.knows_meaning = False
        self._dimension = dimension

    def embed_passages(self, texts: Sequence[str], progress: Progress | None = None) -> list[Vector]:
        """One vector of length 1 per passage, in order; `progress(done, total)` once, at the end."""
        vectors = [self.embed_query(text) for text in texts]
        if progress and texts:
            progress(len(texts), len(texts))
        return vectors

    def embed_query(self, text: str) -> Vector:
        """The vector of a question, of length 1."""
        counts = [0.0] * self._dimension
        for gram in [*text, *map("".join, pairwise(text))]:
            counts[zlib.crc32(gram.encode("utf-8", "replace")) % self._dimension] += 1
        return _unit_length(counts) if text else _unit_length([1.0] * self._dimension)


class MemoryIndex:
    """A passage index in memory that compares with every vector."""

    def __init__(self) -> None:
        self._windows: dict[str, list[tuple[str, Vector]]] = {}

    def replace(self, document: str, chunks: Sequence[Chunk], vectors: Sequence[Vector]) -> None:
        """Make these windows the only ones of the document; one vector per window, in order."""
        chunk_ids = [chunk.id for chunk in chunks for _ in chunk.windows]
        if len(chunk_ids) != len(vectors):
            raise ValueError(f"{len(chunk_ids)} windows but {len(vectors)} vectors")
        units = [_unit_length(vector) for vector in vectors]
        self._windows[document] = list(zip(chunk_ids, units, strict=True))

    def remove(self, document: str) -> None:
        """Forget a document."""
        self._windows.pop(document, None)

    def nearest(
        self, vector: Vector, limit: int, documents: Sequence[str] | None
    ) -> list[tuple[str, str, float]]:
        """The best chunks as (document, chunk id, cosine similarity), each chunk once, best first."""
        asked = _unit_length(vector)
        best: dict[tuple[str, str], float] = {}
        for document, windows in self._windows.items():
            if documents is not None and document not in documents:
                continue
            for chunk, stored in windows:
                similarity = math.fsum(a * b for a, b in zip(asked, stored, strict=True))
                key = (document, chunk)
                best[key] = max(similarity, best.get(key, similarity))
        ranked = sorted(best.items(), key=lambda item: -item[1])
        return [(document, chunk, similarity) for (document, chunk), similarity in ranked[: max(limit, 0)]]

    def documents(self) -> set[str]:
        """Ids of the documents it holds."""
        return {document for document, windows in self._windows.items() if windows}


class MemoryLibrary:
    """A library in memory.

    Args:
        model: the embedding model whose vectors are stored and wanted.
    """

    def __init__(self, model: str = "") -> None:
        self.model = model
        self._documents: dict[str, Document] = {}
        self._vectors: dict[str, tuple[str, builtins.list[Vector]]] = {}
        self._originals: dict[str, bytes] = {}
        self._generation = 0
        self._lock = threading.RLock()

    def generation(self) -> int:
        """A number that grows with every change."""
        return self._generation

    def list(self) -> list[DocumentInfo]:
        """Every document, by file name."""
        return sorted((document.info for document in self._documents.values()), key=lambda info: info.file)

    def get(self, document: str) -> Document:
        """A whole document.

        Raises:
            UnknownDocument: when there is none of that id.
        """
        if document not in self._documents:
            raise UnknownDocument(f"no document {document} in the library")
        return self._documents[document]

    def find(self, name: str) -> DocumentInfo | None:
        """A document by id, file name, path or title; None too where several fit."""
        return names.match(self.list(), name)

    def vectors(self, document: str) -> builtins.list[Vector] | None:
        """The stored vectors of a document's windows and labels under the present model, in order, or None."""
        return self.vectors_for(document, self.model)

    def vectors_for(self, document: str, model: str) -> builtins.list[Vector] | None:
        """The stored vectors of a document's windows and labels under an embedding model, in order, or None."""
        if document not in self._documents:
            return None
        stored_model, stored = self._vectors[document]
        found = stored if stored_model == model else []
        return list(found) if len(found) == codec.vector_count(self._documents[document]) else None

    def save(self, document: Document, vectors: Sequence[Vector]) -> None:
        """Store a document, replacing an older version of the same file or id."""
        codec.require_one_each(document, vectors)
        for other in self.list():
            if other.file == document.info.file and other.id != document.id:
                self._forget(other.id)
        self._documents[document.id] = document
        self._vectors[document.id] = (self.model, list(vectors))
        self._generation += 1

    def delete(self, document: str) -> None:
        """Remove every trace of a document; nothing happens when there is none of that id."""
        if document in self._documents:
            self._forget(document)
            self._generation += 1

    def keep_original(self, document: str, content: bytes) -> None:
        """Keep the file a document was read from; nothing happens when there is no document of that id."""
        if document in self._documents:
            self._originals[document] = content

    def original(self, document: str) -> bytes | None:
        """The file a document was read from, or None where it was not kept."""
        return self._originals.get(document)

    def _forget(self, document: str) -> None:
        del self._documents[document], self._vectors[document]
        self._originals.pop(document, None)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the write lock; the thread that holds it may ask again.

        Raises:
            LibraryBusy: when another thread holds it.
        """
        if not self._lock.acquire(blocking=False):
            raise LibraryBusy("another thread is writing to the library")
        try:
            yield
        finally:
            self._lock.release()


def _unit_length(vector: Vector) -> Vector:
    size = math.sqrt(math.fsum(number * number for number in vector)) or 1.0
    return [number / size for number in vector]
