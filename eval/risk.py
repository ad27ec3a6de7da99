"""How far an answer's confidence can be trusted: coverage against risk, and predicted against observed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from math import ceil
from typing import Any

from eval.reply import read_reply
from eval.score import Score

# Points of a curve that are kept, its ends among them; answers are cut into so many bins, none smaller than this.
_POINTS = 60
_BINS = 8
_FEWEST = 10


@dataclass(frozen=True, slots=True)
class Trial:
    """One question as far as confidence goes.

    Attributes:
        confidence: of the answer, 0 to 1; None where it was refused.
    """

    confidence: float | None
    right: bool
    wrong_number: bool


@dataclass(frozen=True, slots=True)
class Point:
    """What comes of answering only what is at least so sure.

    Attributes:
        coverage: answers given, of all questions asked (0 to 1).
        risk: wrong numbers, of the answers given (0 to 1).
        miss: answers that are wrong in any way, of the answers given (0 to 1).
    """

    least: float
    answered: int
    coverage: float
    risk: float
    miss: float


@dataclass(frozen=True, slots=True)
class Bin:
    """Answers of about the same confidence: the mean predicted and the share observed to be right (0 to 1)."""

    low: float
    high: float
    count: int
    predicted: float
    observed: float


def trials(scores: Iterable[Score]) -> list[Trial]:
    """The trials of a run; hostile inputs and questions that met an error are none."""
    return [_trial(score) for score in scores if score.question.gold and "error" not in score.answer]


def _trial(score: Score) -> Trial:
    said = score.answer.get("confidence")
    given = isinstance(said, (int, float)) and not isinstance(said, bool) and not read_reply(score.answer).refuses
    return Trial(float(said) if given and said is not None else None, score.right, score.wrong_number)


def curve(tried: Sequence[Trial]) -> list[Point]:
    """Coverage against risk, from the surest answers alone to all of them; answers equally sure come together."""
    ordered = sorted((t for t in tried if t.confidence is not None), key=lambda t: -(t.confidence or 0.0))
    points: list[Point] = []
    wrong_numbers = wrong = 0
    for place, trial in enumerate(ordered, 1):
        wrong_numbers += trial.wrong_number
        wrong += not trial.right
        if place < len(ordered) and ordered[place].confidence == trial.confidence:
            continue
        points.append(Point(trial.confidence or 0.0, place, place / len(tried), wrong_numbers / place, wrong / place))
    return points


def thinned(points: Sequence[Point]) -> list[Point]:
    """At most so many points as a picture needs, evenly taken, the last among them."""
    step = max(1, ceil(len(points) / _POINTS))
    return list(points[::-1][::step])[::-1]


def widest(points: Iterable[Point], risk: float) -> Point | None:
    """The point of greatest coverage whose risk is no more than this."""
    return max((p for p in points if p.risk <= risk), key=lambda p: p.coverage, default=None)


def bins(tried: Iterable[Trial]) -> list[Bin]:
    """Answers from the least to the most sure in bins of about the same size."""
    ordered = sorted((t for t in tried if t.confidence is not None), key=lambda t: t.confidence or 0.0)
    size = max(_FEWEST, ceil(len(ordered) / _BINS))
    return [_bin(ordered[start : start + size]) for start in range(0, len(ordered), size)]


def _bin(group: Sequence[Trial]) -> Bin:
    sure = [t.confidence or 0.0 for t in group]
    return Bin(sure[0], sure[-1], len(group), sum(sure) / len(group), sum(t.right for t in group) / len(group))


def risk_json(tried: Sequence[Trial]) -> dict[str, Any]:
    """The curve and the bins as plain JSON values, shares to four decimals."""
    return {
        "curve": [_rounded(asdict(point)) for point in thinned(curve(tried))],
        "bins": [_rounded(asdict(one)) for one in bins(tried)],
    }


def _rounded(values: dict[str, Any]) -> dict[str, Any]:
    return {name: round(value, 4) if isinstance(value, float) else value for name, value in values.items()}
