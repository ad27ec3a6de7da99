"""`disclosure-qa export`: the figures of the library as CSV, as a fiscal data package, or as Parquet.

A figure is exported as it was printed and as a decimal string; nothing becomes a float on the way.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Callable, Iterator
from pathlib import Path

from disclosure.model import Document
from surfaces.arguments import UsageError
from surfaces.export_columns import COLUMNS, DOCUMENT_COLUMNS, document_row, fact_row
from surfaces.export_package import package
from surfaces.grid import harmless
from surfaces.wire import Service
from surfaces.words import say


def export(args: argparse.Namespace, service: Service) -> int:
    """Write the figures of the library to a folder."""
    folder: Path = args.folder
    if folder.exists() and not folder.is_dir():
        raise UsageError(say("export.not_folder", service.settings.language, folder=folder))
    written = _WRITERS[args.format](service, folder)
    count = sum(info.figures for info in service.documents())
    if args.json:
        print(json.dumps({"format": args.format, "files": [str(p) for p in written]}, ensure_ascii=False))
    else:
        files = "、".join(str(path) for path in written)
        documents = len(service.documents())
        print(say("export.done", service.settings.language, count=count, documents=documents, files=files))
    return 0


def _documents(service: Service) -> Iterator[Document]:
    for info in service.documents():
        yield service.document(info.id)


def rows(service: Service) -> Iterator[list[str | None]]:
    """One row a figure, documents in order of file name, figures in order of the document."""
    for document in _documents(service):
        tables = {table.id: table for table in document.tables}
        for fact in document.facts:
            yield fact_row(document, fact, tables.get(fact.table or ""))


def _listed(service: Service) -> Iterator[list[str | None]]:
    yield from map(document_row, service.documents())


def to_csv(service: Service, folder: Path) -> list[Path]:
    """`figures.csv` and `documents.csv`, in UTF-8; no cell can act as a formula in a spreadsheet."""
    folder.mkdir(parents=True, exist_ok=True)
    return [
        _csv(folder / "figures.csv", [name for name, *_ in COLUMNS], rows(service)),
        _csv(folder / "documents.csv", list(DOCUMENT_COLUMNS), _listed(service)),
    ]


def _csv(path: Path, head: list[str], lines: Iterator[list[str | None]]) -> Path:
    # A file that is being written is not taken for a whole one.
    partial = path.with_suffix(".partial")
    with partial.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(head)
        writer.writerows(["" if cell is None else harmless(cell) for cell in line] for line in lines)
    return partial.replace(path)


def to_package(service: Service, folder: Path) -> list[Path]:
    """The CSV files with a `datapackage.json` that describes them."""
    written = to_csv(service, folder)
    path = folder / "datapackage.json"
    path.write_text(json.dumps(package(written), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return [path, *written]


def to_parquet(service: Service, folder: Path) -> list[Path]:
    """`figures.parquet`; every column is text, numbers as decimal strings.

    Raises:
        UsageError: when pyarrow is not installed.
    """
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise UsageError(say("export.no_pyarrow", service.settings.language)) from error
    folder.mkdir(parents=True, exist_ok=True)
    schema = pyarrow.schema([(name, pyarrow.string()) for name, *_ in COLUMNS])
    partial, path = folder / "figures.partial", folder / "figures.parquet"
    with parquet.ParquetWriter(partial, schema) as writer:
        for document in _documents(service):
            tables = {table.id: table for table in document.tables}
            lines = [fact_row(document, fact, tables.get(fact.table or "")) for fact in document.facts]
            columns = [[line[place] for line in lines] for place in range(len(COLUMNS))]
            writer.write_table(pyarrow.table(columns, schema=schema))
    return [partial.replace(path)]


_WRITERS: dict[str, Callable[[Service, Path], list[Path]]] = {
    "csv": to_csv,
    "fiscal-data-package": to_package,
    "parquet": to_parquet,
}
