"""The HTTP API: the same answers as everywhere else, errors as JSON with one sentence."""

from __future__ import annotations

import logging
from importlib.metadata import PackageNotFoundError, version
from typing import Annotated, Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException

from disclosure.errors import DisclosureError, LibraryBusy, UnknownDocument
from surfaces.api_page import api_page
from surfaces.as_json import info_json, table_json
from surfaces.audit import audit_page, finding_json
from surfaces.guard import BodyLimit, SecurityHeaders
from surfaces.markup import Mark, document_page
from surfaces.style import stylesheet
from surfaces.wire import Service
from surfaces.words import both, say

_LOG = logging.getLogger(__name__)
QUESTION_LIMIT = 20_000

Text = Annotated[str, Field(min_length=1, max_length=QUESTION_LIMIT, pattern=r"\S")]
Name = Annotated[str, Field(min_length=1, max_length=1_000)]


class Question(BaseModel):
    """What is asked: in which documents (none: in all), and in which conversation."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"question": say("page.example_1", who="")}]}
    )

    question: Text
    documents: Annotated[list[Name], Field(max_length=1_000)] | None = None
    session: Annotated[str, Field(max_length=200)] | None = None


class Failure(BaseModel):
    """Why a request was not answered, in one sentence."""

    error: str


_FAILURES: dict[int | str, dict[str, Any]] = {code: {"model": Failure} for code in (400, 404, 413, 422, 503)}


def build_api(service: Service) -> FastAPI:
    """The HTTP application over a service, without the chat page."""
    app = FastAPI(
        title="disclosure-qa",
        description=both("api.about"),
        version=_version(),
        docs_url=None,
        redoc_url=None,
        responses=_FAILURES,
    )
    _add_errors(app)
    _add_api(app, service)
    _add_pages(app, service)
    app.add_middleware(BodyLimit)
    app.add_middleware(SecurityHeaders)
    return app


def _add_api(app: FastAPI, service: Service) -> None:
    @app.post("/api/ask", summary=both("api.ask"))
    def ask(question: Question) -> dict[str, Any]:
        answer = service.ask(question.question, question.documents, question.session)
        return answer.to_json()

    @app.get("/api/documents", summary=both("api.documents"))
    def documents() -> list[dict[str, Any]]:
        return [info_json(info) for info in service.documents()]

    @app.get("/api/documents/{document}/tables", summary=both("api.tables"))
    def tables(document: str) -> dict[str, Any]:
        found = service.document(document)
        return {"document": info_json(found.info), "tables": [table_json(table) for table in found.tables]}

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
    def deliberate(_: Request, error: DisclosureError) -> JSONResponse:
        code = 404 if isinstance(error, UnknownDocument) else 503 if isinstance(error, LibraryBusy) else 400
        return _failure(code, str(error))

    @app.exception_handler(RequestValidationError)
    def invalid(_: Request, error: RequestValidationError) -> JSONResponse:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        return _failure(422, both("api.invalid", where=where, why=first["msg"]))

    @app.exception_handler(HTTPException)
    def http(_: Request, error: HTTPException) -> JSONResponse:
        sentence = both("api.not_found") if error.status_code == 404 else str(error.detail)
        return JSONResponse({"error": sentence}, error.status_code, headers=error.headers)

    @app.exception_handler(Exception)
    def broken(_: Request, error: Exception) -> JSONResponse:
        _LOG.error("a request failed", exc_info=error)
        return _failure(500, both("api.broken"))


def _failure(code: int, sentence: str) -> JSONResponse:
    return JSONResponse({"error": sentence}, code)


def _version() -> str:
    try:
        return version("disclosure-qa")
    except PackageNotFoundError:
        # Run from a checkout that was not installed.
        return "0"
