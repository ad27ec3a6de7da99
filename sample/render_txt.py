"""The sample as the text layer of a PDF: lines cut at the margin, cells run together, blank cells gone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import count

from sample.document import Block, Grid, Heading, Paragraph, Row, Table, shown

_LINE = 28
_HANGING = frozenset("，。、；：）”")
# Words the margin does not cut: a number with its sign and separators, a run of Latin letters.
_TOKEN = re.compile(r"[0-9A-Za-z.,%]+|.", re.DOTALL)
_BESIDE = re.compile(r"(?<=[㐀-鿿])(?=\d)|(?<=[\d%])(?=[㐀-鿿])")


def render(blocks: Iterable[Block]) -> str:
    """The document as text; a page starts with a space, and some pages end with their number."""
    pages = count(2)
    parts: list[str] = []
    for block in blocks:
        match block:
            case Heading(level=1 | 2):
                parts.append(" " + _BESIDE.sub(" ", block.text))
            case Heading() | Paragraph():
                parts += wrap(_BESIDE.sub(" ", block.text), _LINE)
            case Table():
                parts.append(_table(block, pages))
    return re.sub(r"\n\n (?=\S)", "\n ", "\n\n".join(parts)) + "\n\n\n"


def wrap(text: str, width: int) -> list[str]:
    """Cut a text into lines of `width` full-width characters; numbers stay whole, punctuation may hang."""
    lines, used = [""], 0.0
    for token in _TOKEN.findall(text):
        size = sum(0.5 if char.isascii() else 1 for char in token)
        if lines[-1] and used + size > width and token not in _HANGING:
            lines.append("")
            used = 0.0
        if lines[-1] or not token.isspace():
            lines[-1] += token
            used += size
    return [line.rstrip() for line in lines]


def _table(table: Table, pages: Iterator[int]) -> str:
    names = [table.number, table.title] if table.number else [table.title]
    head = [" " + _BESIDE.sub(" ", names[0]), *names[1:], f"{table.caption} {table.unit}"]
    body = [_grid(grid, pages) for grid in table.grids]
    return "\n\n".join([*head, *body, *([table.note] if table.note else [])])


def _grid(grid: Grid, pages: Iterator[int]) -> str:
    text = ""
    for number, row in enumerate(grid.rows):
        flat = _row(row, grid.widths)
        if not flat:
            continue
        if number == grid.cut:
            text += f"\n\n\n\n— {next(pages)} —"
        apart = "\n" if grid.tight and number > grid.head else "\n\n"
        text += apart + flat
    return text.lstrip("\n")


def _row(row: Row, widths: tuple[int, ...]) -> str:
    """One row: cells that fit share a line, a cell that wraps has a line for every piece."""
    text, open_line = "", False
    for place, cell in enumerate(row):
        if not shown(cell):
            continue
        lines = wrap(cell, _room(row, widths, place))
        if len(lines) == 1:
            text += (" " if open_line else "\n") + cell
            open_line = True
            continue
        joint = " " if open_line and _is_code(text) else "\n\n"
        text += joint + "\n\n".join(lines)
        open_line = False
    return text.strip()


def _room(row: Row, widths: tuple[int, ...], place: int) -> int:
    room = widths[place]
    for width, cell in zip(widths[place + 1 :], row[place + 1 :], strict=True):
        if cell != "←":
            break
        room += width
    return room


def _is_code(text: str) -> bool:
    return text.strip().isdigit()
