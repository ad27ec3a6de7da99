"""The parts of project forms and performance tables, as rules read them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from disclosure.checks._measures import squeezed
from disclosure.model import Cell, Document, Table
from disclosure.terms import pattern


@dataclass(frozen=True, slots=True)
class Indicator:
    """One performance indicator: its row of a form, by what the columns say."""

    table: Table
    name: str
    row: int
    target: Cell | None = None
    actual: Cell | None = None
    weight: Cell | None = None
    score: Cell | None = None


def forms(document: Document) -> list[Table]:
    """The project forms and performance tables of a document."""
    return [table for table in document.tables if table.is_form]


def indicators(table: Table) -> Iterator[Indicator]:
    """Every indicator of a form that has a target, in order."""
    rows: dict[int, dict[str, Cell]] = {}
    for cell in table.values():
        kind = _kind(cell)
        if kind is not None and cell.row_path and not cell.doubtful:
            rows.setdefault(cell.row, {})[kind] = cell
    for row, cells in rows.items():
        name = _own_name(table, row, squeezed(next(iter(cells.values())).row_path[-1]))
        if "target" in cells or "weight" in cells:
            yield Indicator(table, name, row, **cells)


def _own_name(table: Table, row: int, name: str) -> str:
    """The name of an indicator; where its row begins with the aim it serves, what stands under 三级指标."""
    heads = [c for c in table.cells if c.kind == "header" and c.row < row]
    last = max((c.row for c in heads), default=0)
    columns = {squeezed(c.text): c.col for c in heads if c.row == last}
    aims = [col for text, col in columns.items() if pattern("rules", "form", "aim").fullmatch(text)]
    own = [col for text, col in columns.items() if pattern("rules", "form", "indicator").fullmatch(text)]
    cells = [table.cell(row, col) for col in (*aims[:1], *own[:1])]
    if len(cells) < 2 or cells[0] is None or cells[1] is None or squeezed(cells[0].text) != name:
        return name
    return squeezed(cells[1].text) or name


def _kind(cell: Cell) -> str | None:
    heading = squeezed(cell.col_path[-1]) if cell.col_path else ""
    for kind in ("target", "actual", "weight", "score"):
        if pattern("rules", "form", kind).fullmatch(heading):
            return kind
    return None


def labelled(table: Table, kind: str) -> Iterator[Cell]:
    """The value cells beside a label of a kind (`terms/rules.toml`, form)."""
    for cell in table.values():
        if cell.row_path and pattern("rules", "form", kind).fullmatch(squeezed(cell.row_path[-1])):
            yield cell
