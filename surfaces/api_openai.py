"""`/v1`: the same answers for programs that speak to OpenAI-compatible servers."""

from __future__ import annotations

import uuid
from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from disclosure.answer import Answer
from disclosure.errors import DisclosureError
from surfaces.api_models import QUESTION_LIMIT, ChatRequest
from surfaces.openai_reply import chunks, completion, models
from surfaces.sse import streamed
from surfaces.wire import Service
from surfaces.words import both

# How many earlier questions of a conversation are heard again: a client sends them all each time.
_HEARD = 5


def add_openai(app: FastAPI, service: Service) -> None:
    """The addresses of an OpenAI-compatible server."""

    @app.get("/v1/models", summary=both("api.models"))
    def listed() -> dict[str, Any]:
        return models()

    @app.post("/v1/chat/completions", summary=both("api.chat"), response_model=None)
    def chat(asked: ChatRequest, request: Request) -> dict[str, Any] | Response:
        questions = _questions(asked)
        documents = [service.info(name).id for name in asked.documents or ()] or None
        ids = {info.file: info.id for info in service.documents()}
        base = str(request.base_url)
        if asked.stream:
            return streamed(chunks(lambda: _answer(service, questions, documents), asked.model, base, ids))
        return completion(_answer(service, questions, documents), asked.model, base, ids)


def _questions(asked: ChatRequest) -> list[str]:
    """What the user said, oldest first; the last message has to be the user's."""
    said = [message.text for message in asked.messages if message.role == "user" and message.text.strip()]
    if asked.messages[-1].role != "user" or not asked.messages[-1].text.strip():
        raise HTTPException(422, both("api.no_question"))
    if any(len(text) > QUESTION_LIMIT for text in said):
        raise HTTPException(413, both("api.too_large", limit=QUESTION_LIMIT))
    return said[-_HEARD - 1 :]


def _answer(service: Service, questions: list[str], documents: list[str] | None) -> Answer:
    """The answer to the last question in the light of the ones before it."""
    session = f"openai-{uuid.uuid4().hex}" if len(questions) > 1 else None
    for earlier in questions[:-1]:
        try:
            service.ask(earlier, documents, session)
        except DisclosureError:
            continue  # what could not be asked then has nothing to carry over now
    return service.ask(questions[-1], documents, session)
