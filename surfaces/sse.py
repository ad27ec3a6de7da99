"""Server-sent events: an answer that arrives in pieces."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable, Iterator

from fastapi.responses import StreamingResponse

from disclosure.answer import Answer
from disclosure.errors import DisclosureError
from surfaces.words import both

_LOG = logging.getLogger(__name__)
# After the end of a sentence; a point between digits ends none.
_ENDS = re.compile(r"(?<=[。！？；\n])|(?<=[.!?]\s)")


def pieces(text: str) -> list[str]:
    """A text in sentences; joined they are the text again.

    >>> pieces("占69.02%。共3项。")
    ['占69.02%。', '共3项。']
    """
    return [piece for piece in _ENDS.split(text) if piece]


def event(name: str | None, data: object) -> str:
    """One event; `data` is JSON on one line unless it is text already."""
    body = data if isinstance(data, str) else json.dumps(data, ensure_ascii=False)
    return f"event: {name}\ndata: {body}\n\n" if name else f"data: {body}\n\n"


def streamed(events: Iterator[str]) -> StreamingResponse:
    """A response that sends events as they come; no proxy may hold them back."""
    headers = {"Cache-Control": "no-cache", "X-Accel-Buffering": "no"}
    return StreamingResponse(events, media_type="text/event-stream", headers=headers)


def answer_events(ask: Callable[[], Answer]) -> Iterator[str]:
    """`text` pieces, then `answer` with the whole answer, then `done`; or `error` with one sentence."""
    yield ": asked\n\n"
    answer = attempt(ask)
    if isinstance(answer, str):
        yield event("error", {"error": answer})
    else:
        yield from (event("text", {"delta": piece}) for piece in pieces(answer.text))
        yield event("answer", answer.to_json())
    yield event("done", {})


def attempt(ask: Callable[[], Answer]) -> Answer | str:
    """The answer, or a sentence on why there is none: once a stream began there is no status code to tell it by."""
    try:
        return ask()
    except DisclosureError as error:
        return str(error)
    except Exception as error:  # noqa: BLE001
        _LOG.error("a streamed question failed", exc_info=error)
        return both("api.broken")
