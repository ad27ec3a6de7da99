"""Answers in the shape OpenAI clients read: the text with its citations, the whole answer beside it."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from typing import Any
from urllib.parse import quote

from disclosure.answer import Answer, Figure
from surfaces.report import figure_line
from surfaces.sse import attempt, event, pieces
from surfaces.words import say

MODEL = "disclosure-qa"
_MOST_FIGURES = 12


def cited(answer: Answer) -> str:
    """The answer's text with its items, its reading and the figures it rests on."""
    lines = [answer.text, *(f"{place}. {item}" for place, item in enumerate(answer.items, 1))]
    if answer.reading:
        lines.append(f"\n{say('cli.reading', answer.language)}: {answer.reading}")
    lines += [f"{say('cli.warnings', answer.language)}: {warning}" for warning in answer.warnings]
    if answer.figures:
        lines.append(f"\n{say('cli.figures', answer.language)}")
        lines += [f"[{f.id}] {figure_line(f, answer.language)}" for f in answer.figures[:_MOST_FIGURES]]
    return "\n".join(lines)


def citations(answer: Answer, text: str, base: str, ids: dict[str, str]) -> list[dict[str, Any]]:
    """Where in the text a figure is cited, with the address of its table.

    Args:
        answer: the answer.
        text: its text as `cited` writes it.
        base: the server's address, with a slash at its end.
        ids: ids of documents by file name.
    """
    found = []
    for figure in answer.figures[:_MOST_FIGURES]:
        mark = f"[{figure.id}]"
        start = text.find(mark)
        url = _url(figure, base, ids)
        if start < 0 or url is None:
            continue
        place = {"start_index": start, "end_index": start + len(mark), "url": url, "title": _title(figure)}
        found.append({"type": "url_citation", "url_citation": place})
    return found


def _url(figure: Figure, base: str, ids: dict[str, str]) -> str | None:
    document = ids.get(figure.document)
    if document is None or figure.cell is None:
        return None
    table = figure.cell.partition("!")[0]
    return f"{base}documents/{document}/tables/{table}?cell={quote(figure.cell, safe='')}"


def _title(figure: Figure) -> str:
    return " · ".join(filter(None, (figure.document, figure.table, figure.cell)))


def completion(answer: Answer, model: str, base: str, ids: dict[str, str]) -> dict[str, Any]:
    """A whole chat completion."""
    text = cited(answer)
    message = {"role": "assistant", "content": text, "annotations": citations(answer, text, base, ids)}
    choice = {"index": 0, "message": message, "finish_reason": "stop", "logprobs": None}
    return {**_head("chat.completion", model), "choices": [choice], "usage": _usage(), "disclosure": answer.to_json()}


def chunks(ask: Callable[[], Answer], model: str, base: str, ids: dict[str, str]) -> Iterator[str]:
    """A streamed chat completion; its last chunk carries annotations and the whole answer."""
    head = _head("chat.completion.chunk", model)
    yield event(None, {**head, "choices": [_delta({"role": "assistant", "content": ""})]})
    answer = attempt(ask)
    if isinstance(answer, str):
        yield event(None, failure(answer))
    else:
        text = cited(answer)
        yield from (event(None, {**head, "choices": [_delta({"content": piece})]}) for piece in pieces(text))
        last = _delta({"annotations": citations(answer, text, base, ids)}, "stop")
        yield event(None, {**head, "choices": [last], "disclosure": answer.to_json()})
    yield event(None, "[DONE]")


def failure(sentence: str, kind: str = "invalid_request_error") -> dict[str, Any]:
    """An error as OpenAI clients read it."""
    return {"error": {"message": sentence, "type": kind, "param": None, "code": None}}


def models(names: Sequence[str] = (MODEL,)) -> dict[str, Any]:
    """The list of models: the product itself."""
    return {"object": "list", "data": [{"id": n, "object": "model", "created": 0, "owned_by": MODEL} for n in names]}


def _head(kind: str, model: str) -> dict[str, Any]:
    return {"id": f"chatcmpl-{uuid.uuid4().hex}", "object": kind, "created": int(time.time()), "model": model}


def _delta(delta: dict[str, Any], finish: str | None = None) -> dict[str, Any]:
    return {"index": 0, "delta": delta, "finish_reason": finish, "logprobs": None}


def _usage() -> dict[str, int]:
    # No language model counts tokens here.
    return {"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0}
