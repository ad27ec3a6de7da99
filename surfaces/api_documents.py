"""Documents over HTTP: list, add, delete, their tables; and what they contradict themselves in, for tools."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from fastapi import FastAPI, Response, UploadFile
from starlette.exceptions import HTTPException

from disclosure.records import records
from surfaces.api_models import Correcting
from surfaces.as_json import info_json, table_json
from surfaces.audit import finding_json
from surfaces.corrected import listed
from surfaces.records_command import record_json
from surfaces.wire import Service
from surfaces.words import both

_MOST_FILES = 50
_BLOCK = 1 << 20


def add_documents(app: FastAPI, service: Service) -> None:
    """The addresses about documents."""

    @app.get("/api/documents", summary=both("api.documents"))
    def documents() -> list[dict[str, Any]]:
        return [info_json(info) for info in service.documents()]

    @app.post("/api/documents", summary=both("api.upload"))
    def upload(files: list[UploadFile]) -> list[dict[str, Any]]:
        return added(service, files)

    @app.delete("/api/documents/{document}", summary=both("api.delete"))
    def delete(document: str) -> dict[str, Any]:
        return {"deleted": info_json(service.delete(document))}

    @app.get("/api/documents/{document}/corrections", summary=both("api.corrections"))
    def corrections(document: str) -> list[dict[str, Any]]:
        return listed(service.document(document))

    @app.post("/api/documents/{document}/corrections", summary=both("api.correct"))
    def correct(document: str, made: Correcting) -> list[dict[str, Any]]:
        return listed(service.correct(document, made.figure, made.text, made.by, made.why))

    @app.delete("/api/documents/{document}/corrections/{figure}", summary=both("api.withdraw"))
    def withdraw(document: str, figure: str) -> list[dict[str, Any]]:
        return listed(service.withdraw(document, figure))

    @app.get("/api/documents/{document}/original", summary=both("api.original"), response_class=Response)
    def original(document: str) -> Response:
        name = quote(service.info(document).file)
        headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}", "X-Content-Type-Options": "nosniff"}
        return Response(service.original(document), media_type="application/octet-stream", headers=headers)

    @app.get("/api/documents/{document}/records", summary=both("api.records"))
    def records_(document: str, kind: str = "") -> list[dict[str, Any]]:
        found = service.document(document)
        return [record_json(found, one) for one in records(found) if kind in ("", str(one.kind))]

    @app.get("/api/documents/{document}/tables", summary=both("api.tables"))
    def tables(document: str) -> dict[str, Any]:
        found = service.document(document)
        return {"document": info_json(found.info), "tables": [table_json(table) for table in found.tables]}


def listed_findings(service: Service, documents: Sequence[str] | None) -> Iterator[dict[str, Any]]:
    """What documents contradict themselves in, document by document; None for the whole library."""
    names = [service.info(name).id for name in documents] if documents else [i.id for i in service.documents()]
    for name in names:
        document = service.document(name)
        yield from (finding_json(document, finding) for finding in document.findings)


def added(service: Service, files: Sequence[UploadFile]) -> list[dict[str, Any]]:
    """Bring uploaded files into the library under their own names; one outcome a file."""
    if len(files) > _MOST_FILES:
        raise HTTPException(413, both("api.too_many", limit=_MOST_FILES))
    with tempfile.TemporaryDirectory(prefix="disclosure-qa-") as folder:
        paths = [_kept(upload, Path(folder) / str(place)) for place, upload in enumerate(files)]
        outcomes = service.ingest(paths)
    names = ("file", "status", "reason", "sections", "tables", "figures", "findings", "seconds")
    return [{name: getattr(one, name) for name in names} for one in outcomes]


def _kept(upload: UploadFile, folder: Path) -> Path:
    """Write an upload into a folder of its own; nothing of a path in its name is believed."""
    name = safe_name(upload.filename or "")
    if not name:
        raise HTTPException(422, both("api.no_name"))
    folder.mkdir()
    with (folder / name).open("wb") as out:
        while block := upload.file.read(_BLOCK):
            out.write(block)
    return folder / name


def safe_name(name: str) -> str:
    """The last part of a file name, without what a path or a terminal would act on.

    >>> safe_name("../../etc/预算.pdf"), safe_name("..")
    ('预算.pdf', '')
    """
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(char for char in last if char.isprintable()).strip(". ")
    stem, dot, ending = kept.rpartition(".")
    return f"{stem[:80]}{dot}{ending[:20]}" if dot else kept[:80]
