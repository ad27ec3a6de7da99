"""The sample as a Word document: real headings, merged cells, a caption on one line with its unit."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import datetime
from typing import Any

import docx
from docx.enum.section import WD_ORIENT

from sample.document import LEFT, UP, Block, Grid, Heading, Paragraph, Table, covered

_MADE = datetime(2025, 2, 10)


def render(blocks: Iterable[Block], title: str) -> bytes:
    """The document as the bytes of a .docx file."""
    document = docx.Document()
    document.core_properties.title = title
    document.core_properties.created = document.core_properties.modified = _MADE
    for block in blocks:
        match block:
            case Heading():
                document.add_heading(block.text, block.level - 1)
            case Paragraph():
                document.add_paragraph(block.text)
            case Table():
                _table(document, block)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _table(document: Any, table: Table) -> None:
    section = document.sections[-1]
    lying = section.orientation == WD_ORIENT.LANDSCAPE
    if table.landscape != lying:
        section = document.add_section()
        section.orientation = WD_ORIENT.LANDSCAPE if table.landscape else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = section.page_height, section.page_width
    if table.number:
        document.add_paragraph(table.number)
    document.add_paragraph(table.title)
    document.add_paragraph(f"{table.caption}\t{table.unit}")
    for number, grid in enumerate(table.grids):
        if number:
            document.add_paragraph()
        _grid(document, grid)
    if table.note:
        document.add_paragraph(table.note)


def _grid(document: Any, grid: Grid) -> None:
    drawn = document.add_table(len(grid.rows), len(grid.widths), style="Table Grid")
    places = [list(row.cells) for row in drawn.rows]
    for r, row in enumerate(grid.rows):
        for c, text in enumerate(row):
            if covered(text):
                continue
            right, down = reach(grid, r, c)
            cell = places[r][c]
            if right > 1 or down > 1:
                cell = cell.merge(places[r + down - 1][c + right - 1])
            cell.text = text
            for run in cell.paragraphs[0].runs:
                run.bold = r in grid.bold or None


def reach(grid: Grid, r: int, c: int) -> tuple[int, int]:
    """How many columns and rows the cell at a place covers."""
    right = down = 1
    while c + right < len(grid.widths) and grid.rows[r][c + right] == LEFT:
        right += 1
    while r + down < len(grid.rows) and grid.rows[r + down][c] == UP:
        down += 1
    return right, down
