"""Small documents written inline, and what the product reads in them, as plain tuples."""

import tempfile
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from disclosure.amount import WAN_YUAN
from disclosure.model import Cell, Document, Fact, Table
from ingest.blocks import Grid, Line, Raw
from ingest.captions import Caption
from ingest.pipeline import build, parse
from ingest.readers import text as reader
from ingest.tables.assemble import find_tables
from ingest.tables.grid import grid_table

SAMPLE = Path(__file__).parents[2] / "sample"
NAME = "qingchuan-2025-budget"
Row = tuple[str, str, str, str, str]


@cache
def parsed(path: Path) -> Document:
    """A file as the product reads it; slow files are read once for all tests."""
    return parse(path)


def raw(text: str) -> Raw:
    """A text as the text reader gives it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.txt")
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
        return reader.read(path)


def lines(text: str) -> list[Line]:
    return [block for block in raw(text).blocks if isinstance(block, Line)]


def grid(text: str) -> Grid:
    """The one grid of a text whose cells are parted by tabs."""
    [found] = [block for block in raw(text.strip("\n")).blocks if isinstance(block, Grid)]
    return found


def ruled(text: str, caption: Caption | None = None) -> Table:
    """A tab text as one table."""
    return grid_table("t1", caption or Caption(), grid(text), WAN_YUAN)


def tables(text: str) -> tuple[Table, ...]:
    return find_tables(raw(text)).tables


def document(text: str, file: str = "a.txt") -> Document:
    return build(raw(text), file, "0" * 64)


def cell(found: Cell) -> Row:
    """Row path, column path, text, unit, state."""
    return (
        " > ".join(found.row_path),
        " > ".join(found.col_path),
        found.text,
        found.amount.unit.name if found.amount else "",
        found.state.value,
    )


def values(table: Table) -> list[Row]:
    return [cell(found) for found in table.values()]


def figures(table: Table) -> list[tuple[str, str, str]]:
    """Row label, column label and text of every value cell that is not blank."""
    return [
        (c.row_path[-1] if c.row_path else "", c.col_path[-1] if c.col_path else "", c.text)
        for c in table.values()
        if c.text
    ]


def said(facts: Iterable[Fact]) -> list[tuple[str, str, str]]:
    """Label, role and signed amount of facts."""
    return [(f.label, f.role.value, str(f.amount)) for f in facts]
