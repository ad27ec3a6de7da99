"""The HTTP API: the same answers as everywhere else, errors as JSON with one sentence."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, StreamingResponse
from starlette.exceptions import HTTPException

from disclosure.errors import DisclosureError, LibraryBusy, UnknownDocument
from surfaces.api_documents import add_documents
from surfaces.api_models import FAILURES, Question
from surfaces.api_openai import add_openai
from surfaces.api_page import api_page
from surfaces.audit import finding_json
from surfaces.audit_page import audit_page
from surfaces.embed import add_embed
from surfaces.guard import BodyLimit, SameOrigin, SecurityHeaders
from surfaces.markup import Mark, document_page
from surfaces.mcp_server import Mcp
from surfaces.openai_reply import failure
from surfaces.sse import answer_events, streamed
from surfaces.style import stylesheet
from surfaces.wire import Service
from surfaces.words import both, say

_LOG = logging.getLogger(__name__)


def build_api(service: Service) -> FastAPI:
    """The HTTP application over a service, without the chat page."""
    mcp = Mcp(service)
    app = FastAPI(
        title="disclosure-qa",
        description=both("api.about"),
        version=_version(),
        docs_url=None,
        redoc_url=None,
        responses=FAILURES,
        lifespan=lambda _: mcp.running(),
    )
    _add_errors(app)
    _add_api(app, service)
    add_documents(app, service)
    add_openai(app, service)
    _add_pages(app, service)
    add_embed(app)
    app.router.routes.extend(mcp.routes)
    app.add_middleware(BodyLimit)
    app.add_middleware(SameOrigin)
    app.add_middleware(SecurityHeaders)
    return app


def _add_api(app: FastAPI, service: Service) -> None:
    @app.post("/api/ask", summary=both("api.ask"))
    def ask(question: Question) -> dict[str, Any]:
        answer = service.ask(question.question, question.documents, question.session)
        return answer.to_json()

    @app.post("/api/ask/stream", summary=both("api.stream"), response_class=StreamingResponse)
    def stream(question: Question) -> StreamingResponse:
        # What is not in the library is told by a status code, before the stream begins.
        documents = [service.info(name).id for name in question.documents or ()]
        return streamed(answer_events(lambda: service.ask(question.question, documents, question.session)))

    @app.get("/api/findings", summary=both("api.findings"))
    def findings(
        document: str = "", severity: str = "", kind: str = "", rule: str = ""
    ) -> list[dict[str, Any]]:
        names = [document] if document else [info.id for info in service.documents()]
        wanted = {name: value for name, value in (("severity", severity), ("kind", kind), ("rule", rule)) if value}
        listed = [finding_json(found, finding) for found in map(service.document, names) for finding in found.findings]
        return [one for one in listed if all(one[name] == value for name, value in wanted.items())]

    @app.get("/api/health", summary=both("api.health"))
    def health() -> dict[str, Any]:
        return {"status": "ok", "version": _version(), "documents": len(service.documents())}


def _add_pages(app: FastAPI, service: Service) -> None:
    @app.get("/documents/{document}/tables/{table}", include_in_schema=False)
    def table_page(document: str, table: str, cell: str = "", lang: str = "zh") -> HTMLResponse:
        found = service.document(document)
        chosen = found.table(table)
        if chosen is None:
            raise UnknownDocument(say("api.no_cell", lang, table=table))
        return HTMLResponse(document_page(found, [chosen], Mark.of(cell), stylesheet(), lang))

    @app.get("/documents/{document}/findings", include_in_schema=False)
    def findings_page(document: str, lang: str = "zh") -> HTMLResponse:
        return HTMLResponse(audit_page(service.document(document), stylesheet(), lang))

    @app.get("/docs", include_in_schema=False)
    def docs() -> HTMLResponse:
        return HTMLResponse(api_page(app.openapi(), stylesheet()))


def _add_errors(app: FastAPI) -> None:
    @app.exception_handler(DisclosureError)
    def deliberate(request: Request, error: DisclosureError) -> JSONResponse:
        code = 404 if isinstance(error, UnknownDocument) else 503 if isinstance(error, LibraryBusy) else 400
        return _failure(request, code, str(error))

    @app.exception_handler(RequestValidationError)
    def invalid(request: Request, error: RequestValidationError) -> JSONResponse:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        return _failure(request, 422, both("api.invalid", where=where, why=first["msg"]))

    @app.exception_handler(HTTPException)
    def http(request: Request, error: HTTPException) -> JSONResponse:
        sentence = both("api.not_found") if error.status_code == 404 else str(error.detail)
        return _failure(request, error.status_code, sentence, error.headers)

    @app.exception_handler(Exception)
    def broken(request: Request, error: Exception) -> JSONResponse:
        _LOG.error("a request failed", exc_info=error)
        return _failure(request, 500, both("api.broken"))


def _failure(request: Request, code: int, sentence: str, headers: Mapping[str, str] | None = None) -> JSONResponse:
    """One sentence; under `/v1` in the shape that OpenAI clients read."""
    body = failure(sentence) if request.url.path.startswith("/v1/") else {"error": sentence}
    return JSONResponse(body, code, headers=headers)


def _version() -> str:
    try:
        return version("disclosure-qa")
    except PackageNotFoundError:
        # Run from a checkout that was not installed.
        return "0"
