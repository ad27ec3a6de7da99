"""A small document drawn in several formats from one notation: cells parted by `|`, pages by a line of dashes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from rendered import FONT
from reportlab.lib import colors
from reportlab.lib.pagesizes import A3, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate
from reportlab.platypus import Table as Drawn

from disclosure.model import Document
from ingest.pipeline import parse

HEAD = ("某区档案局2025年部门预算", "第二部分 预算表", "本部门一般公共预算财政拨款支出情况如下。")
_STYLE = ParagraphStyle("plain", fontName=FONT, fontSize=10, leading=14)
_PAGE = "----"
# Row path, column path, printed text, value with its unit (empty where blank), doubt.
Row = tuple[str, str, str, str]


def read(body: str, form: str, folder: Path) -> Document:
    """The document in one format (`tabs`, `pipes`, `pdf` or, as it is printed, `text`), as the product reads it."""
    path = folder / {"tabs": "a.txt", "text": "a.txt", "pipes": "a.md", "pdf": "a.pdf"}[form]
    if form == "pdf":
        _pdf(body, path)
    else:
        path.write_text("\n".join(HEAD) + "\n" + {"tabs": _tabs, "pipes": _pipes, "text": str}[form](body), "utf-8")
    return parse(path)


def _tabs(body: str) -> str:
    pages = body.split(_PAGE + "\n")
    return "\n— 2 —\n\n".join(page.replace("|", "\t") for page in pages)


def _pipes(body: str) -> str:
    lines: list[str] = []
    for line in body.replace(_PAGE + "\n", "").splitlines():
        begins = "|" in line and not (lines and lines[-1].startswith("|"))
        lines += ["", f"| {line.replace('|', ' | ')} |", "|" + " --- |" * (line.count("|") + 1)] if begins else []
        lines += [] if begins else [f"| {line.replace('|', ' | ')} |"] if "|" in line else ["", line]
    return "\n".join(lines) + "\n"


def _pdf(body: str, path: Path) -> None:
    story: list[Any] = [Paragraph(line, _STYLE) for line in HEAD]
    for number, page in enumerate(body.split(_PAGE + "\n")):
        story += [PageBreak()] if number else []
        for run in re.findall(r"(?:^.*\|.*\n)+|^[^|\n]*\n", page, re.M):
            story.append(_grid(run) if "|" in run else Paragraph(run.strip(), _STYLE))
    SimpleDocTemplate(str(path), pagesize=landscape(A3), leftMargin=20, rightMargin=20).build(story)


def _grid(run: str) -> Drawn:
    rows = [line.split("|") for line in run.splitlines()]
    return Drawn(rows, style=[("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("FONT", (0, 0), (-1, -1), FONT, 9)])


def values(document: Document) -> list[Row]:
    """Every value cell that is printed or blank in a row with figures, in order; what is doubtful says so."""
    found = []
    for cell in (cell for table in document.tables for cell in table.values()):
        amount = f"{cell.amount.plain()}{cell.amount.unit.name}" if cell.amount else ""
        found.append((" > ".join(cell.row_path), " > ".join(cell.col_path), cell.text, f"{amount}{'?' * cell.doubtful}"))
    return found
