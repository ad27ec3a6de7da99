"""Tables without vertical rulings: columns found where figures line up under each other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from disclosure.amount import parse_number
from ingest.readers.pdf_lines import TextLine, joined
from ingest.readers.pdf_sheet import Place, Table
from ingest.readers.pdf_unruled_header import header_rows, header_top
from ingest.readers.pdf_unruled_leaves import Columns, completed
from ingest.readers.pdf_unruled_rows import strips

_COLUMN_GAP = 1.0  # em of white between the cells of a line
_FIGURE_GAP = 0.4  # em of white between a figure and the label of the next column
_LETTER_GAP = 4.0  # em of white between the letters of a spaced word
_LINE_GAP = 3.5  # line heights between the rows of a table
_ALIGNED = 3.0  # points within which edges are under each other
_FEWEST_ROWS = 3
_MOST_HEADERS = 4
_FEWEST_HEADS = 4  # of a table with one row
_AMOUNT = re.compile(r"[-−]?\d[\d,]*\.\d+%?")
_BLANK_MARKS = frozenset("-—–－/")

_Interval = tuple[float, float]
_Segments = list[TextLine]


def unruled_tables(lines: Sequence[TextLine]) -> list[tuple[int, int, Table]]:
    """Find aligned blocks among lines from top to bottom.

    Returns:
        Index of the first line, index after the last line, and the table of each block.
    """
    pieces = [_unspaced([part for piece in line.segments(_COLUMN_GAP) for part in _apart(piece)]) for line in lines]
    rows = strips(lines, pieces, _has_figures)
    whole = [TextLine(tuple(glyph for piece in row.pieces for glyph in piece.glyphs)) for row in rows]
    found = _tables(whole, [row.pieces for row in rows])
    return [(rows[start].first, rows[end - 1].end, table) for start, end, table in found]


def _tables(lines: Sequence[TextLine], cut: Sequence[_Segments]) -> list[tuple[int, int, Table]]:
    """Aligned blocks among rows, each a line with its pieces."""
    found: list[tuple[int, int, Table]] = []
    index = 0
    while index < len(lines):
        top = index + _is_numbering(cut[index])
        end = _block_end(lines, cut, top) if top < len(lines) else top
        columns = _columns(cut[top:end]) if end - top >= _FEWEST_ROWS else None
        if columns is None:
            short = _short(lines, cut, index, found[-1][1] if found else 0) if top == index else None
            found += [short] if short else []
            index = short[1] if short else index + 1
            continue
        columns = _one_label(cut[top:end], columns)
        floor = found[-1][1] if found else 0
        spread = [*(_spread(row, columns) for row in cut[:index]), *cut[index:]]
        whole = _completed(lines, spread, (index, top, end), columns, floor)
        start, header = header_rows(lines, spread, index, whole, floor)
        if not header:
            start = _with_headers(lines, cut, index, whole.printed, floor)
        body = cut[index:end] if header else cut[start:end]
        found.append((start, end, _table(header, body, whole.printed)))
        index = end
    return found


def _short(
    lines: Sequence[TextLine], cut: Sequence[_Segments], row: int, floor: int
) -> tuple[int, int, Table] | None:
    """A table of one row of figures, where every figure has a heading of its own over it; else None."""
    pieces = cut[row]
    figures = sum(map(_is_amount, pieces))
    if figures < _FEWEST_HEADS or len(pieces) - figures > 1:
        return None
    columns = [(piece.bbox[0], piece.bbox[2]) for piece in pieces]
    spread = [*(_spread(above, columns) for above in cut[:row]), *cut[row:]]
    whole = _completed(lines, spread, (row, row, row + 1), columns, floor)
    start, header = header_rows(lines, spread, row, whole, floor)
    headed = header and len(header[-1]) == len(whole.printed) and len(header) < _MOST_HEADERS
    if not headed or any(all(place is None or not place.text for place in column) for column in zip(*header, strict=True)):
        return None
    return start, row + 1, _table(header, [pieces], whole.printed)


def _apart(piece: TextLine) -> _Segments:
    """A piece cut where a figure ends or begins: a figure at the right edge of its cell nearly meets the next label."""
    parts = piece.segments(_FIGURE_GAP)
    whole: _Segments = []
    for part in parts:
        met = whole and (_is_amount(whole[-1]) or _is_amount(part))
        if not whole or met:
            whole.append(part)
        else:
            whole[-1] = TextLine((*whole[-1].glyphs, *part.glyphs))
    return whole


def _is_amount(piece: TextLine) -> bool:
    """Whether a piece is a figure with decimals, or a mark for none."""
    return bool(_AMOUNT.fullmatch(piece.text)) or piece.text in _BLANK_MARKS


def _unspaced(pieces: _Segments) -> _Segments:
    """The pieces of a line with the letters of a spaced word (合 计) put together."""
    whole: _Segments = []
    for piece in pieces:
        before = whole[-1] if whole else None
        letters = before is not None and _is_letter(piece) and all(_is_letter(TextLine((glyph,))) for glyph in before.glyphs)
        if before is not None and letters and piece.bbox[0] - before.bbox[2] <= _LETTER_GAP * piece.size:
            whole[-1] = TextLine((*before.glyphs, *piece.glyphs))
        else:
            whole.append(piece)
    return whole


def _spread(pieces: _Segments, columns: Sequence[_Interval]) -> _Segments:
    """The pieces of a header line: headings that nearly meet are cut, letters put together (类 款 项) only over columns."""
    found: _Segments = []
    for piece in pieces:
        parts = piece.segments(_FIGURE_GAP)
        over = {_column_of(part, columns) for part in parts}
        letters = all(map(_is_letter, parts))
        apart = len(over) == len(parts) if letters else all(len(part.text) > 1 for part in parts)
        found += parts if apart else [piece]
    return found


def _is_letter(piece: TextLine) -> bool:
    return len(piece.text) == 1 and "\u4e00" <= piece.text <= "\u9fff"


def _block_end(lines: Sequence[TextLine], cut: Sequence[_Segments], start: int) -> int:
    """How far lines of a label and figures go on; a single short piece may stand between (a wrapped name)."""
    if not _has_figures(cut[start]):
        return start
    end = last = start + 1
    while end < len(lines) and _near(lines[end - 1], lines[end]):
        if _has_figures(cut[end]):
            last = end + 1
        elif not _wraps(cut[end], cut[start:end]):
            break
        end += 1
    return last


def _is_numbering(pieces: _Segments) -> bool:
    """Whether a line numbers the columns (栏次 1 2 3), as the last line of a header."""
    digits = [piece.text for piece in pieces if piece.text.isdecimal()]
    return len(digits) >= max(3, len(pieces) - 2) and digits == [str(number) for number in range(1, len(digits) + 1)]


def _has_figures(pieces: _Segments) -> bool:
    return len(pieces) >= 2 and any(_is_figure(piece) for piece in pieces[1:])


def _is_figure(piece: TextLine) -> bool:
    text = piece.text
    return text in _BLANK_MARKS or parse_number(text.rstrip("%％")) is not None


def _wraps(pieces: _Segments, above: Sequence[_Segments]) -> bool:
    """Whether a line is one piece of text no wider than the labels above it, or several under labels above."""
    labels = [row[0].bbox for row in above if len(row) >= 2]
    if len(pieces) == 1:
        return pieces[0].bbox[2] <= max(box[2] for box in labels) + _ALIGNED
    known = [piece.bbox for row in above for piece in row if not _is_figure(piece)]
    return all(any(abs(piece.bbox[0] - box[0]) <= _ALIGNED for box in known) for piece in pieces)


def _near(above: TextLine, below: TextLine) -> bool:
    return below.bbox[1] - above.bbox[1] <= _LINE_GAP * max(above.size, below.size)


def _columns(block: Sequence[_Segments]) -> list[_Interval] | None:
    """The x-intervals of a block's columns, or None when nothing is aligned under anything."""
    rows = [pieces for pieces in block if _has_figures(pieces)]
    columns: list[_Interval] = []
    for x0, _, x1, _ in sorted(piece.bbox for pieces in rows for piece in pieces):
        if columns and x0 < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], x1))
        else:
            columns.append((x0, x1))
    places = [[_column_of(piece, columns) for piece in pieces] for pieces in rows]
    if len(columns) < 2 or any(len(set(row)) < len(row) for row in places):
        return None
    figures: dict[int, list[TextLine]] = {}
    for pieces, row in zip(rows, places, strict=True):
        for piece, column in zip(pieces[1:], row[1:], strict=True):
            if _is_figure(piece):
                figures.setdefault(column, []).append(piece)
    aligned = [pieces for pieces in figures.values() if _are_aligned(pieces)]
    if len(rows) < _FEWEST_ROWS or not aligned or _is_contents(figures):
        return None
    return columns


