"""What labels found by their meaning give: right answers, wrong numbers, and refusals lost, at several bars."""

from __future__ import annotations

from bench.options import Options
from bench.report import Report, Table
from bench.workplace import filled
from eval import evaluate, load_questions
from qa.ask import Engine
from qa.kinds import nearest
from surfaces.backend import backend
from surfaces.restore import restore

# Standard deviations by which a label has to be nearer than the others; the last lets none pass.
BARS = (3.0, 3.3, 3.7, 4.1, 4.6, 99.0)


def measure(options: Options) -> Report:
    """Ask every question at every bar; the bars of the product are put back afterwards."""
    questions = load_questions(options.questions)
    kept = dict(nearest.BARS)
    rows = []
    with filled(options) as settings:
        parts = backend(settings)
        library, index, embedder = parts.library(), parts.index(), parts.embedder()
        restore(library, index, embedder)
        engine = Engine(library, index, embedder)
        try:
            for bar in BARS:
                nearest.BARS.update(dict.fromkeys(kept, bar))
                found = evaluate(questions, lambda q, docs, session: engine.ask(q, docs, session).to_json()).totals
                rows.append((bar, found.asked, found.right, found.wrong_numbers, found.false_refusals, found.missed_refusals))
        finally:
            nearest.BARS.update(kept)
            index.reopen()
            library.close()
    head = ("bar", "asked", "right", "wrong numbers", "false refusals", "missed refusals")
    table = Table(f"meaning: {embedder.name}, {options.questions.name}", head, tuple(rows))
    return Report("meaning", (table,), {"bars": kept, "rows": [dict(zip(head, row, strict=True)) for row in rows]})
