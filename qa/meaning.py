"""Figures whose labels mean what a question says in other words, by the embedding model."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

import numpy as np

from disclosure.labels import LONGEST, labels, of_labels
from disclosure.model import Document
from disclosure.ports import Embedder, Vector
from qa.text import plain

_Rows = np.ndarray[tuple[int, ...], np.dtype[np.float32]]
Stored = Callable[[str], Sequence[Vector] | None]

# Labels this many standard deviations nearer than the others are kept.
_LEAST = 2.5
# With fewer labels than this nothing can be said of how far the others are.
_FEWEST = 20


class Meanings:
    """The labels of some documents and their vectors, fetched when first asked for.

    Args:
        stored: gives the stored vectors of a document; see `Library.vectors`.
    """

    def __init__(self, documents: Sequence[Document], stored: Stored, embedder: Embedder) -> None:
        self._documents = documents
        self._stored = stored
        self._embedder = embedder
        self._rows: tuple[list[str], _Rows] | None = None

    def near(self, text: str) -> Mapping[str, float]:
        """Labels (plain) near a text in meaning, with how many standard deviations nearer than all labels they are."""
        if not self._embedder.knows_meaning:
            return {}
        names, rows = self._matrix()
        asked = re.sub(r"20\d\d年?度?", "", text)
        if len(names) < _FEWEST or not asked.strip():
            return {}
        nearness = rows @ np.asarray(self._embedder.embed_query(asked), dtype=np.float32)
        spread = float(nearness.std()) or 1.0
        scores = (nearness - nearness.mean()) / spread
        return {plain(names[i]): float(scores[i]) for i in np.flatnonzero(scores >= _LEAST)}

    def _matrix(self) -> tuple[list[str], _Rows]:
        if self._rows is None:
            found: dict[str, Vector] = {}
            for document in self._documents:
                vectors = of_labels(document, self._stored(document.id) or ())
                found |= dict(zip(labels(document), vectors, strict=False))
            self._rows = list(found), np.asarray(list(found.values()), dtype=np.float32)
        return self._rows


def cut(label: str) -> str:
    """A label in the form in which `Meanings.near` names it."""
    return plain(label[:LONGEST])
