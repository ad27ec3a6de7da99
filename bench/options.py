"""What to measure with: documents, questions, a library, an embedding model."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import sample

CORPUS = "DISCLOSURE_QA_CORPUS"
MEASUREMENTS = ("ingest", "retrieval", "latency")
# Measured only when named: they take long, or need golden tables.
NAMED = ("meaning", "tables", "formats", "identities")
COPIES = (1, 17, 170)
SAMPLE = Path(sample.__file__).parent
# The text rendering: its sections and tables are those the sample's questions quote.
SAMPLE_DOCUMENT = SAMPLE / "qingchuan-2025-budget.md"


@dataclass(frozen=True, slots=True)
class Options:
    """One run of the measurements.

    Attributes:
        documents: files and folders to read.
        questions: a question set about documents among them.
        library: a library to use as it stands (an empty one is filled and kept); None for a new one.
        embedding: an embedding model in place of the one the settings name.
        scale: how many copies of the sample to read, one library each.
        rounds: how often every question is asked, and every program started.
        cold: whether whole programs are started and timed.
        out: the folder for the JSON files, or None.
        golden: hand-checked tables of PDFs among the documents.
    """

    documents: tuple[Path, ...] = (SAMPLE_DOCUMENT,)
    questions: Path = SAMPLE / "questions.jsonl"
    library: Path | None = None
    embedding: str | None = None
    scale: tuple[int, ...] = ()
    rounds: int = 3
    cold: bool = True
    out: Path | None = None
    golden: Path | None = None


def parse(arguments: Sequence[str]) -> tuple[tuple[str, ...], Options]:
    """Read the command line: what to measure, and with what."""
    given = _parser().parse_args(arguments)
    chosen = tuple(given.what) or MEASUREMENTS
    options = Options(
        documents=tuple(given.documents or default_documents()),
        questions=given.questions,
        library=given.library,
        embedding=given.embedding,
        scale=() if given.scale is None else tuple(given.scale) or COPIES,
        rounds=given.rounds,
        cold=not given.no_cold,
        out=given.out,
        golden=given.golden,
    )
    return chosen, options


def default_documents() -> tuple[Path, ...]:
    """The sample, and the reference corpus where the environment names one."""
    corpus = os.environ.get(CORPUS)
    return (SAMPLE_DOCUMENT, Path(corpus)) if corpus else (SAMPLE_DOCUMENT,)


def _parser() -> argparse.ArgumentParser:
    about = "Measure reading, finding and answering."
    names = f"{', '.join(MEASUREMENTS)} (default: all of these); {', '.join(NAMED)}"
    top = argparse.ArgumentParser(prog="python -m bench", description=about)
    top.add_argument("what", nargs="*", metavar="WHAT", type=_measurement, help=names)
    top.add_argument("--documents", nargs="+", type=Path, metavar="PATH", help=f"default: sample, ${CORPUS}")
    top.add_argument("--questions", type=Path, metavar="FILE", default=SAMPLE / "questions.jsonl")
    top.add_argument("--library", type=Path, metavar="DIR", help="use this library instead of a new one")
    top.add_argument("--embedding", metavar="MODEL", help="bundled, hash, or a model's name or folder")
    top.add_argument("--scale", nargs="*", type=int, metavar="N", help="ingest also N copies (1 17 170)")
    top.add_argument("--rounds", type=int, default=3, metavar="N")
    top.add_argument("--no-cold", action="store_true", help="start no programs of their own")
    top.add_argument("--golden", type=Path, metavar="FILE", help="hand-checked tables, for `tables`")
    top.add_argument("--out", type=Path, metavar="DIR", help="write JSON files here")
    return top


def _measurement(text: str) -> str:
    if text not in (*MEASUREMENTS, *NAMED):
        raise argparse.ArgumentTypeError(f"{text!r} is none of {', '.join((*MEASUREMENTS, *NAMED))}")
    return text
