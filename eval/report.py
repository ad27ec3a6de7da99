"""Writes a run down: `answers.jsonl`, `report.json`, `report.html`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from eval.changes import Comparison, compare
from eval.page import render
from eval.risk import risk_json, trials
from eval.run import Report
from eval.score import Score
from eval.wording import EvalError, say

__all__ = ["compare", "make_folder", "report_json", "write_report"]


def write_report(report: Report, out_dir: str | Path, comparison: Comparison | None = None) -> Path:
    """Write the three files into a folder, which is made when missing, and return the path of the page.

    Raises:
        EvalError: when the folder cannot be written to.
    """
    folder = make_folder(out_dir)
    files = {
        "answers.jsonl": "".join(f"{_line(score)}\n" for score in report.scores),
        "report.json": json.dumps(report_json(report, comparison), ensure_ascii=False, indent=1) + "\n",
        "report.html": render(report, comparison),
    }
    try:
        for name, content in files.items():
            (folder / name).write_text(content, encoding="utf-8")
    except OSError as error:
        raise EvalError(say("errors", "out", folder=folder, why=error.strerror or error)) from error
    return folder / "report.html"


def make_folder(out_dir: str | Path) -> Path:
    """Make the folder of a report, so that a run does not find out at its end that it cannot.

    Raises:
        EvalError: when it cannot be made.
    """
    folder = Path(out_dir)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise EvalError(say("errors", "out", folder=folder, why=error.strerror or error)) from error
    return folder


def _line(score: Score) -> str:
    # The question's id replaces the answer's own, so that the line can be scored again.
    return json.dumps({**score.answer, "id": score.question.id}, ensure_ascii=False)


def report_json(report: Report, comparison: Comparison | None = None) -> dict[str, Any]:
    """The report as plain JSON values; the answers themselves stand in `answers.jsonl`."""
    content: dict[str, Any] = {
        "settings": dict(report.settings),
        "totals": report.totals.to_json(),
        "parts": {
            "held_out": report.held_out.to_json(),
            "worked_on": report.worked_on.to_json(),
            "gap_points": None if report.gap is None else str(report.gap),
        },
        "types": {name: group.to_json() for name, group in report.types.items()},
        "documents": {name: group.to_json() for name, group in report.documents.items()},
        "trust": risk_json(trials(report.scores)),
        "results": [_result(score) for score in report.scores],
    }
    if comparison is not None:
        content["comparison"] = comparison.to_json()
    return content


def _result(score: Score) -> Mapping[str, Any]:
    return {
        "id": score.question.id,
        "question": score.question.question,
        "type": score.question.type,
        "docs": list(score.question.docs),
        "held_out": score.question.held_out,
        "right": score.right,
        "wrong_number": score.wrong_number,
        "cited": score.cited,
        "false_refusal": score.false_refusal,
        "missed_refusal": score.missed_refusal,
        "latency_ms": score.latency_ms,
        "cause": score.cause,
    }
