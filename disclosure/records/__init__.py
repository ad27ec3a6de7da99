"""Typed records of a disclosure: projects, their money, details and indicators, contacts, staff, what is bought.

A record is a view of the document's facts. Nothing is read again: every field keeps the address of its figure or text.
"""

from __future__ import annotations

from disclosure.model import Document
from disclosure.records._forms import form_records
from disclosure.records._lists import list_records
from disclosure.records._record import Field, Kind, Record
from disclosure.records._told import told_records

__all__ = ["Field", "Kind", "Record", "records"]


def records(document: Document) -> tuple[Record, ...]:
    """Every record of a document: those of tables in their order, then those of the running text."""
    found = [record for table in document.tables for record in (*form_records(document, table), *list_records(document, table))]
    return (*found, *told_records(document))
