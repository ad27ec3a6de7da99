"""The answer: one object, the same from the command line, HTTP, Python and `answers.jsonl`."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from disclosure.model import BBox, Span


class Status(StrEnum):
    """What kind of answer it is."""

    GROUNDED = "grounded"
    CONFLICT = "conflict"
    REFUSED = "refused"
    CLARIFY = "clarify"


@dataclass(frozen=True, slots=True)
class Corrected:
    """That a person corrected a figure: what is printed there, who, when (UTC, ISO 8601) and why."""

    printed: str
    by: str
    when: str
    why: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure an answer uses, with its one address: a cell or a span."""

    id: str
    label: str
    value: str | None
    unit: str | None
    comparator: str | None
    document: str
    document_sha256: str
    table: str | None
    row_path: tuple[str, ...]
    col_path: tuple[str, ...]
    cell: str | None
    span: Span | None
    page: int | None
    bbox: BBox | None
    text: str
    corrected: Corrected | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A quoted piece of a document."""

    document: str
    section: tuple[str, ...]
    table: str | None
    page: int | None
    span: Span
    quote: str


@dataclass(frozen=True, slots=True)
class ProgramStep:
    """One computation of the program behind an answer."""

    id: str
    op: str
    args: tuple[str, ...]
    result: str
    exact: str
    unit: str | None


@dataclass(frozen=True, slots=True)
class AnswerFinding:
    """A contradiction that touches what was asked."""

    rule: str
    severity: str
    message: str
    stated: str
    recomputed: str
    unit: str


@dataclass(frozen=True, slots=True)
class Engine:
    """What produced an answer."""

    version: str
    planner: str
    model: str | None
    embedding: str | None


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer; see the contract of the JSON in `docs/answer.md`.

    `value` and `exact` are decimal strings (percent in points); `value` is None for a blank cell, a text, a list,
    a refusal. `boolean` answers a yes/no question; `items` a list.
    """

    id: str
    question: str
    language: str
    status: Status
    text: str
    value: str | None = None
    unit: str | None = None
    exact: str | None = None
    cell_state: str = "absent"
    boolean: bool | None = None
    items: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    evidence: tuple[Passage, ...] = ()
    program: tuple[ProgramStep, ...] = ()
    reading: str = ""
    findings: tuple[AnswerFinding, ...] = ()
    warnings: tuple[str, ...] = ()
    confidence: float = 0.0
    latency_ms: float = 0.0
    engine: Engine = field(default=Engine("", "rules", None, None))

    def to_json(self) -> dict[str, Any]:
        """The answer as plain JSON values."""
        plain: dict[str, Any] = _lists(asdict(self))
        return plain


def _lists(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _lists(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_lists(item) for item in value]
    return str(value) if isinstance(value, StrEnum) else value
