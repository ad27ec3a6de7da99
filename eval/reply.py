"""The answer as a scorer sees it: the contract's JSON, read leniently so that no answer can stop a run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from disclosure.amount import parse_number
from eval.numbers import Measure

REFUSALS = ("refused", "clarify")


@dataclass(frozen=True, slots=True)
class Reply:
    """The parts of an answer that are scored.

    Attributes:
        measure: the value with its unit; None where there is no value or it is no number.
        has_value: whether a value was given at all.
    """

    status: str
    text: str
    measure: Measure | None
    has_value: bool
    cell_state: str
    boolean: bool | None
    items: tuple[str, ...]
    figures: tuple[Mapping[str, Any], ...]
    evidence: tuple[Mapping[str, Any], ...]

    @property
    def refuses(self) -> bool:
        """Whether it refuses; asking back counts as refusing."""
        return self.status in REFUSALS

    @property
    def shown_value(self) -> str:
        """The value as people read it, or an empty text."""
        return str(self.measure) if self.measure else ""


def read_reply(answer: Mapping[str, Any]) -> Reply:
    """Read an answer; what is missing or of the wrong type counts as not given."""
    value, boolean, items = answer.get("value"), answer.get("boolean"), answer.get("items")
    given = value is not None and str(value).strip() != ""
    number = parse_number(str(value)) if given else None
    return Reply(
        status=str(answer.get("status") or ""),
        text=str(answer.get("text") or ""),
        measure=None if number is None else Measure(number, str(answer.get("unit") or "").strip()),
        has_value=given,
        cell_state=str(answer.get("cell_state") or ""),
        boolean=boolean if isinstance(boolean, bool) else None,
        items=tuple(str(item) for item in items) if isinstance(items, (list, tuple)) else (),
        figures=_objects(answer.get("figures")),
        evidence=_objects(answer.get("evidence")),
    )


def _objects(value: Any) -> tuple[Mapping[str, Any], ...]:
    if not isinstance(value, (list, tuple)):
        return ()
    return tuple(item for item in value if isinstance(item, Mapping))


def quoted(reply: Reply, limit: int = 3) -> tuple[str, ...]:
    """The first quotes of an answer, best first."""
    return tuple(str(item.get("quote") or "") for item in reply.evidence[:limit])


def value_among(reply: Reply, known: set[Decimal]) -> bool:
    """Whether the value given is one of these numbers, sign aside."""
    return reply.measure is not None and abs(reply.measure.value) in known
