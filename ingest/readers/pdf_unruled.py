"""Tables without vertical rulings: columns found where figures line up under each other."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.readers.pdf_lines import TextLine, joined
from ingest.readers.pdf_sheet import Place, Table
from ingest.readers.pdf_unruled_columns import (
    ALIGNED,
    FEWEST_ROWS,
    Interval,
    Segments,
    column_of,
    columns_of,
    has_figures,
    is_amount,
    is_figure,
    one_label,
)
from ingest.readers.pdf_unruled_header import header_rows, header_top
from ingest.readers.pdf_unruled_leaves import Columns, completed
from ingest.readers.pdf_unruled_pieces import pieces_of, spread_over
from ingest.readers.pdf_unruled_rows import strips

_LINE_GAP = 3.5  # line heights between the rows of a table
_MOST_HEADERS = 4
_FEWEST_HEADS = 4  # of a table with one row


def unruled_tables(lines: Sequence[TextLine]) -> list[tuple[int, int, Table]]:
    """Find aligned blocks among lines from top to bottom.

    Returns:
        Index of the first line, index after the last line, and the table of each block.
    """
    pieces = [pieces_of(line) for line in lines]
    rows = strips(lines, pieces, lambda row: any(map(is_amount, row)))
    whole = [TextLine(tuple(glyph for piece in row.pieces for glyph in piece.glyphs)) for row in rows]
    found = _tables(whole, [row.pieces for row in rows])
    return [(rows[start].first, rows[end - 1].end, table) for start, end, table in found]


def _tables(lines: Sequence[TextLine], cut: Sequence[Segments]) -> list[tuple[int, int, Table]]:
    """Aligned blocks among rows, each a line with its pieces."""
    found: list[tuple[int, int, Table]] = []
    index = 0
    while index < len(lines):
        top = index + _is_numbering(cut[index])
        end = _block_end(lines, cut, top) if top < len(lines) else top
        columns = columns_of(cut[top:end]) if end - top >= FEWEST_ROWS else None
        if columns is None:
            short = _short(lines, cut, index, found[-1][1] if found else 0) if top == index else None
            found += [short] if short else []
            index = short[1] if short else index + 1
            continue
        columns = one_label(cut[top:end], columns)
        floor = found[-1][1] if found else 0
        spread = [*(spread_over(row, columns) for row in cut[:index]), *cut[index:]]
        whole = _completed(lines, spread, (index, top, end), columns, floor)
        start, header = header_rows(lines, spread, index, whole, floor)
        if not header:
            start = _with_headers(lines, cut, index, whole.printed, floor)
        body = cut[index:end] if header else cut[start:end]
        found.append((start, end, _table(header, body, whole.printed)))
        index = end
    return found


def _short(
    lines: Sequence[TextLine], cut: Sequence[Segments], row: int, floor: int
) -> tuple[int, int, Table] | None:
    """A table of one row of figures, where every figure has a heading of its own over it; else None."""
    pieces = cut[row]
    figures = sum(map(is_amount, pieces))
    if figures < _FEWEST_HEADS or len(pieces) - figures > 1:
        return None
    columns = [(piece.bbox[0], piece.bbox[2]) for piece in pieces]
    spread = [*(spread_over(above, columns) for above in cut[:row]), *cut[row:]]
    whole = _completed(lines, spread, (row, row, row + 1), columns, floor)
    start, header = header_rows(lines, spread, row, whole, floor)
    headed = header and len(header[-1]) == len(whole.printed) and len(header) < _MOST_HEADERS
    if not headed or any(all(place is None or not place.text for place in column) for column in zip(*header, strict=True)):
        return None
    return start, row + 1, _table(header, [pieces], whole.printed)


def _block_end(lines: Sequence[TextLine], cut: Sequence[Segments], start: int) -> int:
    """How far lines of a label and figures go on; a single short piece may stand between (a wrapped name)."""
    if not has_figures(cut[start]):
        return start
    end = last = start + 1
    while end < len(lines) and _near(lines[end - 1], lines[end]):
        if has_figures(cut[end]):
            last = end + 1
        elif not _wraps(cut[end], cut[start:end]):
            break
        end += 1
    return last


def _is_numbering(pieces: Segments) -> bool:
    """Whether a line numbers the columns (栏次 1 2 3), as the last line of a header."""
    digits = [piece.text for piece in pieces if piece.text.isdecimal()]
    return len(digits) >= max(3, len(pieces) - 2) and digits == [str(number) for number in range(1, len(digits) + 1)]


def _wraps(pieces: Segments, above: Sequence[Segments]) -> bool:
    """Whether a line is one piece of text no wider than the labels above it, or pieces under labels above."""
    labels = [row[0].bbox for row in above if len(row) >= 2]
    if len(pieces) == 1 and pieces[0].bbox[2] <= max(box[2] for box in labels) + ALIGNED:
        return True
    known = [piece.bbox for row in above for piece in row if not is_figure(piece)]
    return all(any(abs(piece.bbox[0] - box[0]) <= ALIGNED for box in known) for piece in pieces)


def _near(above: TextLine, below: TextLine) -> bool:
    return below.bbox[1] - above.bbox[3] <= (_LINE_GAP - 1) * max(above.size, below.size)


def _completed(
    lines: Sequence[TextLine], cut: Sequence[Segments], block: tuple[int, int, int], columns: list[Interval], floor: int
) -> Columns:
    """The columns of a block (header's end, first row, end) with what its header says of them."""
    start, top, end = block
    first = header_top(lines, cut, start, columns, floor)
    held: dict[int, list[TextLine]] = {}
    for pieces in cut[top:end]:
        for piece in pieces:
            if is_amount(piece):
                held.setdefault(column_of(piece, columns), []).append(piece)
    return completed(columns, [piece for row in cut[first:start] for piece in row], [held.get(place, []) for place in range(len(columns))])


def _with_headers(
    lines: Sequence[TextLine], cut: Sequence[Segments], start: int, columns: list[Interval], floor: int
) -> int:
    """Go up over the lines whose pieces stand above the columns."""
    first = start
    while first > max(floor, start - _MOST_HEADERS) and _near(lines[first - 1], lines[first]):
        pieces = cut[first - 1]
        places = [column_of(piece, columns) for piece in pieces]
        if len(pieces) < 2 or len(set(places)) < len(places) or not all(_touches(p, columns) for p in pieces):
            break
        first -= 1
    return first


def _touches(piece: TextLine, columns: Sequence[Interval]) -> bool:
    x0, _, x1, _ = piece.bbox
    low, high = columns[column_of(piece, columns)]
    return min(x1, high) - max(x0, low) > -piece.size


def _table(header: list[tuple[Place | None, ...]], block: Sequence[Segments], columns: Sequence[Interval]) -> Table:
    bottom = max(piece.bbox[3] for pieces in block for piece in pieces)
    boxes = [place.bbox for row in header for place in row if place is not None]
    top = min(box[1] for box in [*boxes, *(piece.bbox for pieces in block for piece in pieces)])
    rows = (*header, *(_row(pieces, columns) for pieces in block))
    return Table(rows, (columns[0][0], top, columns[-1][1], bottom))


def _row(pieces: Segments, columns: Sequence[Interval]) -> tuple[Place, ...]:
    top, bottom = min(p.bbox[1] for p in pieces), max(p.bbox[3] for p in pieces)
    held: list[list[TextLine]] = [[] for _ in columns]
    for piece in pieces:
        held[column_of(piece, columns)].append(piece)
    return tuple(
        Place(joined([piece.text for piece in cell]), (x0, top, x1, bottom))
        for cell, (x0, x1) in zip(held, columns, strict=True)
    )
