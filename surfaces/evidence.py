"""The evidence beside an answer: the cited cell in its table, the quote, the computation, contradictions."""

from __future__ import annotations

from urllib.parse import quote

from disclosure.answer import Answer, AnswerFinding, Figure, Passage, ProgramStep
from disclosure.errors import UnknownDocument
from disclosure.model import Document, Table
from surfaces.corrected import note
from surfaces.markup import Mark, esc, table_html
from surfaces.report import bracketed, computations, figure_value
from surfaces.wire import Service
from surfaces.words import formula, operation, placing, say

# How many rows of the table to keep on either side of the cited one.
_AROUND = 4
# How much of the text to show around a figure in a sentence.
_CONTEXT = 60


def evidence_html(service: Service, answer: Answer, turn: int, figure_id: str, language: str) -> str:
    """Everything an answer stands on, with one figure opened.

    Args:
        service: gives the tables.
        answer: what is being looked at.
        turn: the answer's place in the conversation, which the buttons carry.
        figure_id: the figure to open; the first one when there is none of that id.
        language: of the headings.
    """
    opened = next((f for f in answer.figures if f.id == figure_id), next(iter(answer.figures), None))
    parts = []
    if opened is not None:
        parts += [_tabs(answer, turn, opened, language), _opened(service, opened, language)]
    parts += [_computation(answer, turn, language), _findings(answer, language), _quotes(answer, language)]
    if not any(parts):
        parts = [f'<p class="dq-quiet">{esc(say("page.evidence_none", language))}</p>']
    return "".join(parts)


def figure_button(
    figure: Figure, turn: int, text: str, *, name: str = "dq-fig", pressed: bool = False
) -> str:
    """A figure as a button that opens its evidence."""
    state = ' aria-pressed="true"' if pressed else ""
    return (
        f'<button type="button" class="{name}" data-turn="{turn}" data-figure="{esc(figure.id)}"{state} '
        f'title="{esc(figure.label)} · {esc(figure.table or figure.document)}">{text}</button>'
    )


def figure_chip(figure: Figure, turn: int, language: str, *, pressed: bool = False) -> str:
    """A figure's label and value as a button."""
    text = f"<span>{esc(figure.label)}</span> <b>{esc(figure_value(figure, language))}</b>"
    return figure_button(figure, turn, text, name="dq-chip", pressed=pressed)


def _tabs(answer: Answer, turn: int, opened: Figure, language: str) -> str:
    if len(answer.figures) < 2:
        return ""
    chips = (figure_chip(f, turn, language, pressed=f is opened) for f in answer.figures)
    label = esc(say("page.figures", language))
    return f'<div class="dq-chips" role="group" aria-label="{label}">{"".join(chips)}</div>'


def _opened(service: Service, figure: Figure, language: str) -> str:
    head = (
        f'<p class="dq-value">{esc(figure_value(figure, language))}</p>'
        f'<p class="dq-label">{esc(figure.label)}</p>{_corrected(figure, language)}<dl class="dq-where">{_address(figure, language)}</dl>'
    )
    try:
        document = service.document(figure.document)
    except UnknownDocument:
        gone = esc(say("page.gone", language))
        return f'<section class="dq-card">{head}<p class="dq-quiet">{gone}</p></section>'
    table = _table_of(document, figure)
    if table is not None:
        shown = table_html(table, Mark.of(figure.cell), _AROUND, language)
        shown += _caveat(table, figure, language) + _link(document, table, figure, language)
    else:
        shown = _sentence(document, figure)
    return f'<section class="dq-card">{head}{shown}</section>'


def _corrected(figure: Figure, language: str) -> str:
    return f'<p class="dq-caveat">{esc(note(figure, language))}</p>' if figure.corrected else ""


def _address(figure: Figure, language: str) -> str:
    where = [
        ("cli.file_column", figure.document),
        ("cli.table_column", figure.table or ""),
        ("page.row", " › ".join(figure.row_path)),
        ("page.column", " › ".join(figure.col_path)),
    ]
    page = say("cli.page_no", language, page=figure.page) if figure.page else ""
    lines = [(say(key, language), text) for key, text in where if text]
    lines += [("", page)] if page else []
    return "".join(f"<dt>{esc(name)}</dt><dd>{esc(text)}</dd>" for name, text in lines)


