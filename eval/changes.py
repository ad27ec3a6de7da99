"""What got better and what got worse since an earlier run."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.run import Report
from eval.wording import EvalError, say

Results = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Change:
    """A question whose outcome changed; `cause` is why it is wrong on the wrong side."""

    id: str
    question: str
    cause: str
    wrong_number: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two runs side by side, by question id."""

    better: tuple[Change, ...]
    worse: tuple[Change, ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """The ids of every group."""
        return {
            "better": [change.id for change in self.better],
            "worse": [change.id for change in self.worse],
            "added": list(self.added),
            "removed": list(self.removed),
        }


def compare(old_dir: str | Path, new: Report) -> Comparison:
    """Compare a run with the one whose report lies in a folder.

    An answer gets worse when it was right and is not, or when it was wrong without a wrong number and now has
    one; and the reverse.

    Raises:
        EvalError: when the folder holds no readable report.
    """
    return compare_results(read_results(old_dir), new)


def compare_results(old: Results, new: Report) -> Comparison:
    """Compare a run with the results of an earlier one."""
    better: list[Change] = []
    worse: list[Change] = []
    for score in new.scores:
        before = old.get(score.question.id)
        if before is None:
            continue
        now, then = _rank(score.right, score.wrong_number), _rank(*_outcome(before))
        if now != then:
            cause = score.cause or str(before.get("cause") or "")
            change = Change(score.question.id, score.question.question, cause, score.wrong_number)
            (better if now > then else worse).append(change)
    ids = [score.question.id for score in new.scores]
    return Comparison(
        better=tuple(better),
        worse=tuple(worse),
        added=tuple(own for own in ids if own not in old),
        removed=tuple(own for own in old if own not in set(ids)),
    )


def _rank(right: bool, wrong_number: bool) -> int:
    return 2 if right else 0 if wrong_number else 1


def _outcome(result: Mapping[str, Any]) -> tuple[bool, bool]:
    return result.get("right") is True, result.get("wrong_number") is True


def read_results(folder: str | Path) -> Results:
    """Read the results of an earlier run, by question id.

    Raises:
        EvalError: when the folder holds no readable report.
    """
    try:
        report = json.loads((Path(folder) / "report.json").read_text(encoding="utf-8"))
        return {str(result["id"]): result for result in report["results"]}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise EvalError(say("errors", "old_report", folder=folder)) from error
