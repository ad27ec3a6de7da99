"""Parsed tables beside what they were read from, so that a wrong one can be seen and mended.

On the left the table as parsed, under the heading paths it was read with; on the right the page's image, or the source
lines of a text. What was joined over pages, placed by an identity or left in doubt is marked.
"""

from __future__ import annotations

import base64
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from adapters.page_images import PageImage, page_images
from disclosure.model import Cell, Document, Table, cell_address
from surfaces.grid import Row, caption, flat, rows
from surfaces.markup import esc, was_printed
from surfaces.words import placing, say

_LINES_BEFORE = 6  # of a table in a text: where its title and unit stand
_MOST_LISTED = 40  # of the cells in doubt; all of them are marked in the table
_STYLE = Path(__file__).parent / "static" / "table_view.css"


def view_page(document: Document, tables: Sequence[Table], source: Path | None, css: str, language: str) -> str:
    """One self-contained page with every table beside its source.

    Args:
        document: the tables' document.
        tables: what to show.
        source: the file itself, where it is at hand; pages of a PDF are drawn from it.
        css: the look of tables.
        language: of the words added.
    """
    pages = {page for table in tables for page in _pages(table)}
    images = page_images(source, pages) if source is not None and source.suffix.lower() == ".pdf" else {}
    name = document.info.title or document.info.file
    body = "".join(_sheet(document, table, images, language) for table in tables)
    return (
        f'<!doctype html><html lang="{"zh-CN" if language == "zh" else "en"}"><head><meta charset="utf-8">'
        f"<title>{esc(name)}</title><style>{css}{_view_style()}</style></head>"
        f'<body class="dq-plain dq-view"><header><h1>{esc(name)}</h1><p class="dq-file">{esc(document.info.file)}</p>'
        f"{_legend(language)}</header><main>{body}</main></body></html>"
    )


@cache
def _view_style() -> str:
    return _STYLE.read_text("utf-8")


def _legend(language: str) -> str:
    kinds = ("joined", "placed", "doubt", "blank")
    items = "".join(f'<li><span class="dq-key dq-{kind}"></span>{esc(say(f"view.{kind}", language))}</li>' for kind in kinds)
    return f'<ul class="dq-legend">{items}</ul>'


def _pages(table: Table) -> list[int]:
    return sorted({page for page in (table.page, *(cell.page for cell in table.cells)) if page is not None})


def _sheet(document: Document, table: Table, images: Mapping[int, PageImage], language: str) -> str:
    shown = [images[page] for page in _pages(table) if page in images]
    beside = "".join(_image(table, image) for image in shown) if shown else _lines(document, table)
    counts = _counts(table)
    said = say("view.counts", language, **counts)
    notes = "".join(f'<p class="dq-note">{esc(note)}</p>' for note in table.notes)
    return (
        f'<section class="dq-sheet" id="{esc(table.id)}"><h2>{esc(caption(table, language))}</h2>'
        f'<p class="dq-counts">{esc(said)}</p>{_reasons(table, language)}<div class="dq-pair"><div class="dq-parsed">{_parsed(table, language)}'
        f'{notes}</div><div class="dq-source">{beside}</div></div></section>'
    )


def _counts(table: Table) -> dict[str, int]:
    values = list(table.values())
    return {
        "values": len(values),
        "blank": sum(1 for cell in values if not cell.text),
        "placed": sum(1 for cell in values if cell.placed_by),
        "doubt": sum(1 for cell in values if cell.doubtful),
        "joined": sum(1 for cell in values if cell.page not in (None, table.page)),
    }


def _reasons(table: Table, language: str) -> str:
    """What placed the cells of a table and which are in doubt, in words that need no pointer over a cell."""
    marks = Counter(cell.placed_by for cell in table.values() if cell.placed_by)
    why = "；".join(say("view.why_one", language, by=placing(mark, language), count=count) for mark, count in marks.items())
    doubted = [cell for cell in table.values() if cell.doubtful]
    links = ", ".join(_link(table, cell) for cell in doubted[:_MOST_LISTED]) + (" …" if len(doubted) > _MOST_LISTED else "")
    lines = [esc(say("view.why", language, by=why))] if marks else []
    lines += [esc(say("view.where", language, cells="\0")).replace("\0", links)] if doubted else []
    return "".join(f'<p class="dq-counts dq-why">{line}</p>' for line in lines)


def _link(table: Table, cell: Cell) -> str:
    name = f"{cell.row_path[-1] if cell.row_path else ''} {flat(cell)}".strip()
    return f'<a href="#{esc(cell_address(table.id, cell.row, cell.col))}">{esc(name)}</a>'