def _table_of(document: Document, figure: Figure) -> Table | None:
    return document.table((figure.cell or "").partition("!")[0])


def _caveat(table: Table, figure: Figure, language: str) -> str:
    """Say so when the layout did not settle where the cell stands."""
    mark = Mark.of(figure.cell)
    cell = table.cell(mark.row, mark.col) if mark else None
    if cell is None or not (cell.doubtful or cell.placed_by):
        return ""
    words = say("page.doubtful", language)
    if not cell.doubtful:
        words = say("page.placed", language, by=placing(cell.placed_by or "", language))
    return f'<p class="dq-caveat">{esc(words)}</p>'


def _link(document: Document, table: Table, figure: Figure, language: str) -> str:
    cell = quote(figure.cell or "", safe="")
    target = f"/documents/{quote(document.id, safe='')}/tables/{quote(table.id, safe='')}"
    href = f"{target}?cell={cell}&lang={language}#{cell}"
    return (
        f'<p><a class="dq-link" href="{esc(href)}" target="_blank" rel="noopener">'
        f"{esc(say('page.whole_table', language))} ↗</a></p>"
    )


def _sentence(document: Document, figure: Figure) -> str:
    """The words around a figure that stands in a sentence."""
    if figure.span is None:
        return ""
    start, end = figure.span
    before = document.text[max(0, start - _CONTEXT) : start]
    after = document.text[end : end + _CONTEXT]
    return (
        f'<blockquote class="dq-quote">…{esc(" ".join(before.split()))}'
        f"<mark>{esc(document.slice(figure.span))}</mark>{esc(' '.join(after.split()))}…</blockquote>"
    )


def _computation(answer: Answer, turn: int, language: str) -> str:
    steps = computations(answer)
    if not steps:
        return ""
    lines = "".join(f"<li>{_step(step, answer, turn, language)}</li>" for step in steps)
    return _part("page.computation", f'<ol class="dq-steps">{lines}</ol>', language)


def _step(step: ProgramStep, answer: Answer, turn: int, language: str) -> str:
    figures = {figure.id: figure for figure in answer.figures}
    results = {earlier.id: earlier.result for earlier in answer.program}
    operands = [
        figure_button(figures[arg], turn, esc(bracketed(figure_value(figures[arg], language))))
        if arg in figures
        else f"<b>{esc(bracketed(results.get(arg, arg)))}</b>"
        for arg in step.args
    ]
    name = f'<span class="dq-op">{esc(operation(step.op, language))}</span>'
    return f"{name} {formula(step.op, operands)} = <b>{esc(step.result)}{esc(step.unit or '')}</b>"


def _findings(answer: Answer, language: str) -> str:
    if not answer.findings:
        return ""
    return _part("page.findings", "".join(_finding(f, language) for f in answer.findings), language)


def _finding(finding: AnswerFinding, language: str) -> str:
    unit = esc(finding.unit)
    return (
        f'<div class="dq-finding dq-{esc(finding.severity)}">'
        f'<span class="dq-badge">{esc(say(f"severity.{finding.severity}", language))}</span> '
        f"{esc(finding.message)}<p>{esc(say('page.stated', language))} <b>{esc(finding.stated)}{unit}</b> · "
        f"{esc(say('page.recomputed', language))} <b>{esc(finding.recomputed)}{unit}</b></p></div>"
    )


def _quotes(answer: Answer, language: str) -> str:
    if not answer.evidence:
        return ""
    return _part("page.quotes", "".join(_quote(passage) for passage in answer.evidence), language)


def _quote(passage: Passage) -> str:
    where = " › ".join(filter(None, (passage.document, *passage.section, passage.table)))
    return (
        f'<blockquote class="dq-quote">{esc(passage.quote.strip())}<footer>{esc(where)}</footer></blockquote>'
    )


def _part(heading: str, body: str, language: str) -> str:
    return f'<section class="dq-part"><h3>{esc(say(heading, language))}</h3>{body}</section>'
