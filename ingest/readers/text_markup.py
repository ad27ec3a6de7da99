"""Tables written as HTML inside a text or markdown file, the way recognition models give them; offsets are kept."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from disclosure.model import Span
from ingest.blocks import Grid, GridCell, Line
from ingest.readers.frame import Spot, placed

TABLE = re.compile(r"<table\b[^>]*>.*?(?:</table\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_ROW = re.compile(r"<tr\b[^>]*>(?P<row>.*?)(?=</?tr\b|</table|\Z)", re.IGNORECASE | re.DOTALL)
_CELL = re.compile(r"<t[dh]\b(?P<spans>[^>]*)>(?P<text>.*?)(?=</?t[dh]\b|</?tr\b|</table|\Z)", re.IGNORECASE | re.DOTALL)
_SPAN = re.compile(r"\b(?P<way>row|col)span\s*=\s*[\"']?(?P<count>\d{1,4})", re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,200}>|\*\*")
_WIDEST = 400


@dataclass(frozen=True, slots=True)
class _Placed(Spot):
    """A cell with its place in the text."""

    span: Span = (0, 0)


def table_blocks(text: str, span: Span) -> Iterator[Grid | Line]:
    """One table of a text as a grid; as lines where it has one column only, or more than 400."""
    rows = [list(_cells(text, row.span("row"))) for row in _ROW.finditer(text, *span)]
    matrix = placed([row for row in rows if row], _WIDEST)
    if not matrix or len(matrix[0]) < 2:
        yield from (Line(" ".join(cell.text.split()), cell.span) for row in rows for cell in row if cell.text.strip())
        return
    grid = [[None if spot is None else _grid_cell(spot, span) for spot in row] for row in matrix]
    yield Grid(tuple(tuple(row) for row in grid), span)


def _cells(text: str, row: Span) -> Iterator[_Placed]:
    for cell in _CELL.finditer(text, *row):
        spans = {m["way"].lower(): max(1, int(m["count"])) for m in _SPAN.finditer(cell["spans"])}
        printed = html.unescape(_TAG.sub("", _BREAK.sub("\n", cell["text"]))).strip()
        yield _Placed(printed, spans.get("row", 1), spans.get("col", 1), span=_inner(text, cell.span("text")))


def _inner(text: str, span: Span) -> Span:
    """The printed part of a cell: without blanks and tags around it."""
    start, end = span
    lead = re.compile(r"(?:\s|<[^<>]{0,200}>|\*\*)*").match(text, start, end)
    start = lead.end() if lead else start
    body = re.sub(r"(?:\s|<[^<>]{0,200}>|\*\*)*\Z", "", text[start:end])
    return start, start + len(body)


def _grid_cell(spot: Spot, table: Span) -> GridCell:
    place = spot.span if isinstance(spot, _Placed) else (table[1], table[1])
    return GridCell(spot.text, place)
