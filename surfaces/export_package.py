"""The description of an export as a Fiscal Data Package (`datapackage.json`)."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from surfaces.export_columns import COLUMNS, DOCUMENT_COLUMNS


def package(files: Sequence[Path]) -> dict[str, Any]:
    """The package of `figures.csv` and `documents.csv`, with the size and hash of each."""
    figures, documents = files
    return {
        "name": "disclosure-qa-figures",
        "title": "Figures of government budget and final-account disclosures",
        "profile": "fiscal-data-package",
        "countryCode": "CN",
        "resources": [
            _resource(figures, [_field(*column) for column in COLUMNS], ["document_sha256", "figure"]),
            _resource(documents, [_plain(name) for name in DOCUMENT_COLUMNS], ["sha256"]),
        ],
    }


def _resource(path: Path, fields: list[dict[str, Any]], key: list[str]) -> dict[str, Any]:
    content = path.read_bytes()
    return {
        "name": path.stem,
        "path": path.name,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "header": True},
        "schema": {"fields": fields, "primaryKey": key, "missingValues": [""]},
    }


def _field(name: str, title: str, description: str, column_type: str | None) -> dict[str, Any]:
    # A decimal keeps its printed places only as a string; `number` would let a reader make a float of it.
    field = {"name": name, "title": title, "description": description, "type": "string"}
    return field | ({"columnType": column_type} if column_type else {})


def _plain(name: str) -> dict[str, Any]:
    return {"name": name, "type": "string"}
