"""The tables of the library in SQL.

A document is stored twice: whole, as a compressed payload from which it is read back exactly, and its figures
once more in columns that SQL can search.
"""

from __future__ import annotations

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

SCHEMA_VERSION = 4

metadata = MetaData()

# One row each: what the tables look like, and how often the content has changed.
schema_version = Table("schema_version", metadata, Column("version", Integer, nullable=False))
generation = Table("generation", metadata, Column("number", Integer, nullable=False))

documents = Table(
    "documents",
    metadata,
    Column("id", String, primary_key=True),
    Column("file", String, nullable=False, unique=True),
    Column("sha256", String, nullable=False),
    Column("title", String, nullable=False),
    Column("entity", String),
    Column("year", Integer),
    Column("stage", String),
    Column("pages", Integer),
    Column("parser", String, nullable=False),
    Column("tables", Integer, nullable=False),
    Column("figures", Integer, nullable=False),
    Column("findings", Integer, nullable=False),
    Column("windows", Integer, nullable=False),
    # The generation that stored it: tells a reader whether the copy it holds is still the one stored.
    Column("saved", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("source", String),
    Column("ingested", String),
)


def _owner() -> Column[str]:
    return Column("document", ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True)


payloads = Table("payloads", metadata, _owner(), Column("content", LargeBinary, nullable=False))

# The files themselves, as they were read, by their hash.
originals = Table(
    "originals",
    metadata,
    Column("sha256", String, primary_key=True),
    Column("content", LargeBinary, nullable=False),
)

vectors = Table(
    "vectors",
    metadata,
    _owner(),
    Column("position", Integer, primary_key=True),
    Column("model", String, nullable=False),
    Column("vector", LargeBinary, nullable=False),
)

facts = Table(
    "facts",
    metadata,
    _owner(),
    Column("position", Integer, primary_key=True),
    Column("fact_id", String, nullable=False),
    Column("label", String, nullable=False),
    Column("statement", String),
    Column("code", String),
    Column("year", Integer),
    Column("role", String, nullable=False),
    Column("unit", String),
    # Text, because SQLite would make a float of a decimal.
    Column("value", Text),
    Index("facts_by_id", "document", "fact_id"),
    Index("facts_by_label", "label"),
    Index("facts_by_statement", "statement", "code"),
    Index("facts_by_code", "code"),
    Index("facts_by_year", "year", "role"),
)
