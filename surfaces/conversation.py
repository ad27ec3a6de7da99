"""A conversation as the page shows it: its turns, and what happens when a question is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from disclosure.amount import numbers_in, parse_number
from disclosure.answer import Answer, Figure
from disclosure.errors import DisclosureError
from disclosure.model import DocumentInfo
from surfaces.evidence import figure_button, figure_chip
from surfaces.markup import esc
from surfaces.wire import Service
from surfaces.words import say, stage

QUESTION_LIMIT = 2_000


@dataclass(frozen=True, slots=True)
class Turn:
    """A question with its answer, or with why there is none; neither while it is being looked up."""

    question: str
    answer: Answer | None = None
    failure: str | None = None

    @property
    def waiting(self) -> bool:
        """Whether it is being looked up."""
        return self.answer is None and self.failure is None


def answered(service: Service, turn: Turn, documents: Sequence[str], session: str, language: str) -> Turn:
    """Ask the turn's question and return the turn with what came back."""
    if len(turn.question) > QUESTION_LIMIT:
        return replace(turn, failure=say("page.too_long", language, limit=QUESTION_LIMIT))
    try:
        return replace(turn, answer=service.ask(turn.question, documents or None, session))
    except DisclosureError as error:
        return replace(turn, failure=say("page.failed", language, why=error))


def conversation_html(turns: Sequence[Turn], language: str) -> str:
    """All turns, oldest first."""
    shown = "".join(_turn(turn, place, language) for place, turn in enumerate(turns))
    return f'<div class="dq-log" role="log" aria-live="polite" tabindex="0">{shown}</div>'


def document_choices(documents: Sequence[DocumentInfo], language: str) -> list[tuple[str, str]]:
    """What a reader ticks: the unit, then year, stage and file, with the document's id."""
    return [(_document_label(info, language), info.id) for info in documents]


def example_questions(documents: Sequence[DocumentInfo], language: str) -> list[str]:
    """Three questions to begin with, about the library's first document."""
    first = next(iter(documents), None)
    year = say("page.who_year", language, year=first.year) if first and first.year else ""
    who = say("page.who", language, entity=first.entity or "", year=year) if first else ""
    return [say(f"page.example_{number}", language, who=who) for number in (1, 2, 3)]


def _document_label(info: DocumentInfo, language: str) -> str:
    what = " · ".join(filter(None, [str(info.year or ""), stage(info.stage, language)]))
    return f"{info.entity or info.title or info.file}\n{what}\n{info.file}"


def _turn(turn: Turn, place: int, language: str) -> str:
    who = f'<span class="dq-who">{esc(say("page.you", language))}</span>'
    question = f'<p class="dq-q">{who}{esc(turn.question)}</p>'
    if turn.failure is not None:
        reply = f'<div class="dq-a dq-failed" role="alert">{esc(turn.failure)}</div>'
    elif turn.answer is None:
        words = esc(say("page.pending", language))
        reply = f'<div class="dq-a dq-pending" role="status">{words}<i></i><i></i><i></i></div>'
    else:
        reply = _answer(turn.answer, place, language)
    return f'<article class="dq-turn">{question}{reply}</article>'


def _answer(answer: Answer, turn: int, language: str) -> str:
    badge = f'<span class="dq-badge">{esc(say(f"status.{answer.status}", language))}</span>'
    items = "".join(f"<li>{esc(item)}</li>" for item in answer.items)
    chips = "".join(figure_chip(figure, turn, language) for figure in answer.figures)
    reading = f'<p class="dq-reading">{esc(say("page.reading", language))}：{esc(answer.reading)}</p>'
    notes = "".join(f'<p class="dq-caveat">{esc(warning)}</p>' for warning in answer.warnings)
    return (
        f'<div class="dq-a dq-{esc(answer.status)}">{badge}'
        f'<div class="dq-text">{linked(answer, turn)}</div>'
        f"{f'<ol>{items}</ol>' if items else ''}{reading if answer.reading else ''}{notes}"
        f'<div class="dq-chips">{chips}{_show(answer, turn, language)}</div></div>'
    )


def _show(answer: Answer, turn: int, language: str) -> str:
    """A button that opens the evidence, where there is any."""
    if not (answer.figures or answer.evidence or answer.findings):
        return ""
    words = esc(say("page.show", language))
    return f'<button type="button" class="dq-show" data-turn="{turn}" data-figure="">{words}</button>'


def linked(answer: Answer, turn: int) -> str:
    """The answer's text as HTML, each number that is a cited figure made a button to its cell."""
    parts, done = [], 0
    for start, end, number in numbers_in(answer.text):
        figure = _figure_of(number, answer.figures)
        if figure is None or start < done:
            continue
        parts += [_lines(answer.text[done:start]), figure_button(figure, turn, esc(answer.text[start:end]))]
        done = end
    return "".join([*parts, _lines(answer.text[done:])])


def _figure_of(number: Decimal, figures: Sequence[Figure]) -> Figure | None:
    for figure in figures:
        value = parse_number(figure.value or "")
        if value is not None and abs(value) == number:
            return figure
    return None


def _lines(text: str) -> str:
    return esc(text).replace("\n", "<br>")
