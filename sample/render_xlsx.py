"""The sample as an Excel workbook: the text on one sheet, a sheet a table, amounts as numbers with a format."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from typing import Any

import openpyxl
from openpyxl.styles import Font

from sample.document import Block, Grid, Table, covered
from sample.render_docx import reach

_MADE = datetime(2025, 2, 10)
_AMOUNT = re.compile(r"\d{1,3}(?:,\d{3})*\.\d\d|\d+\.\d\d|\d{1,3}")


def render(blocks: Iterable[Block], title: str) -> bytes:
    """The document as the bytes of an .xlsx file."""
    book = openpyxl.Workbook()
    book.properties.title = title
    book.properties.created = book.properties.modified = _MADE
    running = book.active
    running.title = "说明"
    for block in blocks:
        if isinstance(block, Table):
            _sheet(book.create_sheet(block.number or block.title[:31]), block)
        else:
            running.append([block.text])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _sheet(sheet: Any, table: Table) -> None:
    width = max(len(grid.widths) for grid in table.grids)
    for row, text in enumerate((table.number, table.title), 1):
        sheet.cell(row, 1, text)
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=width)
    sheet.cell(3, 1, table.caption)
    sheet.cell(3, width, table.unit)
    top = 4
    for grid in table.grids:
        _grid(sheet, grid, top)
        top += len(grid.rows)
    if table.note:
        sheet.cell(top, 1, table.note)


def _grid(sheet: Any, grid: Grid, top: int) -> None:
    for r, row in enumerate(grid.rows):
        for c, text in enumerate(row):
            if not covered(text):
                _cell(sheet.cell(top + r, c + 1), text, r in grid.bold)
                right, down = reach(grid, r, c)
                if right > 1 or down > 1:
                    sheet.merge_cells(
                        start_row=top + r, end_row=top + r + down - 1, start_column=c + 1, end_column=c + right
                    )


def _cell(cell: Any, text: str, bold: bool) -> None:
    """An amount is stored the way Excel stores it, as a number; its format gives back the printed digits."""
    if _AMOUNT.fullmatch(text) and "." in text:
        cell.value = Decimal(text.replace(",", ""))
        cell.number_format = "#,##0.00" if "," in text or len(text) < 7 else "0.00"
    elif re.fullmatch(r"\d+\.\d\d%", text):
        cell.value = Decimal(text[:-1]).scaleb(-2)
        cell.number_format = "0.00%"
    elif re.fullmatch(r"\d{3}(?:\d\d){0,2}", text):
        cell.value = int(text)
    elif text:
        cell.value = text
    if bold:
        cell.font = Font(bold=True)
