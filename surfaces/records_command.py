"""`disclosure-qa records`: projects, indicators, contacts, purchases and the like, each field with its address."""

from __future__ import annotations

import argparse
import csv
import io
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from disclosure.model import Document
from disclosure.records import Field, Record, records
from surfaces import grid
from surfaces.corrected import hint
from surfaces.wire import Service

_HEAD = ("kind", "of", "name", "field", "text", "value", "unit", "comparator", "year", "address", "printed")


def records_of(args: argparse.Namespace, service: Service) -> int:
    """Show the records of a document, of one kind or of all."""
    document = service.parsed(args.file)
    found = [record for record in records(document) if args.kind in (None, str(record.kind))]
    if args.json or args.format == "json":
        print(json.dumps([record_json(document, record) for record in found], ensure_ascii=False, indent=2))
    elif args.format == "csv":
        sys.stdout.write(_csv(found))
    else:
        language = service.settings.language
        print("\n".join(_line(record, language) for record in found))
    return 0


def record_json(document: Document, record: Record) -> dict[str, Any]:
    """A record as a JSON object; decimals are strings."""
    fields = [asdict(one) | {"amount": None, **_amount(one)} for one in record.fields]
    for one in fields:
        del one["amount"]
    plain = asdict(record) | {"kind": str(record.kind), "fields": fields, "file": document.info.file}
    return plain | {"of": list(record.of), "section": list(record.section)}


def _amount(one: Field) -> dict[str, str | None]:
    if one.amount is None:
        return {"value": None, "unit": None}
    return {"value": one.amount.plain(), "unit": one.amount.unit.name}


def _csv(found: list[Record]) -> str:
    """One line a field; no cell can act as a formula in a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_HEAD)
    for record in found:
        writer.writerows([grid.harmless(cell) for cell in line] for line in _lines(record))
    return out.getvalue()


def _lines(record: Record) -> Iterator[list[str]]:
    for one in record.fields:
        amount = _amount(one)
        shown = (one.name, one.text, amount["value"], amount["unit"], one.comparator, one.year, one.address, one.printed)
        yield [str(record.kind), " › ".join(record.of), record.name, *("" if cell is None else str(cell) for cell in shown)]


def _line(record: Record, language: str) -> str:
    of = f"（{' › '.join(record.of)}）" if record.of else ""
    fields = "；".join(_field(one, language) for one in record.fields if one.text.strip())
    return f"[{record.kind}] {record.name}{of} {fields}"


def _field(one: Field, language: str) -> str:
    text = " ".join(one.text.split())[:60]
    changed = f"（{hint(one.printed, language)}）" if one.printed is not None else ""
    return f"{one.name}={text}{'?' if one.doubtful else ''}{changed}"
