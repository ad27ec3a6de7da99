"""Whether ingesting and asking stay as quick when the library grows: copies of the sample with other figures, no model."""

from __future__ import annotations

import multiprocessing
import re
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any

from adapters.chroma import ChromaIndex
from adapters.fakes import HashEmbedder
from adapters.sql import SqlLibrary
from bench.options import SAMPLE, SAMPLE_DOCUMENT
from bench.report import Table, peak_mib, percentile
from disclosure.ports import Library, PassageIndex
from eval.questions import load_questions
from ingest.pipeline import Ingestor
from qa.ask import Engine

COST = ("seconds", "a_document", "against_first", "library_mib", "peak_mib")
COLUMNS = ("copies", *COST, "ask_one_ms", "ask_all_ms")
ASKED = 8
_EMBEDDER = HashEmbedder()


def measure(sizes: Sequence[int]) -> list[dict[str, Any]]:
    """Read so many copies, each size in a process of its own, so that memory is told apart."""
    found: list[dict[str, Any]] = []
    for size in sizes:
        with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
            found.append(pool.submit(read_copies, size).result())
        found[-1]["against_first"] = round(found[-1]["a_document"] / found[0]["a_document"], 2)
    return found


def tables(found: Sequence[dict[str, Any]]) -> tuple[Table, ...]:
    """The table to print, or none where nothing was measured."""
    if not found:
        return ()
    rows = tuple(tuple(row[name] for name in COLUMNS) for row in found)
    return (Table("scale: copies of the sample with other figures, hash embedding", COLUMNS, rows),)


def read_copies(size: int) -> dict[str, Any]:
    """Ingest copies of the sample into a new library, then ask about one of them and about all."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        place = Path(folder)
        sources = _copies(size, place / "copies")
        # What a process loads once belongs to no document.
        with _library(place / "warm") as (library, index):
            _ingest(sources[:1], library, index)
        with _library(place / "library") as (library, index):
            seconds = _ingest(sources, library, index)
            engine = Engine(library, index, _EMBEDDER)
            asked = {"ask_one_ms": _asking(engine, [sources[0].name]), "ask_all_ms": _asking(engine, None)}
        stored = sum(f.stat().st_size for f in (place / "library").rglob("*") if f.is_file())
    spent = {"copies": size, "seconds": round(seconds, 3), "a_document": round(seconds / size, 3)}
    return {**spent, "library_mib": round(stored / 2**20, 1), **asked, "peak_mib": peak_mib()}


@contextmanager
def _library(folder: Path) -> Iterator[tuple[SqlLibrary, ChromaIndex]]:
    library, index = SqlLibrary(folder, _EMBEDDER.name), ChromaIndex(folder / "chroma")
    try:
        yield library, index
    finally:
        index.close()
        library.close()


def _ingest(sources: Sequence[Path], library: Library, index: PassageIndex) -> float:
    started = time.perf_counter()
    Ingestor(library, index, _EMBEDDER).run(sources, on_outcome=lambda _: None)
    return time.perf_counter() - started


def _copies(size: int, folder: Path) -> list[Path]:
    """Files of one disclosure whose sums of money differ: those of the second are twice the first's, and so on."""
    folder.mkdir()
    text = SAMPLE_DOCUMENT.read_text(encoding="utf-8")
    made = [folder / f"copy-{number:05}{SAMPLE_DOCUMENT.suffix}" for number in range(size)]
    for number, path in enumerate(made, 1):
        path.write_text(multiplied(text, number), encoding="utf-8")
    return made


def multiplied(text: str, times: int) -> str:
    """A text with every figure of two decimals, shares excepted, so many times as large: all sums and shares still hold.

    >>> multiplied("增加1,200.50万元，占29.61%，210 12.00", 3)
    '增加3,601.50万元，占29.61%，210 36.00'
    """

    def grown(match: re.Match[str]) -> str:
        value = Decimal(match.group().replace(",", "")) * times
        return f"{value:,}" if "," in match.group() else f"{value}"

    return re.sub(r"(?<![\d.,])\d[\d,]*\.\d\d(?![\d.]|\s*[%％])", grown, text)


def _asking(engine: Engine, documents: Sequence[str] | None) -> float:
    """The median milliseconds of an answer, once everything needed is in memory."""
    questions = load_questions(SAMPLE / "questions.jsonl")[:ASKED]
    engine.ask(questions[0].question, documents)
    return percentile([engine.ask(one.question, documents).latency_ms for one in questions], 50)
