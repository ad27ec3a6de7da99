"""For LangChain users: the service as a Runnable."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NotRequired, TypedDict

from langchain_core.runnables import Runnable, RunnableLambda

from surfaces.wire import Service


class Asked(TypedDict):
    """The Runnable's input."""

    question: str
    documents: NotRequired[Sequence[str] | None]
    session: NotRequired[str | None]


def as_runnable(service: Service) -> Runnable[Asked, dict[str, Any]]:
    """A Runnable that takes `{question, documents?, session?}` and gives the answer as a dict.

    Example:
        chain = as_runnable(qa) | (lambda answer: answer["text"])
    """

    def ask(asked: Asked) -> dict[str, Any]:
        return service.ask(asked["question"], asked.get("documents"), asked.get("session")).to_json()

    return RunnableLambda(ask, name="disclosure_qa")
