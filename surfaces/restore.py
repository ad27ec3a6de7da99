"""Brings the passage index, a cache, back to what the library holds."""

from __future__ import annotations

import logging

from adapters.chroma import DamagedIndexError
from disclosure.labels import of_windows
from disclosure.ports import Embedder, Library
from ingest.chunks import texts_to_embed
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
        vectors = embedder.embed_passages(texts_to_embed(whole))
        library.save(whole, vectors)
    index.replace(document, whole.chunks, of_windows(whole, vectors))
