"""Tables whose headings, titles and notes stand in a toml file; only the rows are computed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sample.document import Grid, Row, Table


def table(spec: Mapping[str, Any], rows: Sequence[Row], caption: str, unit: str, **fill: object) -> Table:
    """A table of one grid: `spec` gives number, title, note, the heading rows and the widths."""
    head = [tuple(row) for row in spec["head"]]
    width = len(head[0])
    widths = tuple(spec.get("widths", (6,) * width))
    note = str(spec.get("note", "")).format(**fill)
    grid = Grid((*head, *rows), widths, len(head))
    title = spec["title"].format(**fill)
    return Table(spec.get("number", ""), title, caption, (grid,), note, landscape=width > 8, unit=unit)


def beside(*columns: Sequence[Row]) -> list[Row]:
    """Blocks of rows side by side; a shorter one is filled up with blanks."""
    longest = max(map(len, columns))
    filled = [[*rows, *[("",) * len(rows[0])] * (longest - len(rows))] for rows in columns]
    return [tuple(cell for row in rows for cell in row) for rows in zip(*filled, strict=True)]
