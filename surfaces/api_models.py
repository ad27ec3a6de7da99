"""What the HTTP API is sent, and how it says what is wrong."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from surfaces.words import say

QUESTION_LIMIT = 20_000

Text = Annotated[str, Field(min_length=1, max_length=QUESTION_LIMIT, pattern=r"\S")]
Name = Annotated[str, Field(min_length=1, max_length=1_000)]
Names = Annotated[list[Name], Field(max_length=1_000)]


class Question(BaseModel):
    """What is asked: in which documents (none: in all), and in which conversation."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"question": say("page.example_1", who="")}]}
    )

    question: Text
    documents: Names | None = None
    session: Annotated[str, Field(max_length=200)] | None = None


class Correcting(BaseModel):
    """What is right in the place of a figure: its address, the text, who says so and why."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"figure": "t3!R2C4", "text": "1,234.50", "by": "…", "why": "…"}]}
    )

    figure: Annotated[str, Field(min_length=1, max_length=100)]
    text: Annotated[str, Field(max_length=500)]
    by: Annotated[str, Field(max_length=500)]
    why: Annotated[str, Field(max_length=500)]


class Failure(BaseModel):
    """Why a request was not answered, in one sentence."""

    error: str


class Part(BaseModel):
    """A piece of a message; only text is read."""

    type: str
    text: str = ""


class Message(BaseModel):
    """One message of a conversation, as chat clients send it."""

    role: Literal["system", "developer", "user", "assistant", "tool"]
    content: Annotated[str, Field(max_length=QUESTION_LIMIT)] | list[Part] | None = None

    @property
    def text(self) -> str:
        """What it says."""
        if isinstance(self.content, list):
            return "\n".join(part.text for part in self.content if part.type in ("text", "input_text"))
        return self.content or ""


class ChatRequest(BaseModel):
    """A request as OpenAI clients send it; what concerns a language model (temperature …) is let pass and unused."""

    model_config = ConfigDict(
        extra="ignore",
        json_schema_extra={
            "examples": [
                {"model": "disclosure-qa", "messages": [{"role": "user", "content": say("page.example_1", who="")}]}
            ]
        },
    )

    messages: Annotated[list[Message], Field(min_length=1, max_length=200)]
    model: str = "disclosure-qa"
    stream: bool = False
    documents: Names | None = None


FAILURES: dict[int | str, dict[str, Any]] = {
    code: {"model": Failure} for code in (400, 403, 404, 411, 413, 422, 503)
}
