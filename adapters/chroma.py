"""The passage index in Chroma, embedded in a folder or on a server by URL.

A cache of the library's vectors: everything in it can be written again, so a damaged one is wiped.
One process writes; a process that only reads calls `reopen` when the library has changed.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from adapters import chroma_open
from disclosure.errors import LibraryError
from disclosure.model import Chunk
from disclosure.ports import Vector

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.models.Collection import Collection

# Chroma takes at most 5,461 records a call.
_BATCH = 5_000


class DamagedIndexError(LibraryError):
    """The index cannot be used as it is; `ChromaIndex.wipe` makes an empty one."""


class ChromaIndex:
    """Finds the passages nearest to a vector; opened on first use.

    Args:
        where: the index's own folder, or the `http(s)://` address of a Chroma server.
    """

    def __init__(self, where: Path | str) -> None:
        self._where = where if "://" in str(where) else Path(where)
        self._client: ClientAPI | None = None
        self._collection: Collection | None = None
        # Chroma's own objects must not be closed while another thread asks them something.
        self._lock = threading.RLock()

    def replace(self, document: str, chunks: Sequence[Chunk], vectors: Sequence[Vector]) -> None:
        """Make these windows the only ones of the document; one vector per window, in order.

        Raises:
            DamagedIndexError: when the index cannot be written.
        """
        names = [chunk.id for chunk in chunks for _ in chunk.windows]
        if len(names) != len(vectors):
            raise ValueError(f"{len(names)} windows but {len(vectors)} vectors")
        with self._using() as collection:
            collection.delete(where={"document": document})
            for start in range(0, len(names), _BATCH):
                batch = range(start, min(start + _BATCH, len(names)))
                collection.add(
                    ids=[f"{document}/{i}" for i in batch],
                    embeddings=[vectors[i] for i in batch],
                    metadatas=[{"document": document, "chunk": names[i], "of": len(names)} for i in batch],
                )

    def remove(self, document: str) -> None:
        """Forget a document.

        Raises:
            DamagedIndexError: when the index cannot be written.
        """
        with self._using() as collection:
            collection.delete(where={"document": document})

    def nearest(
        self, vector: Vector, limit: int, documents: Sequence[str] | None
    ) -> list[tuple[str, str, float]]:
        """The best chunks as (document, chunk id, cosine similarity), each chunk once, best first.

        Raises:
            DamagedIndexError: when the index cannot be read.
        """
        if limit < 1 or (documents is not None and not documents):
            return []
        where = {"document": {"$in": list(documents)}} if documents is not None else None
        with self._using() as collection:
            total = collection.count()
            wanted = limit * 4
            while True:
                windows = _query(collection, vector, min(wanted, total), where)
                best = _each_once(windows)
                if len(best) >= limit or len(windows) < wanted:
                    return best[:limit]
                # Long chunks took the places: look further.
                wanted *= 4

    def documents(self) -> set[str]:
        """Ids of the documents it holds whole; one that was cut short by a kill is not among them.

        Raises:
            DamagedIndexError: when the index cannot be read.
        """
        found: Counter[str] = Counter()
        expected: dict[str, int] = {}
        with self._using() as collection:
            for start in range(0, collection.count(), _BATCH):
                page = collection.get(limit=_BATCH, offset=start, include=["metadatas"])
                for data in page["metadatas"] or ():
                    document = str(data["document"])
                    found[document] += 1
                    expected[document] = int(str(data["of"]))
        return {document for document, count in found.items() if count == expected[document]}

    def reopen(self) -> None:
        """Let go of what was read, so that the next call sees what another process has written."""
        with self._lock:
            if self._client is not None:
                chroma_open.close_client(self._client)
            self._client = self._collection = None

    def close(self) -> None:
        """Let go of files and connections; the next call opens them again."""
        self.reopen()

    def wipe(self) -> None:
        """Start again with an empty index, whatever state the old one is in."""
        with self._lock:
            if isinstance(self._where, Path):
                self.reopen()
                chroma_open.delete_folder(self._where)
            else:
                with self._using() as collection:
                    chroma_open.empty(collection)

    @contextmanager
    def _using(self) -> Iterator[Collection]:
        from chromadb.errors import ChromaError
        from httpx import HTTPError

        with self._lock:
            try:
                yield self._collection or self._open()
            except HTTPError as error:
                raise LibraryError(f"the Chroma server at {self._where} does not answer") from error
            except ChromaError as error:
                raise DamagedIndexError(f"the passage index in {self._where} cannot be used") from error

    def _open(self) -> Collection:
        # A client left over from a failed opening would keep the damaged folder in memory.
        self.reopen()
        self._client = chroma_open.open_client(self._where)
        self._collection = chroma_open.open_collection(self._client)
        return self._collection


def _query(
    collection: Collection, vector: Vector, count: int, where: dict[str, Any] | None
) -> list[tuple[str, str, float]]:
    """The nearest windows as (document, chunk, similarity), best first."""
    if count == 0:
        return []
    found = collection.query(
        query_embeddings=[vector], n_results=count, where=where, include=["metadatas", "distances"]
    )
    metadatas, distances = found["metadatas"], found["distances"]
    assert metadatas is not None and distances is not None
    return [
        (str(data["document"]), str(data["chunk"]), 1 - distance)
        for data, distance in zip(metadatas[0], distances[0], strict=True)
    ]


def _each_once(windows: Sequence[tuple[str, str, float]]) -> list[tuple[str, str, float]]:
    best: dict[tuple[str, str], float] = {}
    for document, chunk, similarity in windows:
        best.setdefault((document, chunk), similarity)
    return [(document, chunk, similarity) for (document, chunk), similarity in best.items()]
