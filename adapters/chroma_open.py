"""Opening Chroma: a folder or a server, without telemetry, without Chroma's own embedding model."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from disclosure.errors import LibraryError

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.models.Collection import Collection

_COLLECTION = "passages"
# A wider search than the default keeps filtered queries from missing neighbours.
_HNSW: Any = {"hnsw": {"space": "cosine", "ef_search": 200}}


def open_client(where: Path | str) -> ClientAPI:
    """Connect to a server by URL, or open a folder, making it if it is missing.

    Raises:
        LibraryError: when a server does not answer.
        ChromaError: when a folder is damaged.
    """
    import chromadb
    from chromadb.api.shared_system_client import SharedSystemClient
    from chromadb.config import Settings
    from chromadb.errors import ChromaError

    quiet = Settings(anonymized_telemetry=False)
    if isinstance(where, Path):
        try:
            return chromadb.PersistentClient(str(where), settings=quiet)
        except ChromaError:
            # Chroma keeps the half-opened folder for the next caller, who could then never open it again.
            SharedSystemClient.clear_system_cache()
            raise
    parts = urlsplit(where)
    secure = parts.scheme == "https"
    try:
        return chromadb.HttpClient(
            host=parts.hostname or "",
            port=parts.port or (443 if secure else 8000),
            ssl=secure,
            settings=quiet,
        )
    except ValueError as error:
        raise LibraryError(f"the Chroma server at {where} does not answer") from error


def open_collection(client: ClientAPI) -> Collection:
    """The one collection of passages, empty on first use.

    Raises:
        ChromaError: when its vectors have gone; Chroma itself would only find fewer passages.
    """
    collection = client.get_or_create_collection(_COLLECTION, embedding_function=None, configuration=_HNSW)
    collection.get(limit=1, include=["embeddings"])
    return collection


def close_client(client: ClientAPI) -> None:
    """Let go of files and connections; the interface does not promise it, the folder's client has it."""
    close = getattr(client, "close", None)
    if close:
        close()


def empty(collection: Collection) -> None:
    """Remove every passage."""
    everything: Any = {"of": {"$gte": 0}}
    collection.delete(where=everything)


def delete_folder(path: Path) -> None:
    """Remove the folder, or whatever stands in its place."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
