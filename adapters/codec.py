"""Documents and vectors as bytes and rows, and back, without losing a digit.

Pydantic reads the frozen dataclasses as they are: a Decimal travels as a string and keeps its trailing zeros,
a tuple comes back as a tuple.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from pydantic import TypeAdapter
from pydantic_core import PydanticSerializationError, ValidationError

from disclosure.correction import Correction
from disclosure.errors import LibraryError
from disclosure.labels import labels, window_count
from disclosure.model import Chunk, Document, DocumentInfo, Fact, Finding, Section, Stage, Table
from disclosure.ports import Vector

# Little-endian on every machine, so that a library can be copied between them.
_FLOAT = "<f4"


@dataclass(frozen=True, slots=True)
class Payload:
    """The parts of a document that are stored as one piece."""

    sections: tuple[Section, ...]
    tables: tuple[Table, ...]
    facts: tuple[Fact, ...]
    findings: tuple[Finding, ...]
    chunks: tuple[Chunk, ...]
    warnings: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()


@cache
def _adapter() -> TypeAdapter[Payload]:
    return TypeAdapter(Payload)


def pack(document: Document) -> bytes:
    """The parts of a document as compressed JSON.

    Raises:
        LibraryError: when a text holds characters that no encoding can store.
    """
    payload = Payload(
        document.sections, document.tables, document.facts, document.findings, document.chunks, document.warnings,
        document.corrections,
    )
    try:
        return zlib.compress(_adapter().dump_json(payload))
    except PydanticSerializationError as error:
        raise LibraryError(f"{document.info.file} holds text that cannot be stored") from error


def unpack(info: DocumentInfo, text: str, content: bytes) -> Document:
    """Put a document together again.

    Raises:
        LibraryError: when the stored parts are damaged.
    """
    try:
        payload = _adapter().validate_json(zlib.decompress(content))
    except (zlib.error, ValidationError) as error:
        raise LibraryError(f"what is stored of {info.file} is damaged; delete and ingest it again") from error
    return Document(
        info, text, payload.sections, payload.tables, payload.facts, payload.findings, payload.chunks,
        payload.warnings, payload.corrections,
    )


def vector_count(document: Document) -> int:
    """How many vectors a document has: one a window, then one a label."""
    return window_count(document) + len(labels(document))


def require_one_each(document: Document, vectors: Sequence[Vector]) -> None:
    """Refuse vectors that are not one per window and label; none at all is allowed."""
    wanted = vector_count(document)
    if vectors and len(vectors) != wanted:
        raise ValueError(f"{wanted} windows and labels but {len(vectors)} vectors")


def document_row(document: Document, saved: int) -> dict[str, Any]:
    """A document's row, without its parts."""
    info = document.info
    return {
        "id": info.id,
        "file": info.file,
        "sha256": info.sha256,
        "title": info.title,
        "entity": info.entity,
        "year": info.year,
        "stage": info.stage.value if info.stage else None,
        "pages": info.pages,
        "parser": info.parser,
        "tables": info.tables,
        "figures": info.figures,
        "findings": info.findings,
        "windows": vector_count(document),
        "saved": saved,
        "text": document.text,
        "source": info.source,
        "ingested": info.ingested,
    }


def info_of(row: Any) -> DocumentInfo:
    """What a library lists about the document of a row."""
    return DocumentInfo(
        id=row.id,
        file=row.file,
        sha256=row.sha256,
        title=row.title,
        entity=row.entity,
        year=row.year,
        stage=Stage(row.stage) if row.stage else None,
        pages=row.pages,
        parser=row.parser,
        tables=row.tables,
        figures=row.figures,
        findings=row.findings,
        source=row.source,
        ingested=row.ingested or "",
    )


def fact_rows(document: str, facts: Sequence[Fact]) -> list[dict[str, Any]]:
    """The searchable columns of a document's facts."""
    return [
        {
            "document": document,
            "position": position,
            "fact_id": fact.id,
            "label": fact.label,
            "statement": fact.statement,
            "code": fact.code,
            "year": fact.year,
            "role": fact.role.value,
            "unit": fact.amount.unit.name if fact.amount else None,
            "value": fact.amount.plain() if fact.amount else None,
        }
        for position, fact in enumerate(facts)
    ]


def vector_rows(document: str, vectors: Sequence[Vector], model: str) -> list[dict[str, Any]]:
    """One row a vector."""
    return [
        {
            "document": document,
            "position": position,
            "model": model,
            "vector": np.asarray(vector, dtype=_FLOAT).tobytes(),
        }
        for position, vector in enumerate(vectors)
    ]


def vector_of(stored: bytes) -> Vector:
    """A vector as plain numbers."""
    numbers: list[float] = np.frombuffer(stored, dtype=_FLOAT).tolist()
    return numbers
