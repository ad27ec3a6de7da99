"""Brings an older library up to the present schema, one version a step.

To change the schema: change `schema.py`, raise `SCHEMA_VERSION`, add the step from the version before.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, func, insert, inspect, select, text, update

from adapters import codec, schema
from disclosure.errors import LibraryError

Step = Callable[[Connection], None]


def version_of(connection: Connection) -> int | None:
    """The schema version of a database, or None when it holds no library yet."""
    if not inspect(connection).has_table(schema.schema_version.name):
        return None
    version: int | None = connection.scalar(select(func.max(schema.schema_version.c.version)))
    return version


def require_known(version: int | None) -> None:
    """Refuse a library written by a newer release.

    Raises:
        LibraryError: for a version above ours.
    """
    if version is not None and version > schema.SCHEMA_VERSION:
        raise LibraryError(
            f"the library has schema version {version}, this release knows {schema.SCHEMA_VERSION}: "
            "use the newer release that wrote it"
        )


def bring_up_to_date(connection: Connection) -> None:
    """Create the tables or migrate them; call it inside a write transaction.

    Raises:
        LibraryError: when the library is newer than this release.
    """
    version = version_of(connection)
    require_known(version)
    if version is None:
        schema.metadata.create_all(connection)
        connection.execute(insert(schema.schema_version).values(version=schema.SCHEMA_VERSION))
        connection.execute(insert(schema.generation).values(number=0))
        return
    for older in range(version, schema.SCHEMA_VERSION):
        _STEPS[older](connection)
        connection.execute(update(schema.schema_version).values(version=older + 1))


def _searchable_facts(connection: Connection) -> None:
    """1 → 2: the figures get columns of their own, filled from the documents already stored."""
    _provenance(connection)  # the columns that documents are read with today
    schema.facts.create(connection)
    stored = select(schema.documents, schema.payloads.c.content).join(schema.payloads)
    for row in connection.execute(stored).all():
        document = codec.unpack(codec.info_of(row), row.text, row.content)
        rows = codec.fact_rows(document.id, document.facts)
        if rows:
            connection.execute(insert(schema.facts), rows)


def _provenance(connection: Connection) -> None:
    """2 → 3: documents say where they came from and when."""
    present = {column["name"] for column in inspect(connection).get_columns(schema.documents.name)}
    for name in ("source", "ingested"):
        if name not in present:
            connection.execute(text(f"ALTER TABLE documents ADD COLUMN {name} VARCHAR"))


def _originals(connection: Connection) -> None:
    """3 → 4: a place for the files themselves; those read before are kept when they are added again."""
    schema.originals.create(connection, checkfirst=True)


_STEPS: dict[int, Step] = {1: _searchable_facts, 2: _provenance, 3: _originals}
