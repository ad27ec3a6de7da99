"""`/embed`, a small page for an iframe, and `/embed.js`, which puts it on any page with one script tag."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from fastapi import FastAPI
from fastapi.responses import HTMLResponse, Response

from surfaces.markup import esc
from surfaces.style import stylesheet
from surfaces.words import Language, say

_FOLDER = Path(__file__).parent / "static"


def add_embed(app: FastAPI) -> None:
    """The two addresses."""

    @app.get("/embed", include_in_schema=False)
    def embed(lang: str = "zh") -> HTMLResponse:
        return HTMLResponse(embed_page("en" if lang == "en" else "zh"))

    @app.get("/embed.js", include_in_schema=False)
    def script() -> Response:
        return Response(_read("embed.js"), media_type="text/javascript; charset=utf-8")


@cache
def embed_page(language: Language) -> str:
    """The page in a language; it asks this server only, and shows what it is told as text."""
    words = {name: say(f"page.{name}", language) for name in ("pending", "unreachable")} | {"lang": language}
    script = _read("embed-page.js").replace("WORDS", json.dumps(words, ensure_ascii=False).replace("<", "\\u003c"), 1)
    return _read("embed.html").format(
        lang="zh-CN" if language == "zh" else "en", title=esc(say("page.name", language)), css=stylesheet(),
        question=esc(say("page.question", language)), hint=esc(say("page.question_hint", language)),
        send=esc(say("page.send", language)), script=script,
    )


def _read(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")
