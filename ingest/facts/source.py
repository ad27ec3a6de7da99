"""Where a paragraph stands."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """Where a paragraph stands."""

    document: str
    section: tuple[str, ...] = ()
    year: int | None = None
    table: str | None = None
    statement: str | None = None
    subject: str | None = None
    opening: tuple[str, ...] = ()
