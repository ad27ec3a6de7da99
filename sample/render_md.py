"""The sample as markdown, the way an OCR service writes one: headings, and tables as tab-separated lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sample.document import Block, Grid, Heading, Paragraph, Row, Table, shown


def render(blocks: Iterable[Block]) -> str:
    """The document as text; a table cut by a page break has an empty line there."""
    parts: list[str] = []
    for block in blocks:
        match block:
            case Heading():
                parts.append("#" * block.level + " " + block.text)
            case Paragraph():
                parts.append(block.text)
            case Table():
                parts += _table(block)
    return "\n\n".join(parts) + "\n"


def _table(table: Table) -> Iterator[str]:
    if table.number:
        yield table.number
    yield f"## {table.title}"
    yield table.caption
    yield table.unit
    for grid in table.grids:
        yield _grid(grid)
    if table.note:
        yield table.note


def _grid(grid: Grid) -> str:
    lines = []
    for number, row in enumerate(grid.rows):
        if number == grid.cut:
            lines.append("")
        lines.append(_row(row, number in grid.bold))
    return "\n".join(lines)


def _row(row: Row, bold: bool) -> str:
    cells = [shown(cell) for cell in row]
    if bold:
        cells = [f"<b>{cell}</b>" if cell else "" for cell in cells]
    return "\t".join(cells)
