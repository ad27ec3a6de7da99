"""Small PDFs drawn for the tests, in page points from the top left."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from ingest.blocks import Grid, Line, Raw

WIDTH, HEIGHT = 595, 842
_FONT = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(_FONT))


class Drawing:
    """A PDF being drawn."""

    def __init__(self, path: Path, password: str | None = None) -> None:
        encryption = (
            None if password is None else StandardEncryption(password, ownerPassword="owner", canPrint=0)
        )
        self.path = path
        self.canvas: Any = Canvas(str(path), pagesize=(WIDTH, HEIGHT), encrypt=encryption)

    def text(self, x: float, middle: float, text: str, size: float = 10) -> None:
        self.canvas.setFont(_FONT, size)
        self.canvas.drawString(x, HEIGHT - middle - size * 0.35, text)

    def right(self, x: float, middle: float, text: str, size: float = 10) -> None:
        self.canvas.setFont(_FONT, size)
        self.canvas.drawRightString(x, HEIGHT - middle - size * 0.35, text)

    def h(self, y: float, x0: float, x1: float) -> None:
        self.canvas.line(x0, HEIGHT - y, x1, HEIGHT - y)

    def v(self, x: float, y0: float, y1: float) -> None:
        self.canvas.line(x, HEIGHT - y0, x, HEIGHT - y1)

    def rules(self, xs: Sequence[float], ys: Sequence[float]) -> None:
        for y in ys:
            self.h(y, xs[0], xs[-1])
        for x in xs:
            self.v(x, ys[0], ys[-1])

    def fill(self, xs: Sequence[float], ys: Sequence[float], rows: Sequence[Sequence[str]]) -> None:
        for row, top, bottom in zip(rows, ys, ys[1:], strict=False):
            for text, x in zip(row, xs, strict=False):
                if text:
                    self.text(x + 4, (top + bottom) / 2, text)

    def page(self) -> None:
        self.canvas.showPage()

    def save(self) -> Path:
        self.canvas.save()
        return self.path


def grids(raw: Raw) -> list[list[list[str | None]]]:
    """Every grid's texts."""
    return [
        [[None if cell is None else cell.text for cell in row] for row in block.rows]
        for block in raw.blocks
        if isinstance(block, Grid)
    ]


def lines(raw: Raw) -> list[str]:
    """Every running line's text."""
    return [block.text for block in raw.blocks if isinstance(block, Line)]


def shape(raw: Raw) -> list[str]:
    """The blocks in order: a line's text, GRID for a grid."""
    return [block.text if isinstance(block, Line) else "GRID" for block in raw.blocks]
