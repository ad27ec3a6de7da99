"""Passages for a question: vectors and characters, fused by rank."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass

import bm25s

from disclosure.model import Chunk, Document, Span
from disclosure.ports import Embedder, PassageIndex
from qa.text import plain

# The index reports every build at debug level on the root logger's terms.
logging.getLogger("bm25s").setLevel(logging.WARNING)

_RRF = 60
# Questions use the words of the document more often than other words for the same thing: measured by bench/retrieval.
_DENSE_WEIGHT = 0.25


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found."""

    document: Document
    chunk: Chunk
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
        self._chunks = {(d.id, chunk.id): chunk for d in documents for chunk in d.chunks}
        self._lexical: bm25s.BM25 | None = None

    def search(self, question: str, limit: int = 10) -> list[Hit]:
        """The best passages for a question, best first: reciprocal rank fusion of `dense` and `lexical`."""
        scores: dict[tuple[str, str], float] = {}
        rankings = ((_DENSE_WEIGHT, self.dense), (1.0, self.lexical))
        for weight, ranking in rankings:
            for rank, hit in enumerate(ranking(question, 4 * limit)):
                key = (hit.document.id, hit.chunk.id)
                scores[key] = scores.get(key, 0.0) + weight / (_RRF + rank)
        best = sorted(scores, key=lambda key: -scores[key])[:limit]
        return [Hit(self._documents[key[0]], self._chunks[key], scores[key]) for key in best]

    def dense(self, question: str, limit: int) -> list[Hit]:
        """The nearest passages by vector."""
        vector = self._embedder.embed_query(question)
        hits = []
        for document, chunk_id, score in self._index.nearest(vector, limit, list(self._documents)):
            if (document, chunk_id) in self._chunks:
                hits.append(Hit(self._documents[document], self._chunks[document, chunk_id], score))
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
            document, chunk, _ = self._places[int(place)]
            if score > 0 and (document.id, chunk.id) not in seen:
                seen.add((document.id, chunk.id))
                hits.append(Hit(document, chunk, score.item()))
        return hits[:limit]


def _window_text(document: Document, chunk: Chunk, window: Span) -> str:
    return " ".join(chunk.heading) + " " + document.slice(window)


def characters(text: str) -> list[str]:
    """Single characters and pairs of a plain text: what the lexical index counts."""
    compact = re.sub(r"[^\w]+", "", plain(text))
    return [*compact, *(compact[i : i + 2] for i in range(len(compact) - 1))]
