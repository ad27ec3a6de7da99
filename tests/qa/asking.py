"""An engine over a document or a folder of the test's own."""

from collections.abc import Callable
from pathlib import Path

from adapters.fakes import HashEmbedder, MemoryIndex, MemoryLibrary
from disclosure.answer import Answer
from ingest.pipeline import Ingestor
from qa.ask import Engine

Ask = Callable[[str], Answer]


def engine_of(path: Path, embedder: HashEmbedder | None = None) -> Engine:
    """An engine in memory over a file or a folder; every file has to be read."""
    library, index, embedder = MemoryLibrary(), MemoryIndex(), embedder or HashEmbedder()
    outcomes = list(Ingestor(library, index, embedder).run([path], on_outcome=lambda _: None))
    assert all(one.status == "ok" for one in outcomes), outcomes
    return Engine(library, index, embedder)


def asking(text: str, folder: Path) -> Ask:
    """Questions of a small disclosure written here."""
    path = folder / "a.md"
    path.write_text(text, "utf-8")
    return engine_of(path).ask
