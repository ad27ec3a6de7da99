"""Passages for a question: vectors and characters, fused by rank."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import bm25s

from disclosure.model import Chunk, Document, Span
from disclosure.ports import Embedder, PassageIndex
from qa.text import plain

_RRF = 60


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found: its chunk and the best window of it."""

    document: Document
    chunk: Chunk
    window: Span
    score: float


class Retriever:
    """Finds passages in a fixed set of documents.

    Args:
        documents: the scope; build one retriever per scope and keep it.
    """

    def __init__(self, documents: Sequence[Document], index: PassageIndex, embedder: Embedder) -> None:
        self._documents = {document.id: document for document in documents}
        self._index = index
        self._embedder = embedder
        self._places = [
            (d, chunk, window) for d in documents for chunk in d.chunks for window in chunk.windows
        ]
        self._lexical: bm25s.BM25 | None = None

    def search(self, question: str, limit: int = 10) -> list[Hit]:
        """The best passages for a question, best first: reciprocal rank fusion of `dense` and `lexical`."""
        scores: dict[tuple[str, str], float] = {}
        windows: dict[tuple[str, str], Span] = {}
        for ranking in (self.dense(question, 4 * limit), self.lexical(question, 4 * limit)):
            for rank, hit in enumerate(ranking):
                key = (hit.document.id, hit.chunk.id)
                scores[key] = scores.get(key, 0.0) + 1 / (_RRF + rank)
                windows[key] = hit.window
        best = sorted(scores, key=lambda key: -scores[key])[:limit]
        return [self._hit(key, windows[key], scores[key]) for key in best]

    def dense(self, question: str, limit: int) -> list[Hit]:
        """The nearest passages by vector."""
        vector = self._embedder.embed_query(question)
        hits = []
        for document, chunk_id, score in self._index.nearest(vector, limit, list(self._documents)):
            if document in self._documents:
                chunk = next((c for c in self._documents[document].chunks if c.id == chunk_id), None)
                if chunk is not None and chunk.windows:
                    hits.append(Hit(self._documents[document], chunk, chunk.windows[0], score))
        return hits

    def lexical(self, question: str, limit: int) -> list[Hit]:
        """The best passages by characters and pairs of characters (BM25)."""
        if not self._places:
            return []
        if self._lexical is None:
            self._lexical = bm25s.BM25()
            corpus = [characters(_window_text(d, c, w)) for d, c, w in self._places]
            self._lexical.index(corpus, show_progress=False)
        count = min(3 * limit, len(self._places))
        found, scores = self._lexical.retrieve([characters(question)], k=count, show_progress=False)
        seen: set[tuple[str, str]] = set()
        hits: list[Hit] = []
        for place, score in zip(found[0], scores[0], strict=True):
            document, chunk, window = self._places[int(place)]
            if score > 0 and (document.id, chunk.id) not in seen:
                seen.add((document.id, chunk.id))
                hits.append(Hit(document, chunk, window, score.item()))
        return hits[:limit]

    def _hit(self, key: tuple[str, str], window: Span, score: float) -> Hit:
        document = self._documents[key[0]]
        chunk = next(c for c in document.chunks if c.id == key[1])
        return Hit(document, chunk, window, score)


def _window_text(document: Document, chunk: Chunk, window: Span) -> str:
    return " ".join(chunk.heading) + " " + document.slice(window)


def characters(text: str) -> list[str]:
    """Single characters and pairs of a plain text: what the lexical index counts."""
    compact = re.sub(r"[^\w]+", "", plain(text))
    return [*compact, *(compact[i : i + 2] for i in range(len(compact) - 1))]
