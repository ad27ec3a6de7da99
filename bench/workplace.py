"""A library to measure on: the one given, or a new one that is gone afterwards."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.options import Options
from disclosure.errors import LibraryError
from surfaces.settings import Settings, load_settings
from surfaces.wire import Service


def settings_of(options: Options, library: Path) -> Settings:
    """The user's settings with this library, and the embedding model the run asks for."""
    settings = load_settings(library)
    if options.embedding is None:
        return settings
    embedding = settings.embedding.model_copy(update={"model": options.embedding})
    return settings.model_copy(update={"embedding": embedding})


@contextmanager
def filled(options: Options) -> Iterator[Settings]:
    """Settings of a library that holds the documents.

    Raises:
        LibraryError: when none of the documents can be read.
    """
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        settings = settings_of(options, options.library or Path(folder) / "library")
        with Service(settings) as service:
            if not service.documents():
                service.ingest(options.documents)
            if not service.documents():
                raise LibraryError("none of the documents could be read")
        yield settings
