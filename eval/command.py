"""What the command line's `eval` does, without its arguments and its printing."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

from disclosure.ports import Progress
from eval.changes import Comparison, compare_results, read_results
from eval.questions import load_questions
from eval.report import make_folder, write_report
from eval.run import Ask, Report, Scope, evaluate
from eval.wording import say

_SHOWN_IDS = 20


def cli_run(
    questions_path: str | Path,
    ask: Ask,
    out_dir: str | Path | None = None,
    scope: Scope = "docs",
    compare_dir: str | Path | None = None,
    fail_under: Decimal | None = None,
    engine: Mapping[str, Any] | None = None,
    progress: Progress | None = None,
) -> tuple[int, str]:
    """Ask a question set, write the report, and return the exit code with a summary to print.

    Args:
        questions_path: a question set, one JSON object a line.
        ask: gives the answer to one question, as in `evaluate`.
        out_dir: where the report goes; None writes nothing.
        scope: `docs` or `all`, as in `evaluate`.
        compare_dir: the folder of an earlier report; may be `out_dir`.
        fail_under: the exit code is 1 when fewer percent of the answers are right (0 to 100).
        engine: what answers, for the record.
        progress: called with how many are done and how many there are.

    Raises:
        EvalError: when the questions, the earlier report or the folder cannot be used.
    """
    questions = load_questions(questions_path)
    old = read_results(compare_dir) if compare_dir is not None else None
    folder = make_folder(out_dir) if out_dir is not None else None
    report = evaluate(questions, ask, scope=scope, progress=progress)
    report = report.with_settings(**_identity(Path(questions_path)), **dict(engine or {}))
    comparison = compare_results(old, report) if old is not None else None
    lines = summary(report, comparison)
    if folder is not None:
        lines.append(say("summary", "report", path=write_report(report, folder, comparison)))
    if fail_under is not None and report.totals.share < fail_under:
        return 1, "\n".join([*lines, say("summary", "below", bar=fail_under)])
    return 0, "\n".join(lines)


def _identity(path: Path) -> dict[str, str]:
    return {"questions": path.name, "questions_sha256": sha256(path.read_bytes()).hexdigest()}


def summary(report: Report, comparison: Comparison | None = None) -> list[str]:
    """The outcome in a few lines, Chinese first."""
    totals = report.totals
    counts = {
        "right": totals.right,
        "asked": totals.asked,
        "share": totals.share,
        "wrong": totals.wrong_numbers,
        "false": totals.false_refusals,
        "missed": totals.missed_refusals,
        "cited": totals.cited,
        "citable": totals.citable,
    }
    parts = {"held": report.held_out.share, "worked": report.worked_on.share}
    latency = {"p50": totals.p50_ms, "p95": totals.p95_ms}
    lines = [say("summary", "head", **counts), say("summary", "head_en", **counts)]
    lines.append(say("summary", "parts", **parts, **latency))
    if comparison is not None:
        worse = [change.id for change in comparison.worse[:_SHOWN_IDS]]
        counted = {"better": len(comparison.better), "worse": len(comparison.worse)}
        lines.append(say("summary", "compared", ids=", ".join(worse), **counted))
    return lines
