"""Counts over scores: totals, and the same by part, by type and by document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from math import ceil
from typing import Any

from disclosure.amount import divide, round_half_up
from eval.score import Score
from eval.wording import say


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts over a group of scores.

    Attributes:
        citable: how many questions name a source; `cited` are those whose answers point there.
        answerable, unanswerable: the bases of false and missed refusals.
        p50_ms, p95_ms: latency, nearest rank.
    """

    asked: int
    right: int
    wrong_numbers: int
    cited: int
    citable: int
    false_refusals: int
    answerable: int
    missed_refusals: int
    unanswerable: int
    p50_ms: float
    p95_ms: float

    @property
    def share(self) -> Decimal:
        """Right answers in percent, to one decimal; 0 for an empty group."""
        if not self.asked:
            return Decimal("0.0")
        return round_half_up(divide(Decimal(self.right * 100), Decimal(self.asked)), 1)

    def to_json(self) -> dict[str, Any]:
        """The counts as plain JSON values."""
        return {**asdict(self), "right_share": str(self.share)}


def tally(scores: Iterable[Score]) -> Tally:
    """Count a group of scores."""
    group = list(scores)
    refusable = [score for score in group if score.question.expects_refusal]
    answerable = [score for score in group if score.question.gold and not score.question.expects_refusal]
    latencies = [score.latency_ms for score in group]
    return Tally(
        asked=len(group),
        right=sum(score.right for score in group),
        wrong_numbers=sum(score.wrong_number for score in group),
        cited=sum(score.cited is True for score in group),
        citable=sum(score.cited is not None for score in group),
        false_refusals=sum(score.false_refusal for score in group),
        answerable=len(answerable),
        missed_refusals=sum(score.missed_refusal for score in group),
        unanswerable=len(refusable),
        p50_ms=percentile(latencies, 50),
        p95_ms=percentile(latencies, 95),
    )


def percentile(values: Sequence[float], percent: int) -> float:
    """The nearest-rank percentile, 0 for no values.

    >>> percentile([30.0, 10.0, 20.0], 50), percentile([30.0, 10.0, 20.0], 95)
    (20.0, 30.0)
    """
    ordered = sorted(values)
    return round(ordered[max(1, ceil(len(ordered) * percent / 100)) - 1], 1) if ordered else 0.0


def by_type(scores: Iterable[Score]) -> Mapping[str, Tally]:
    """Counts by the kind of question."""
    return _grouped((score.question.type, score) for score in scores)


def by_document(scores: Iterable[Score]) -> Mapping[str, Tally]:
    """Counts by document; questions over several documents are a group of their own."""
    several = say("report", "several")
    return _grouped((_document(score, several), score) for score in scores)


def _document(score: Score, several: str) -> str:
    docs = score.question.docs
    return docs[0] if len(docs) == 1 else several


def _grouped(pairs: Iterable[tuple[str, Score]]) -> Mapping[str, Tally]:
    groups: dict[str, list[Score]] = {}
    for name, score in pairs:
        groups.setdefault(name, []).append(score)
    return {name: tally(groups[name]) for name in sorted(groups)}
