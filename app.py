"""The chat page: documents on the left, the conversation in the middle, the evidence on the right."""

from __future__ import annotations

import os
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

# Gradio reads this when it is imported, and would otherwise call home.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"

import gradio as gr
from fastapi import FastAPI

from surfaces.audit import report_links
from surfaces.conversation import (
    Turn,
    answered,
    conversation_html,
    document_choices,
    example_questions,
)
from surfaces.evidence import evidence_html
from surfaces.layout import View, evidence_column, header, quiet, side, talk
from surfaces.style import stylesheet
from surfaces.upload import add_files
from surfaces.wire import Service
from surfaces.words import Language, say

# How events behave that the page itself shows the progress of.
_SILENT: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
_FONTS = ("system-ui", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "sans-serif")


def mount(app: FastAPI, service: Service) -> FastAPI:
    """Put the page on an application: Chinese at `/`, English at `/en`."""
    languages: tuple[tuple[Language, str], ...] = (("en", "/en"), ("zh", "/"))
    for language, path in languages:
        head = f"<style>{stylesheet()}</style>"
        app = gr.mount_gradio_app(
            app,
            build(service, language),
            path=path,
            theme=gr.themes.Base(font=_FONTS, font_mono=("monospace",)),
            head=head,
            footer_links=[],
            run_history=False,
            max_file_size="100mb",
            ssr_mode=False,
            show_error=False,  # a failed answer is told in the conversation; its details are for the log
        )
    return app


def build(service: Service, language: Language) -> gr.Blocks:
    """The page over a service, in one language."""
    page = gr.Blocks(title=say("page.name", language), analytics_enabled=False, fill_width=True)
    with page:
        header(language)
        turns, session = gr.State([]), gr.State(lambda: uuid4().hex)
        with gr.Row(elem_id="dq-main"):
            left, middle, right = side(language), talk(language), evidence_column(language)
        view = View(turns, session, **left, **middle, evidence=right)
        # Gradio names the browser's language; a screen reader needs the page's.
        page.load(None, js=f"() => {{ document.documentElement.lang = '{language}'; }}")
        _wire_documents(page, view, service, language)
        _wire_questions(view, service, language)
        _wire_again(view, language)
        _wire_evidence(view, service, language)
    return page


def _wire_documents(page: gr.Blocks, view: View, service: Service, language: Language) -> None:
    def show() -> list[Any]:
        held = service.documents()
        choices = document_choices(held, language)
        questions = example_questions(held, language)
        documents = gr.CheckboxGroup(choices, visible=bool(held))
        reports = gr.HTML(report_links(held, language), visible=bool(held))
        return [documents, gr.HTML(visible=not held), reports, *(gr.Button(text, visible=True) for text in questions)]

    def add(files: list[str], progress: Any = gr.Progress()) -> str:  # noqa: B008 (Gradio's own idiom)
        return add_files(service, [Path(file) for file in files], language, progress)

    shown = [view.documents, view.nothing, view.reports, *view.examples]
    page.load(show, None, shown, **_SILENT)
    view.upload.upload(add, view.upload, view.uploaded, api_visibility="private").then(
        show, None, shown, **_SILENT
    )


def _wire_questions(view: View, service: Service, language: Language) -> None:
    drawn = _drawn(view)
    draw = partial(_draw, language=language)

    def start(question: str, turns: list[Turn]) -> list[Any]:
        waiting = bool(turns) and turns[-1].waiting
        if not question.strip() or waiting:
            return [gr.skip(), *draw(turns)]
        return ["", *draw([*turns, Turn(question.strip())])]

    def answer(turns: list[Turn], documents: list[str], session: str) -> list[Any]:
        if not turns or not turns[-1].waiting:
            return [*draw(turns), gr.skip()]
        last = answered(service, turns[-1], documents, session, language)
        return [*draw([*turns[:-1], last]), _evidence_of(service, last, len(turns) - 1, "", language)]

    def broken(turns: list[Turn]) -> list[Any]:
        return draw([*turns[:-1], replace(turns[-1], failure=say("page.unexpected", language))])

    asked = [view.turns, view.documents, view.session]
    begins: list[tuple[Any, gr.components.Component]] = [
        (view.send.click, view.question),
        (view.question.submit, view.question),
    ]
    begins += [(example.click, example) for example in view.examples]
    for begin, source in begins:
        begun = begin(start, [source, view.turns], [view.question, *drawn], **_SILENT)
        done = begun.then(answer, asked, [*drawn, view.evidence], **_SILENT)
        done.failure(broken, view.turns, drawn, **_SILENT)


def _wire_again(view: View, language: Language) -> None:
    def again() -> list[Any]:
        return [*_draw([], language), uuid4().hex, quiet("evidence_empty", language)]

    view.again.click(again, None, [*_drawn(view), view.session, view.evidence], **_SILENT)


def _drawn(view: View) -> list[gr.blocks.Block]:
    """The conversation's parts, in the order `_draw` fills them."""
    return [view.turns, view.conversation, view.welcome, view.again, view.send]


def _draw(turns: list[Turn], language: Language) -> list[Any]:
    """What the conversation's parts show for these turns, in the order of `_drawn`."""
    talking = bool(turns)
    waiting = talking and turns[-1].waiting
    return [
        turns,
        gr.HTML(conversation_html(turns, language), visible=talking),
        gr.Column(visible=not talking),
        gr.Button(visible=talking and not waiting),
        gr.Button(interactive=not waiting),
    ]


def _wire_evidence(view: View, service: Service, language: Language) -> None:
    def show(turns: list[Turn], event: gr.EventData) -> str:
        turn = int(event.turn)
        return _evidence_of(service, turns[turn], turn, str(event.figure), language)

    for part in (view.conversation, view.evidence):
        part.select(show, view.turns, view.evidence, **_SILENT)


def _evidence_of(service: Service, turn: Turn, place: int, figure: str, language: Language) -> str:
    if turn.answer is None:
        return quiet("evidence_empty", language)
    return evidence_html(service, turn.answer, place, figure, language)


if __name__ == "__main__":
    from surfaces.cli import main

    raise SystemExit(main(["serve"]))
