"""Brings the passage index, a cache, back to what the library holds."""

from __future__ import annotations

import logging

from adapters.chroma import DamagedIndexError
from disclosure.ports import Embedder, Library
from ingest.chunks import window_text
from surfaces.backend import Cache

_LOG = logging.getLogger(__name__)


def restore(library: Library, index: Cache, embedder: Embedder) -> None:
    """Make the index hold the library's documents and no others; a damaged index is made anew.

    Vectors come from the library; only those of another embedding model are computed again.

    Raises:
        LibraryBusy: when the index needs a change and another process is writing.
    """
    wanted = {info.id for info in library.list()}
    held = _held(library, index)
    if held == wanted:
        return
    with library.writing():
        for document in held - wanted:
            index.remove(document)
        for document in sorted(wanted - held):
            _restore_one(library, index, embedder, document)


def _held(library: Library, index: Cache) -> set[str]:
    try:
        return index.documents()
    except DamagedIndexError as error:
        _LOG.warning("the index is made anew from the library: %s", error)
    with library.writing():
        index.wipe()
    return set()


def _restore_one(library: Library, index: Cache, embedder: Embedder, document: str) -> None:
    whole = library.get(document)
    vectors = library.vectors(document)
    if vectors is None:
        windows = [(chunk, window) for chunk in whole.chunks for window in chunk.windows]
        vectors = embedder.embed_passages([window_text(chunk, whole.text, w) for chunk, w in windows])
        library.save(whole, vectors)
    index.replace(document, whole.chunks, vectors)