def _completed(
    lines: Sequence[TextLine], cut: Sequence[_Segments], block: tuple[int, int, int], columns: list[_Interval], floor: int
) -> Columns:
    """The columns of a block (header's end, first row, end) with what its header says of them."""
    start, top, end = block
    first = header_top(lines, cut, start, columns, floor)
    held: dict[int, list[TextLine]] = {}
    for pieces in cut[top:end]:
        for piece in pieces:
            if _is_amount(piece):
                held.setdefault(_column_of(piece, columns), []).append(piece)
    return completed(columns, [piece for row in cut[first:start] for piece in row], [held.get(place, []) for place in range(len(columns))])


def _column_of(piece: TextLine, columns: Sequence[_Interval]) -> int:
    """The column a piece overlaps most; the nearest when it overlaps none."""
    x0, _, x1, _ = piece.bbox
    return max(range(len(columns)), key=lambda i: min(x1, columns[i][1]) - max(x0, columns[i][0]))


def _are_aligned(pieces: Sequence[TextLine]) -> bool:
    """Whether enough figures share a right edge, a centre or a left edge."""
    boxes = [piece.bbox for piece in pieces]
    for places in ([b[2] for b in boxes], [(b[0] + b[2]) / 2 for b in boxes], [b[0] for b in boxes]):
        near = Counter(round(place / _ALIGNED) for place in places)
        if max(near[key] + near[key + 1] for key in list(near)) >= max(_FEWEST_ROWS, len(places) // 2):
            return True
    return False


def _is_contents(figures: dict[int, list[TextLine]]) -> bool:
    """Whether the only figures are page numbers that never go down: a table of contents."""
    if len(figures) != 1:
        return False
    texts = [piece.text for pieces in figures.values() for piece in pieces]
    if not all(re.fullmatch(r"\d{1,3}", text) for text in texts):
        return False
    return all(int(a) <= int(b) for a, b in pairwise(texts))


def _with_headers(
    lines: Sequence[TextLine], cut: Sequence[_Segments], start: int, columns: list[_Interval], floor: int
) -> int:
    """Go up over the lines whose pieces stand above the columns."""
    first = start
    while first > max(floor, start - _MOST_HEADERS) and _near(lines[first - 1], lines[first]):
        pieces = cut[first - 1]
        places = [_column_of(piece, columns) for piece in pieces]
        if len(pieces) < 2 or len(set(places)) < len(places) or not all(_touches(p, columns) for p in pieces):
            break
        first -= 1
    return first


def _touches(piece: TextLine, columns: Sequence[_Interval]) -> bool:
    x0, _, x1, _ = piece.bbox
    low, high = columns[_column_of(piece, columns)]
    return min(x1, high) - max(x0, low) > -piece.size


def _one_label(block: Sequence[_Segments], columns: list[_Interval]) -> list[_Interval]:
    """The columns with labels that are centred (合计) and those that begin at the left made one."""
    filled = [{_column_of(piece, columns): piece for piece in pieces} for pieces in block]
    for left in range(len(columns) - 1):
        held = [(row.get(left), row.get(left + 1)) for row in filled]
        texts = [piece for pair in held for piece in pair if piece is not None]
        apart = all(a is None or b is None for a, b in held) and all(any(pair[i] for pair in held) for i in (0, 1))
        if apart and not any(_is_figure(piece) for piece in texts):
            whole = (columns[left][0], columns[left + 1][1])
            return [*columns[:left], whole, *columns[left + 2 :]]
    return columns


def _table(header: list[tuple[Place | None, ...]], block: Sequence[_Segments], columns: Sequence[_Interval]) -> Table:
    bottom = max(piece.bbox[3] for pieces in block for piece in pieces)
    boxes = [place.bbox for row in header for place in row if place is not None]
    top = min(box[1] for box in [*boxes, *(piece.bbox for pieces in block for piece in pieces)])
    rows = (*header, *(_row(pieces, columns) for pieces in block))
    return Table(rows, (columns[0][0], top, columns[-1][1], bottom))


def _row(pieces: _Segments, columns: Sequence[_Interval]) -> tuple[Place, ...]:
    top, bottom = min(p.bbox[1] for p in pieces), max(p.bbox[3] for p in pieces)
    held: list[list[TextLine]] = [[] for _ in columns]
    for piece in pieces:
        held[_column_of(piece, columns)].append(piece)
    return tuple(
        Place(joined([piece.text for piece in cell]), (x0, top, x1, bottom))
        for cell, (x0, x1) in zip(held, columns, strict=True)
    )
