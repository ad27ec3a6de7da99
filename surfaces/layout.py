"""The chat page's components and where they stand; what they do is said in `app.py`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

import gradio as gr

from surfaces.conversation import QUESTION_LIMIT
from surfaces.markup import esc
from surfaces.style import script
from surfaces.words import Language, say

_EXAMPLES = 3


# Gradio's own typography would restyle our buttons, links and tables.
_html = partial(gr.HTML, apply_default_css=False)


@dataclass(frozen=True)
class View:
    """The parts of the page that change."""

    turns: gr.State
    session: gr.State
    documents: gr.CheckboxGroup
    nothing: gr.HTML
    reports: gr.HTML
    upload: gr.UploadButton
    uploaded: gr.HTML
    welcome: gr.Column
    examples: tuple[gr.Button, ...]
    conversation: gr.HTML
    question: gr.Textbox
    send: gr.Button
    again: gr.Button
    evidence: gr.HTML


def header(language: Language) -> gr.HTML:
    """The page's name, what it is for, and the way to the other language."""
    words = {name: esc(say(f"page.{name}", language)) for name in ("name", "tagline", "other_language")}
    return _html(
        f'<header class="dq-head-bar"><h1>{words["name"]}</h1><p>{words["tagline"]}</p>'
        f'<a href="{say("page.other_href", language)}">{words["other_language"]}</a></header>'
    )


def side(language: Language) -> dict[str, Any]:
    """The left column: what the library holds, and a way to add to it."""
    with gr.Column(elem_id="dq-side"):
        _html(_heading("documents", language) + quiet("scope", language))
        nothing = _html(quiet("no_documents", language), visible=False)
        documents = gr.CheckboxGroup(
            [], label=say("page.documents", language), show_label=False, elem_id="dq-documents"
        )
        reports = _html("", visible=False, elem_id="dq-reports")
        button = gr.UploadButton(
            say("page.upload", language), file_count="multiple", size="md", elem_id="dq-upload"
        )
        uploaded = _html(quiet("formats", language), elem_id="dq-uploaded")
    changing = {"documents": documents, "nothing": nothing, "reports": reports}
    return changing | {"upload": button, "uploaded": uploaded}


def talk(language: Language) -> dict[str, Any]:
    """The middle column: the conversation, and where a question is asked."""
    with gr.Column(elem_id="dq-talk"):
        with gr.Column(elem_id="dq-welcome") as welcome:
            title, body = (esc(say(f"page.{name}", language)) for name in ("welcome", "welcome_body"))
            _html(f'<div class="dq-welcome"><h2>{title}</h2><p>{body}</p></div>')
            # Shown once they have their words: a click on an empty one would ask nothing.
            examples = tuple(gr.Button("", elem_classes="dq-example", visible=False) for _ in range(_EXAMPLES))
        conversation = _html("", visible=False, elem_id="dq-conversation", js_on_load=script())
        again = gr.Button(say("page.again", language), size="sm", visible=False, elem_id="dq-again")
        with gr.Row(elem_id="dq-ask"):
            question = gr.Textbox(
                label=say("page.question", language),
                placeholder=say("page.question_hint", language),
                show_label=False,
                max_lines=6,
                max_length=QUESTION_LIMIT,
                scale=8,
                autofocus=True,
            )
            send = gr.Button(say("page.send", language), variant="primary", scale=1, elem_id="dq-send")
    return {
        "welcome": welcome,
        "examples": examples,
        "conversation": conversation,
        "again": again,
        "question": question,
        "send": send,
    }


def evidence_column(language: Language) -> gr.HTML:
    """The right column: what an answer stands on."""
    with gr.Column(elem_id="dq-evidence-column"):
        _html(_heading("evidence", language))
        return _html(quiet("evidence_empty", language), elem_id="dq-evidence", js_on_load=script())


def _heading(key: str, language: Language) -> str:
    return f'<h2 class="dq-title">{esc(say(f"page.{key}", language))}</h2>'


def quiet(key: str, language: Language) -> str:
    """A sentence of the vocabulary in small print."""
    return f'<p class="dq-quiet">{esc(say(f"page.{key}", language))}</p>'
