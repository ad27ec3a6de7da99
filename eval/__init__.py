"""Question sets → scores → a report people read."""

from eval.changes import Comparison, compare
from eval.command import cli_run
from eval.questions import load_questions
from eval.report import write_report
from eval.run import Ask, Report, evaluate
from eval.score import Score
from eval.wording import EvalError

__all__ = [
    "Ask",
    "Comparison",
    "EvalError",
    "Report",
    "Score",
    "cli_run",
    "compare",
    "evaluate",
    "load_questions",
    "write_report",
]