def _parsed(table: Table, language: str) -> str:
    """The table without columns that hold nothing, under the paths its columns are read by."""
    grid = rows(table)
    used = [c for c in range(len(grid[0]) if grid else 0) if any(row[c] is not None for row in grid)]
    paths = {c: () if table.is_form else _path(table, c + 1) for c in used}
    heads = "" if table.is_form else "".join(f"<th>{esc(' › '.join(paths[c]))}</th>" for c in used)
    body = "".join(_row(table, row, paths, language) for row in grid if any(cell is not None for cell in row))
    return f'<table class="dq-table"><thead><tr class="dq-paths">{heads}</tr></thead><tbody>{body}</tbody></table>'


def _path(table: Table, column: int) -> tuple[str, ...]:
    """The heading path most values of a column have."""
    paths = Counter(cell.col_path for cell in table.values() if cell.col == column and cell.col_path)
    return paths.most_common(1)[0][0] if paths else ()


def _row(table: Table, row: Row, paths: Mapping[int, tuple[str, ...]], language: str) -> str:
    joined = any(cell is not None and cell.page not in (None, table.page) for cell in row)
    cells = "".join(_cell(table, row[c], path, language) for c, path in paths.items())
    return f'<tr class="dq-joined">{cells}</tr>' if joined else f"<tr>{cells}</tr>"


def _cell(table: Table, cell: Cell | None, path: tuple[str, ...], language: str) -> str:
    """A cell; a value that is read under another path than its column's says so."""
    if cell is None:
        return "<td></td>"
    names = [
        name
        for name, holds in (
            ("dq-num", cell.amount is not None), ("dq-placed", cell.placed_by is not None), ("dq-doubt", cell.doubtful),
            ("dq-corrected", cell.printed is not None),
            ("dq-blank", cell.kind == "value" and not cell.text), (f"dq-{cell.kind}", True),
        )
        if holds
    ]
    address = esc(cell_address(table.id, cell.row, cell.col))
    tag = "td" if cell.kind == "value" else "th"
    shown = esc(flat(cell))
    if cell.kind == "value" and (table.is_form or cell.col_path != path):
        shown = f"<small>{esc(' › '.join(cell.col_path) or ' › '.join(cell.row_path))}</small>{shown}"
    return f'<{tag} id="{address}" class="{" ".join(names)}" title="{esc(_hint(cell, language))}">{shown}{was_printed(cell, language)}</{tag}>'


def _hint(cell: Cell, language: str) -> str:
    """What a cell is read as: its paths, unit, and what placed it or is in doubt."""
    parts = [" › ".join(cell.row_path), " › ".join(cell.col_path), cell.amount.unit.name if cell.amount else ""]
    if cell.placed_by:
        parts.append(say("page.placed", language, by=placing(cell.placed_by, language)))
    if cell.doubtful:
        parts.append(say("page.doubtful", language))
    return " | ".join(part for part in parts if part)


def _image(table: Table, image: PageImage) -> str:
    """A page with the table's outline and its marked cells drawn over it."""
    own = [cell for cell in table.cells if cell.page == image.number and cell.bbox is not None]
    boxes = [_box("dq-outline", own, image)] if own else []
    boxes += [_box("dq-placed", [cell], image) for cell in own if cell.placed_by]
    boxes += [_box("dq-doubt", [cell], image) for cell in own if cell.doubtful]
    data = base64.b64encode(image.jpeg).decode("ascii")
    return f'<div class="dq-page"><img alt="{image.number}" src="data:image/jpeg;base64,{data}">{"".join(boxes)}</div>'


def _box(kind: str, cells: Sequence[Cell], image: PageImage) -> str:
    corners = [cell.bbox for cell in cells if cell.bbox is not None]
    left, top = min(b[0] for b in corners) / image.width, min(b[1] for b in corners) / image.height
    right, bottom = max(b[2] for b in corners) / image.width, max(b[3] for b in corners) / image.height
    place = f"left:{left:.2%};top:{top:.2%};width:{right - left:.2%};height:{bottom - top:.2%}"
    return f'<span class="dq-box {kind}" style="{place}"></span>'


def _lines(document: Document, table: Table) -> str:
    """The source lines of a table in a text, numbered, with a few before it."""
    lines = document.text.split("\n")
    first = document.text.count("\n", 0, table.span[0])
    last = document.text.count("\n", 0, table.span[1])
    listed = []
    for number in range(max(0, first - _LINES_BEFORE), last + 1):
        name = "dq-own" if number >= first else "dq-before"
        if lines[number].strip():
            listed.append(f'<li value="{number + 1}" class="{name}">{esc(lines[number])}</li>')
    return f'<ol class="dq-lines">{"".join(listed)}</ol>'
