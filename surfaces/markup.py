"""Tables as HTML, the cited cell marked. Every text of a document passes `esc` on its way out."""

from __future__ import annotations

import html
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from disclosure.model import Cell, Document, Table, cell_address
from surfaces.grid import Row, caption, flat, rows
from surfaces.words import say

# The page's template engine reads braces, dollars and backticks; a document may hold any of them.
_TEMPLATE = {"{": "&#123;", "}": "&#125;", "$": "&#36;", "`": "&#96;"}


def esc(text: object) -> str:
    """Make a text inert in HTML, in attributes and in the page's templates.

    >>> esc("<b>${x}</b>")
    '&lt;b&gt;&#36;&#123;x&#125;&lt;/b&gt;'
    """
    escaped = html.escape(str(text), quote=True)
    return "".join(_TEMPLATE.get(char, char) for char in escaped)


@dataclass(frozen=True, slots=True)
class Mark:
    """The cell to point out in a table."""

    row: int
    col: int

    @classmethod
    def of(cls, address: str | None) -> Mark | None:
        """Read `t3!R2C4`.

        >>> Mark.of("t3!R2C4")
        Mark(row=2, col=4)
        """
        place = (address or "").partition("!R")[2]
        row, _, col = place.partition("C")
        return cls(int(row), int(col)) if row.isdecimal() and col.isdecimal() else None


@dataclass(frozen=True, slots=True)
class _Pointed:
    """A table with the cited cell and the labels it is read by."""

    table: Table
    cited: Cell | None
    heads: Collection[tuple[int, int]]


def table_html(
    table: Table, mark: Mark | None = None, around: int | None = None, language: str = "zh"
) -> str:
    """The table, the cited cell marked together with the headers it is read by.

    Args:
        table: what to draw.
        mark: the cited cell.
        around: how many rows to keep on either side of it; None for all.
        language: of the words added to the table.
    """
    grid = rows(table)
    cited = table.cell(mark.row, mark.col) if mark else None
    pointed = _Pointed(table, cited, _heads(table, cited) if cited else ())
    notes = "".join(f'<p class="dq-note">{esc(note)}</p>' for note in table.notes)
    return (
        f'<div class="dq-scroll" tabindex="0" role="region" aria-label="{esc(table.label)}">'
        f'<table class="dq-table"><caption>{esc(caption(table, language))}</caption>'
        f"<tbody>{_body(grid, pointed, around, language)}</tbody></table></div>{notes}"
    )


def _body(grid: Sequence[Row], pointed: _Pointed, around: int | None, language: str) -> str:
    parts, last = [], 0
    for number in _kept(grid, pointed.cited, around):
        if number > last + 1:
            parts.append(_gap(number - last - 1, len(grid[0]), language))
        parts.append(_row(grid[number - 1], number, pointed, language))
        last = number
    if last < len(grid):
        parts.append(_gap(len(grid) - last, len(grid[0]), language))
    return "".join(parts)


def _kept(grid: Sequence[Row], cited: Cell | None, around: int | None) -> Sequence[int]:
    numbers = range(1, len(grid) + 1)
    if cited is None or around is None:
        return numbers
    return [n for n in numbers if abs(n - cited.row) <= around or _is_header(grid[n - 1])]


def _is_header(row: Row) -> bool:
    return any(cell is not None and cell.kind == "header" for cell in row)


def _gap(count: int, width: int, language: str) -> str:
    words = esc(say("page.rows_left_out", language, count=count))
    return f'<tr class="dq-gap"><td colspan="{width}">{words}</td></tr>'


def _row(row: Row, number: int, pointed: _Pointed, language: str) -> str:
    return f"<tr>{''.join(_cell(cell, number, col, pointed, language) for col, cell in enumerate(row, 1))}</tr>"


def _cell(cell: Cell | None, row: int, col: int, pointed: _Pointed, language: str) -> str:
    cited = pointed.cited
    names = {
        "dq-inrow": cited is not None and row == cited.row,
        "dq-incol": cited is not None and col == cited.col,
        "dq-head": (row, col) in pointed.heads,
        "dq-cited": cited is not None and cell is cited,
        "dq-num": cell is not None and cell.amount is not None,
        "dq-doubt": cell is not None and (cell.doubtful or cell.placed_by is not None),
        "dq-corrected": cell is not None and cell.printed is not None,
    }
    name = " ".join(name for name, holds in names.items() if holds)
    if cell is None:
        return f'<td class="{name}"></td>'
    tag = "td" if cell.kind == "value" else "th"
    current = ' aria-current="true"' if cell is cited else ""
    address = esc(cell_address(pointed.table.id, row, col))
    return f'<{tag} id="{address}" class="{name}"{current}>{esc(flat(cell))}{was_printed(cell, language)}</{tag}>'


def was_printed(cell: Cell, language: str) -> str:
    """What the file prints in a cell that a person corrected, to stand behind it; else nothing."""
    if cell.printed is None:
        return ""
    return f'<small class="dq-was">{esc(say("corrected.cell", language, printed=cell.printed.text))}</small>'


def _heads(table: Table, cited: Cell) -> set[tuple[int, int]]:
    """Where the labels stand that the cited cell's paths are made of.

    A column heading may be merged over several columns: in each header row it is the one nearest to the left.
    """
    found: dict[tuple[str, int | str], tuple[int, int]] = {}
    for cell in sorted(table.cells, key=lambda c: (c.row, c.col)):
        text = flat(cell)
        if cell.kind == "header" and cell.row < cited.row and cell.col <= cited.col:
            found.pop(("col", cell.row), None)
            if text in cited.col_path:
                found["col", cell.row] = (cell.row, cell.col)
        if cell.kind == "label" and cell.row <= cited.row and text in cited.row_path:
            found["row", text] = (cell.row, cell.col)
    return set(found.values())


def document_page(
    document: Document, tables: Sequence[Table], mark: Mark | None, css: str, language: str
) -> str:
    """One self-contained page with these tables of a document: no script, nothing loaded from elsewhere."""
    name = document.info.title or document.info.file
    body = "".join(
        f'<section class="dq-sheet" id="{esc(t.id)}">{table_html(t, mark, language=language)}</section>'
        for t in tables
    )
    lang = "zh-CN" if language == "zh" else "en"
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f'<title>{esc(name)}</title><style>{css}</style></head><body class="dq-plain">'
        f'<header><h1>{esc(name)}</h1><p class="dq-file">{esc(document.info.file)}</p></header>'
        f"<main>{body}</main></body></html>"
    )
