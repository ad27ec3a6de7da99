"""Which adapters the settings choose; each is imported only when it is first needed."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from disclosure.answer import Answer
from disclosure.model import Document
from disclosure.ports import Embedder, Library, PassageIndex
from qa.find import Found
from surfaces.settings import Settings

if TYPE_CHECKING:
    from ingest.pipeline import Outcome

Progress = Callable[[str, int, int], None]


class Store(Library, Protocol):
    """A library that can be closed; `adapters.sql.SqlLibrary` is one."""

    def close(self) -> None:
        """Let go of the database."""


class Cache(PassageIndex, Protocol):
    """A passage index that can be opened anew and thrown away; `adapters.chroma.ChromaIndex` is one."""

    def reopen(self) -> None:
        """Let go of what was read; the next call opens it again."""

    def wipe(self) -> None:
        """Start again with an empty index."""


class Ingests(Protocol):
    """Brings files into the library; `ingest.pipeline.Ingestor` does."""

    def run(
        self,
        paths: Sequence[Path],
        *,
        on_outcome: Callable[[Outcome], None],
        progress: Progress | None = None,
        source: str | None = None,
    ) -> Sequence[Outcome]:
        """Read files and folders, one outcome a file."""


class Answers(Protocol):
    """Answers questions; `qa.ask.Engine` does."""

    def ask(
        self, question: str, documents: Sequence[str] | None = None, session: str | None = None
    ) -> Answer:
        """One answer."""

    def find(self, words: str, documents: Sequence[str] | None = None, limit: int = 20) -> list[Found]:
        """Figures that a few words may mean, best first."""


@dataclass(frozen=True)
class Backend:
    """How to make each part of a service; tests hand in their own."""

    library: Callable[[], Store]
    index: Callable[[], Cache]
    embedder: Callable[[], Embedder]
    engine: Callable[[Library, PassageIndex, Embedder], Answers]
    ingestor: Callable[[Library, PassageIndex, Embedder], Ingests]
    parse: Callable[[Path], Document]


def backend(settings: Settings) -> Backend:
    """The parts these settings choose."""
    return Backend(
        library=lambda: _library(settings),
        index=lambda: _index(settings),
        embedder=lambda: _embedder(settings),
        engine=_engine,
        ingestor=_ingestor,
        parse=_parse,
    )


def _library(settings: Settings) -> Store:
    from adapters.sql import SqlLibrary

    # Making an embedder loads no model; its name says which stored vectors are of use.
    return SqlLibrary(settings.store.url or settings.library, _embedder(settings).name)


def _index(settings: Settings) -> Cache:
    from adapters.chroma import ChromaIndex

    # Vectors of different models cannot be compared, so each model has an index of its own.
    name = sha256(_embedder(settings).name.encode()).hexdigest()[:12]
    return ChromaIndex(settings.chroma.url or settings.library / "chroma" / name)


def _embedder(settings: Settings) -> Embedder:
    if settings.embedding.model == "hash":
        from adapters.fakes import HashEmbedder

        return HashEmbedder()
    from adapters.e5 import SentenceEmbedder

    return SentenceEmbedder(settings.embedding.model, settings.embedding.cache or _user_cache())


def _engine(library: Library, index: PassageIndex, embedder: Embedder) -> Answers:
    from qa.ask import Engine

    return Engine(library, index, embedder)


def _ingestor(library: Library, index: PassageIndex, embedder: Embedder) -> Ingests:
    from ingest.pipeline import Ingestor

    return Ingestor(library, index, embedder)


def _parse(path: Path) -> Document:
    from ingest.pipeline import parse

    return parse(path)


def _user_cache() -> Path:
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "disclosure-qa"
