"""What the middle layers need from the outside world, as Protocols.

`ingest` and `qa` talk to these; `adapters` implement them; `surfaces/wire.py` joins the two.
"""

from __future__ import annotations

import builtins
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from disclosure.model import Chunk, Document, DocumentInfo

Vector = Sequence[float]
Progress = Callable[[int, int], None]


class Embedder(Protocol):
    """Turns text into vectors of one dimension."""

    name: str
    # Whether near vectors mean the same, not only are spelt alike.
    knows_meaning: bool

    def embed_passages(self, texts: Sequence[str], progress: Progress | None = None) -> list[Vector]:
        """One vector per passage, in order; `progress(done, total)` is called as batches finish."""

    def embed_query(self, text: str) -> Vector:
        """The vector of a question."""


class PassageIndex(Protocol):
    """Finds the passages nearest to a vector. A cache: it can be rebuilt from the library."""

    def replace(self, document: str, chunks: Sequence[Chunk], vectors: Sequence[Vector]) -> None:
        """Make these windows the only ones of the document; one vector per window, in order."""

    def remove(self, document: str) -> None:
        """Forget a document."""

    def nearest(self, vector: Vector, limit: int, documents: Sequence[str] | None) -> list[tuple[str, str, float]]:
        """The best chunks as (document, chunk id, similarity), each chunk once, best first."""

    def documents(self) -> set[str]:
        """Ids of the documents it holds."""


class Library(Protocol):
    """The documents and their figures. One writer, many readers."""

    def generation(self) -> int:
        """A number that grows with every change."""

    def list(self) -> list[DocumentInfo]:
        """Every document, by file name."""

    def get(self, document: str) -> Document:
        """A whole document.

        Raises:
            UnknownDocument: when there is none of that id.
        """

    def find(self, name: str) -> DocumentInfo | None:
        """A document by file name, path, title or id."""

    def vectors(self, document: str) -> builtins.list[Vector] | None:
        """The stored vectors of a document's windows, then of its labels, in order, or None."""

    def save(self, document: Document, vectors: Sequence[Vector]) -> None:
        """Store a document in one transaction, replacing an older version of the same file."""

    def keep_original(self, document: str, content: bytes) -> None:
        """Keep the file a document was read from."""

    def original(self, document: str) -> bytes | None:
        """The file a document was read from, or None where it was not kept."""

    def delete(self, document: str) -> None:
        """Remove every trace of a document."""

    def writing(self) -> AbstractContextManager[None]:
        """Hold the write lock.

        Raises:
            LibraryBusy: when another process holds it.
        """
