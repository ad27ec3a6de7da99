"""How long a question waits for its answer: in a running program, and from a cold start."""

from __future__ import annotations

from typing import Any

from bench import cold
from bench.options import Options
from bench.report import Report, Table, peak_mib, percentile
from bench.workplace import filled
from disclosure.errors import DisclosureError
from eval.gold import Question
from eval.questions import load_questions
from surfaces.settings import Settings
from surfaces.wire import Service

WARM = ("scope", "answers", "p50", "p95", "max")


def measure(options: Options) -> Report:
    """Ask every question about its documents, then about the whole library; then start programs anew."""
    questions = [q for q in load_questions(options.questions) if q.session is None]
    with filled(options) as settings:
        first, warm, slowest = _warm(settings, questions, options.rounds)
        starts = cold.measure(settings, questions[0].question, options.rounds) if options.cold else []
    memory = peak_mib()
    data: dict[str, Any] = {"questions": options.questions.name, "first_ms": first, "warm_ms": warm}
    data |= {"slowest": slowest, "cold_seconds": starts, "peak_mib": memory}
    rows = tuple(tuple(row[name] for name in WARM) for row in warm)
    title = f"latency: milliseconds of a warm answer; the first took {first:.0f}; peak {memory} MiB"
    return Report("latency", (Table(title, WARM, rows), *cold.tables(starts)), data)


def _warm(
    settings: Settings, questions: list[Question], rounds: int
) -> tuple[float, list[dict[str, Any]], list[dict[str, Any]]]:
    """The first answer, the spread of the later ones by scope, and the slowest questions."""
    with Service(settings) as service:
        held = {info.file for info in service.documents()}
        asked = [q for q in questions if q.docs and set(q.docs) <= held]
        if not asked:
            raise DisclosureError("no question is about documents of this library")
        first = service.ask(asked[0].question, asked[0].docs).latency_ms
        own = _rounds(service, asked, rounds, whole=False)
        whole = _rounds(service, asked, rounds, whole=True)
    spread = [_spread("own documents", own), _spread(f"library of {len(held)}", whole)]
    slowest = sorted(own, key=lambda row: -float(row["ms"]))[:10]
    return first, spread, slowest


def _rounds(service: Service, asked: list[Question], rounds: int, *, whole: bool) -> list[dict[str, Any]]:
    """What every answer took, after a round that brings everything into memory and is not counted."""
    for question in asked:
        service.ask(question.question, None if whole else question.docs)
    return [_timed(service, question, whole) for _ in range(rounds) for question in asked]


def _timed(service: Service, question: Question, whole: bool) -> dict[str, Any]:
    answer = service.ask(question.question, None if whole else question.docs)
    return {"id": question.id, "type": question.type, "status": str(answer.status), "ms": answer.latency_ms}


def _spread(scope: str, rows: list[dict[str, Any]]) -> dict[str, Any]:
    times = [float(row["ms"]) for row in rows]
    return {
        "scope": scope,
        "answers": len(times),
        "p50": percentile(times, 50),
        "p95": percentile(times, 95),
        "max": max(times),
    }
