"""How long reading a file takes, stage by stage, and what it yields."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from bench import scale
from bench.options import Options
from bench.report import Report, Table, peak_mib
from bench.workplace import settings_of
from disclosure.errors import UnreadableFile
from disclosure.labels import labels, of_windows
from disclosure.model import Document
from disclosure.ports import Embedder, Library, PassageIndex
from ingest.chunks import texts_to_embed
from ingest.pipeline import files, parse
from surfaces.backend import backend

COUNTS = ("sections", "tables", "facts", "chunks", "windows", "labels")
SECONDS = ("parse", "embed", "store")
T = TypeVar("T")


def measure(options: Options) -> Report:
    """Read every file into a new library, one after the other."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        parts = backend(settings_of(options, Path(folder) / "library"))
        library, index, embedder = parts.library(), parts.index(), parts.embedder()
        _, loading = timed(lambda: embedder.embed_query("warm"))
        rows = [_one(path, library, index, embedder) for path in files(options.documents)]
        index.reopen()
        library.close()
    total = _total(rows)
    total |= {"load_model": loading, "peak_mib": peak_mib(), "embedding": embedder.name}
    data: dict[str, Any] = {"files": rows, "total": total, "scale": scale.measure(options.scale)}
    return Report("ingest", (_table(rows, total), *scale.tables(data["scale"])), data)


def timed(call: Callable[[], T]) -> tuple[T, float]:
    """What a call returns, and the seconds it took."""
    started = time.perf_counter()
    result = call()
    return result, round(time.perf_counter() - started, 3)


def _one(path: Path, library: Library, index: PassageIndex, embedder: Embedder) -> dict[str, Any]:
    try:
        document, parsing = timed(lambda: parse(path))
    except UnreadableFile as error:
        return {"file": path.name, "failed": error.reason}
    texts = texts_to_embed(document)
    vectors, embedding = timed(lambda: embedder.embed_passages(texts))

    def store() -> None:
        library.save(document, vectors)
        index.replace(document.id, document.chunks, of_windows(document, vectors))

    _, storing = timed(store)
    spent = {"parse": parsing, "embed": embedding, "store": storing}
    return {"file": path.name, **counts(document), **spent, "peak_mib": peak_mib()}


def counts(document: Document) -> dict[str, int]:
    """How much was found in a document."""
    return {
        "pages": document.info.pages or 0,
        "characters": len(document.text),
        "sections": len(document.sections),
        "tables": len(document.tables),
        "facts": len(document.facts),
        "chunks": len(document.chunks),
        "windows": sum(len(chunk.windows) for chunk in document.chunks),
        "labels": len(labels(document)),
    }


def _total(rows: list[dict[str, Any]]) -> dict[str, Any]:
    read = [row for row in rows if "failed" not in row]
    total: dict[str, Any] = {"documents": len(read), "failed": len(rows) - len(read)}
    for name in ("pages", "characters", *COUNTS, *SECONDS):
        total[name] = round(sum(row[name] for row in read), 3)
    texts = total["windows"] + total["labels"]
    total["texts_per_second"] = round(texts / total["embed"], 1) if total["embed"] else None
    total["embed_per_parse"] = round(total["embed"] / total["parse"], 2) if total["parse"] else None
    return total


def _table(rows: list[dict[str, Any]], total: dict[str, Any]) -> Table:
    names = (*COUNTS, *SECONDS, "peak_mib")
    body = [(row["file"], *(row.get(name) for name in names)) for row in rows]
    body.append((f"{total['documents']} documents", *(total[name] for name in names)))
    title = (
        f"ingest: {total['embedding']}, loaded in {total['load_model']:.1f} s, "
        f"{total['texts_per_second']} windows and labels/s, embed/parse {total['embed_per_parse']}"
    )
    return Table(title, ("file", *names), tuple(body))
