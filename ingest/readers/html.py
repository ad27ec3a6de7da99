"""Web pages (.html, and the .xls and .doc files that are web pages): what a browser shows, tables as grids."""

from __future__ import annotations

import re
from pathlib import Path

from lxml import etree, html

from ingest.blocks import Raw
from ingest.readers.frame import Matrix, Spot, framed, placed
from ingest.readers.html_text import children_cells, children_rows, is_hidden, pieces
from ingest.readers.text import MAX_BYTES, decode
from ingest.readers.writer import Writer, refusal

NAME = "html"
MAX_COLUMNS = 500
_DEEPEST = 20  # tables in tables
_SUFFIXES = (".html", ".htm", ".xhtml")
_TEXT_SUFFIXES = (".txt", ".md", ".markdown", ".text", ".tsv")
_OPENING = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|table)\b", re.I | re.S)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def claims(head: bytes, name: str) -> bool:
    """Whether a file is a web page, by how it opens, else by its name."""
    if name.lower().endswith(_TEXT_SUFFIXES):
        return False
    shown = head.replace(b"\x00", b"") if head.startswith(_MARKS[1:]) else head
    for mark in _MARKS:
        shown = shown.removeprefix(mark)
    return bool(_OPENING.match(shown)) or (name.lower().endswith(_SUFFIXES) and b"\x00" not in head)


def read(path: Path) -> Raw:
    """Read a web page.

    Scripts, styles and hidden elements are left out; nothing is fetched.

    Raises:
        UnreadableFile: when it is too large, in no known encoding, nested too deep, too wide or empty.
    """
    data = path.read_bytes() if path.stat().st_size <= MAX_BYTES else b""
    if not data:
        raise refusal("too_large", found=path.stat().st_size // 1_000_000, limit=MAX_BYTES // 1_000_000)
    root = _parsed(_DECLARATION.sub("", _decoded(data), count=1))
    writer = Writer()
    body = root.find("body")
    _Page(writer).flow(root if body is None else body, 0)
    return writer.raw(NAME)


def _parsed(text: str) -> etree._Element:
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError) as error:
        raise refusal("no_text") from error
    # What the parser gave up on is silently missing from its tree.
    if any(entry.type_name.endswith("_LIMIT") or "Excessive depth" in entry.message for entry in parser.error_log):
        raise refusal("too_deep", limit=_DEEPEST)
    return root


def _decoded(data: bytes) -> str:
    """Decode as the page says where that works, else as text files are decoded."""
    declared = _CHARSET.search(data[:4096])
    name = declared[1].decode("ascii").lower() if declared and not data.startswith(_MARKS) else ""
    if name in ("gb2312", "gbk", "gb18030", "x-gbk"):
        name = "gb18030"
    if name in ("gb18030", "big5", "utf-8"):
        try:
            return data.decode(name)
        except UnicodeDecodeError:
            pass
    return decode(data)


class _Page:
    """Writes what an element shows: lines of text, and tables."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    def flow(self, element: etree._Element, depth: int) -> None:
        """Write an element's text and tables in order."""
        if depth > _DEEPEST:
            raise refusal("too_deep", limit=_DEEPEST)
        text: list[str] = []
        for piece in pieces(element):
            if isinstance(piece, str):
                text.append(piece)
                continue
            self._writer.line("".join(text))
            text = []
            self._table(piece, depth)
        self._writer.line("".join(text))

    def _table(self, table: etree._Element, depth: int) -> None:
        """Write a table; one that only lays out the page is written as what lies in its cells."""
        rows = list(children_rows(table))
        if any(True for row in rows for cell in row.iter("table")) and _is_layout(rows):
            for row in rows:
                for cell in children_cells(row):
                    self.flow(cell, depth + 1)
            return
        nested: list[etree._Element] = []
        parts = framed(_matrix(rows, nested))
        for caption in table.findall("caption"):
            self.flow(caption, depth + 1)
        for line in parts.before:
            self._writer.line(line)
        if parts.grid:
            self._writer.grid(parts.grid)
        for line in parts.after:
            self._writer.line(line)
        if nested and depth >= _DEEPEST:
            raise refusal("too_deep", limit=_DEEPEST)
        for inner in nested:
            self._table(inner, depth + 1)


def _is_layout(rows: list[etree._Element]) -> bool:
    """Whether no row has two cells that print something of their own besides tables."""
    return not any(sum(1 for cell in children_cells(row) if _own_text(cell, [])) > 1 for row in rows)


def _own_text(cell: etree._Element, nested: list[etree._Element]) -> str:
    out = []
    for piece in pieces(cell):
        if isinstance(piece, str):
            out.append(piece)
        else:
            nested.append(piece)
    lines = [" ".join(line.split()) for line in "".join(out).splitlines()]
    return "\n".join(line for line in lines if line)


def _matrix(rows: list[etree._Element], nested: list[etree._Element]) -> Matrix:
    spots = []
    for row in rows:
        cells = [cell for cell in children_cells(row) if not is_hidden(cell)]
        spots.append([Spot(_own_text(cell, nested), *_spans(cell, len(rows))) for cell in cells])
    matrix = placed(spots, MAX_COLUMNS)
    if matrix is None:
        found = max(sum(spot.cols for spot in row) for row in spots)
        raise refusal("too_wide", found=found, limit=MAX_COLUMNS)
    return matrix


def _spans(cell: etree._Element, height: int) -> tuple[int, int]:
    """How many rows and columns a cell covers; a rowspan of 0 reaches to the bottom."""
    rows, columns = (str(cell.get(name, "1")).strip() for name in ("rowspan", "colspan"))
    down = min(int(rows[:6]), height) if rows.isdecimal() else 1
    across = int(columns[:6]) if columns.isdecimal() else 1
    return down or height, across or 1
