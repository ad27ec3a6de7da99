"""For LangChain users: the service as a Runnable, as a tool of an agent, and as a retriever of what was cited."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, NotRequired, TypedDict

from langchain_core.callbacks import CallbackManagerForRetrieverRun, CallbackManagerForToolRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from langchain_core.runnables import Runnable, RunnableLambda
from langchain_core.tools import BaseTool, ToolException
from pydantic import BaseModel, ConfigDict, Field

from disclosure.answer import Answer, Figure, Passage
from disclosure.errors import DisclosureError
from surfaces.openai_reply import cited
from surfaces.report import figure_value
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


class Arguments(BaseModel):
    """What an agent gives the tool."""

    question: str = Field(min_length=1, description="The question, in Chinese or English.")
    documents: list[str] | None = Field(None, description="File names to look in; none for the whole library.")


class DisclosureTool(BaseTool):
    """A tool that answers a question with its citations; the whole answer is the message's artifact.

    Example:
        agent = create_agent(model, tools=[DisclosureTool(service=qa)])
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    service: Service
    name: str = "disclosure_qa"
    description: str = (
        "Answers questions about Chinese government budget and final-account disclosures. Every figure is computed "
        "exactly and cited with its cell; a refusal means the documents do not say. Do not compute figures yourself."
    )
    args_schema: type[BaseModel] = Arguments
    response_format: Literal["content", "content_and_artifact"] = "content_and_artifact"
    handle_tool_error: bool = True

    def _run(
        self, question: str, documents: list[str] | None = None, run_manager: CallbackManagerForToolRun | None = None
    ) -> tuple[str, dict[str, Any]]:
        del run_manager
        try:
            answer = self.service.ask(question, documents)
        except DisclosureError as error:
            raise ToolException(str(error)) from error
        return cited(answer), answer.to_json()


class DisclosureRetriever(BaseRetriever):
    """A retriever of what answers a question: the figures and passages it cites, each with its address.

    A question that is refused gives no documents.

    Attributes:
        documents: file names to look in; None for the whole library.
        limit: the most documents to give.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    service: Service
    documents: list[str] | None = None
    limit: int = 10

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[Document]:
        del run_manager
        answer = self.service.ask(query, self.documents)
        return _documents(answer)[: self.limit]


def _documents(answer: Answer) -> list[Document]:
    quotes = [Document(passage.quote, metadata=_place(passage) | {"kind": "passage"}) for passage in answer.evidence]
    return [*(_figure(figure, answer.language) for figure in answer.figures), *quotes]


def _figure(figure: Figure, language: str) -> Document:
    path = " › ".join((*figure.row_path, *figure.col_path)) or figure.label
    more = {"kind": "figure", "cell": figure.cell, "value": figure.value, "unit": figure.unit, "label": figure.label}
    return Document(f"{path}：{figure_value(figure, language)}", metadata=_place(figure) | more)


def _place(one: Figure | Passage) -> dict[str, Any]:
    return {"source": one.document, "table": one.table, "page": one.page, "span": one.span}
