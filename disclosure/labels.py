"""The labels of a document's figures: what the embedding model compares with the words of a question."""

from __future__ import annotations

from collections.abc import Sequence

from disclosure.model import Document
from disclosure.ports import Vector

LONGEST = 60


def labels(document: Document) -> tuple[str, ...]:
    """The distinct labels of figures that have an amount, in the order of the document, cut at 60 characters."""
    named = (fact.label[:LONGEST] for fact in document.facts if fact.amount is not None)
    return tuple(dict.fromkeys(label for label in named if label))


def of_windows(document: Document, vectors: Sequence[Vector]) -> Sequence[Vector]:
    """Of a document's stored vectors, those of its windows, which come first."""
    return vectors[: window_count(document)]


def of_labels(document: Document, vectors: Sequence[Vector]) -> Sequence[Vector]:
    """Of a document's stored vectors, those of its labels, which come last; none in a library of an older version."""
    return vectors[window_count(document) :]


def window_count(document: Document) -> int:
    """How many windows its chunks have."""
    return sum(len(chunk.windows) for chunk in document.chunks)
