"""Tables of parsed documents, drawn again with tools that are not ours, and read again."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pdfplumber
from golden import plain
from reportlab.lib import colors
from reportlab.lib.pagesizes import A3, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate
from reportlab.platypus import Table as Drawn

from disclosure.model import Document, Table
from ingest.captions import squeeze
from ingest.pipeline import parse

FONT = "STSong-Light"
HEAD = ("云岭市青川区文化档案局2025年部门预算", "2025年部门预算收支情况说明：一般公共预算财政拨款支出。")
pdfmetrics.registerFont(UnicodeCIDFont(FONT))
_STYLE = ParagraphStyle("plain", fontName=FONT, fontSize=10, leading=14)
# What is read of a cell: its text and unit; the cell: statement, code, row and column path.
Key = tuple[str, ...]
Values = dict[Key, list[str]]


def matrix(table: Table) -> list[list[str]]:
    """The printed grid of a table."""
    rows = [["" for _ in range(table.columns)] for _ in range(table.rows)]
    for cell in table.cells:
        if cell.row <= table.rows and cell.col <= table.columns:
            rows[cell.row - 1][cell.col - 1] = squeeze(cell.text)
    return [row for row in rows if any(row)]


def caption(table: Table) -> list[str]:
    """The lines printed above a table."""
    return [*([table.number] if table.number else []), table.title, f"单位：{table.unit.name if table.unit else '万元'}"]


def as_pdf(tables: Sequence[Table], path: Path) -> Path:
    """Ruled tables on pages, drawn by reportlab."""
    story: list[Any] = [Paragraph(line, _STYLE) for line in HEAD]
    for table in tables:
        story += [PageBreak(), *(Paragraph(line, _STYLE) for line in caption(table))]
        style = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("FONT", (0, 0), (-1, -1), FONT, 7)]
        story.append(Drawn(matrix(table), style=style))
    SimpleDocTemplate(str(path), pagesize=landscape(A3), leftMargin=20, rightMargin=20).build(story)
    return path


def as_tabs(tables: Sequence[Table], path: Path) -> Path:
    """Tab-separated text."""
    lines = [*HEAD]
    for table in tables:
        lines += ["", *caption(table), "", *("\t".join(row) for row in matrix(table))]
    path.write_text("\n".join(lines), "utf-8")
    return path


def as_lines(pdf: Path, path: Path) -> Path:
    """The text of the drawn pages as pdfplumber extracts it: a line a row, blank cells simply gone."""
    with pdfplumber.open(pdf) as document:
        path.write_text("\n".join(page.extract_text() or "" for page in document.pages), "utf-8")
    return path


def values(tables: Iterable[Table], sure: bool = True) -> Values:
    """What is read of every cell, or only of those without doubt."""
    found: defaultdict[Key, list[str]] = defaultdict(list)
    for table in tables:
        for cell in table.values():
            if not (sure and cell.doubtful):
                unit = cell.amount.unit.name if cell.amount else ""
                row = plain(cell.row_path[-1]) if cell.row_path else ""
                key = (table.statement or "", cell.code or "", row, *(plain(part) for part in cell.col_path))
                found[key].append(squeeze(cell.text) + unit)
    return dict(found)


def read(path: Path) -> Document:
    """A file as the product reads it."""
    return parse(path)


def different(mine: Values, theirs: Values) -> list[tuple[Key, list[str], list[str]]]:
    """Cells that two readings both have and give other values: each value read must be one of the other's."""
    return [(key, mine[key], got) for key, got in theirs.items() if key in mine and not set(got) <= set(mine[key])]
