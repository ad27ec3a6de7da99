"""Plain text and markdown: UTF-8, UTF-16 or GB18030, flattened PDF text and tab or pipe tables alike."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from disclosure.errors import UnreadableFile
from disclosure.terms import words
from ingest.blocks import Block, Grid, GridCell, Line, Raw
from ingest.readers.text_markup import TABLE, table_blocks
from ingest.readers.text_unfold import cuts

NAME = "text"
MAX_BYTES = 50_000_000
_SUFFIXES = (".txt", ".md", ".markdown", ".text", ".tsv")
# So many rows of full width show that a table has that width.
_FULL = 4
_TAG = re.compile(r"</?(?:b|strong|p|br|i|em|u|sup|sub|span|td|th)\b[^>]*>|\*\*", re.IGNORECASE)
_TICK = re.compile(r"<input[^>]*checkbox[^>]*>", re.IGNORECASE)
_RULE = re.compile(r"\|?\s*:?-{3,}:?\s*(?:\|\s*:?-{3,}:?\s*)*\|?")


def claims(head: bytes, name: str) -> bool:
    """Whether a file is text: no NUL bytes (UTF-16 with a mark excepted) and a text-like name."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return b"\x00" not in head and name.lower().endswith(_SUFFIXES)


def read(path: Path) -> Raw:
    """Read a text file into lines and grids.

    Raises:
        UnreadableFile: when it is too large, or no known encoding decodes it.
    """
    data = path.read_bytes()
    if len(data) > MAX_BYTES:
        raise UnreadableFile(words("messages", "too_large")[0])
    text = decode(data).replace("\r\n", "\n").replace("\r", "\n")
    places = cuts(text)
    return Raw(text, tuple(_blocks(text, places)), format=NAME, folded=bool(places))


def decode(data: bytes) -> str:
    """Decode by byte-order mark, then strict UTF-8, then GB18030.

    Raises:
        UnreadableFile: when none fits or the result is mostly control characters.
    """
    encodings = ["utf-8-sig", "gb18030"]
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if sum(1 for char in text[:4000] if ord(char) < 32 and char not in "\n\r\t\f\v") < 20:
            return text
    raise UnreadableFile(words("messages", "not_text")[0])


def _blocks(text: str, places: Sequence[int]) -> Iterator[Block]:
    """Tables written as HTML, and what stands between them."""
    position = 0
    for found in TABLE.finditer(text):
        yield from _plain_blocks(text[position : found.start()], position, places)
        yield from table_blocks(text, found.span())
        position = found.end()
    yield from _plain_blocks(text[position:], position, places)


def _plain_blocks(text: str, offset: int, places: Sequence[int]) -> Iterator[Block]:
    table: list[tuple[int, str]] = []
    for start, line in _lines(text, offset, places):
        if "\t" in line.strip("\n ") or (line.lstrip().startswith("|") and line.count("|") > 1):
            table.append((start, line))
            continue
        if table:
            yield _grid(table)
            table = []
        yield _line(start, line)
    if table:
        yield _grid(table)


def _line(start: int, line: str) -> Line:
    """A running line; markup in it becomes blanks, so that every character keeps its place."""
    plain = _TICK.sub(lambda m: ("☑" if "checked" in m.group() else "□").ljust(len(m.group())), line)
    plain = _TAG.sub(lambda m: " " * len(m.group()), plain)
    lead = len(plain) - len(plain.lstrip())
    body = plain.strip()
    return Line(body, (start + lead, start + lead + len(body)))


def _lines(text: str, offset: int, places: Sequence[int]) -> Iterator[tuple[int, str]]:
    position = offset
    for line in text.split("\n"):
        own = [0, *(place - position for place in places if position < place < position + len(line)), len(line)]
        for start, end in pairwise(own):
            yield position + start, line[start:end].replace("\f", " ").replace("\v", " ")
        position += len(line) + 1


def _grid(lines: list[tuple[int, str]]) -> Grid:
    rows = [_cells(start, line) for start, line in lines if not _RULE.fullmatch(line.strip())]
    width = max((len(row) for row in rows), default=0)
    rows = _mended(rows, width)
    end = lines[-1][0] + len(lines[-1][1])
    padded = tuple(
        tuple(row + [GridCell("", (row[-1].span[1], row[-1].span[1]))] * (width - len(row))) for row in rows
    )
    return Grid(padded, (lines[0][0], end))


def _mended(rows: Sequence[list[GridCell]], width: int) -> list[list[GridCell]]:
    """Rows that a line break within a cell cut in two, put together: the halves share that cell and fill the width.

    Only where most rows fill it; in forms rows of all lengths are printed as meant.
    """
    full = sum(len(row) == width for row in rows)
    if full < _FULL or full * 2 < len(rows):
        return list(rows)
    whole: list[list[GridCell]] = []
    for row in rows:
        above = whole[-1] if whole else []
        if 1 < len(above) < width and len(above) + len(row) - 1 == width and above[-1].text and row[0].text:
            cut = GridCell(f"{above[-1].text}\n{row[0].text}", (above[-1].span[0], row[0].span[1]))
            whole[-1] = [*above[:-1], cut, *row[1:]]
        else:
            whole.append(row)
    return whole


def _cells(start: int, line: str) -> list[GridCell]:
    separator = "\t" if "\t" in line else "|"
    body, offset = line, start
    if separator == "|":
        stripped = line.strip()
        offset += line.index("|") + 1
        body = stripped[1:-1] if stripped.endswith("|") else stripped[1:]
    cells = []
    for piece in body.split(separator):
        lead = len(piece) - len(piece.lstrip())
        trimmed = piece.strip()
        begin = offset + lead
        cells.append(GridCell(_clean(trimmed), (begin, begin + len(trimmed))))
        offset += len(piece) + 1
    return cells


def _clean(text: str) -> str:
    ticked = _TICK.sub(lambda m: "☑" if "checked" in m.group() else "□", text)
    return _TAG.sub("", ticked).strip()
