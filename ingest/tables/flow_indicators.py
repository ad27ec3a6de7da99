"""Indicators in flattened forms: rows of class, name, targets and basis whose columns are gone.

What a word says decides what it is; all else is the name. Where a target is in words of its own, it begins where the
lines of the name end: where the name is given twice, or by the width of the lines; otherwise it is doubtful.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from disclosure.amount import COUNT
from disclosure.identities import Path
from disclosure.model import Cell, CellState, Span
from disclosure.terms import pattern
from ingest.blocks import Line
from ingest.captions import squeeze
from ingest.tables.flow_words import Piece, pieces, words_of
from ingest.tables.form_heads import IndicatorHeads, heads_in_order
from ingest.tables.form_terms import indicator_terms, is_level_head, is_year
from ingest.tables.rows import split_label
from ingest.tables.values import column_unit, read_value
from ingest.tables.wraps import parted, width

_LONGEST_NAME = 80
_FIRST_COLUMN = 30
_Kinds = tuple[str, ...]
_TEXT: _Kinds = ("text",)
_TEXT_OR_VALUE: _Kinds = ("text", "value")


@dataclass(frozen=True, slots=True)
class _Under:
    """What stands over a row: the part or objective, its class, and the headings."""

    part: str = ""
    classed: str = ""
    heads: IndicatorHeads = field(default_factory=IndicatorHeads)


@dataclass(slots=True)
class _Row:
    """What has been read of a row; `alias` is the name it is given before its class."""

    under: _Under
    alias: str = ""
    name: list[Piece] = field(default_factory=list)
    values: list[Piece] = field(default_factory=list)
    tail: list[Piece] = field(default_factory=list)
    class_piece: Piece | None = None
    doubtful: bool = False


def indicator_cells(lines: Sequence[Line]) -> Iterator[Cell]:
    """Objectives and indicators, one row each from 1: labels, a value for every heading, what is said of them."""
    found = list(_Reader(pieces(words_of(lines))).rows())
    limits = _name_widths([row for row, _ in found if row is not None])
    for number, (row, objective) in enumerate(found, 1):
        if objective is not None:
            label, pieces_of = objective
            text, span = _text(pieces_of)
            yield Cell(number, 2, text, CellState.TEXT, "value", span, None, (label,), ())
        elif row is not None:
            _part_name(row, limits.get(row.under.heads.printed[:4], 0.0))
            yield from _cells(number, row)


def _name_widths(rows: Sequence[_Row]) -> dict[tuple[str, ...], float]:
    """The width of the column of names under each set of headings, from the rows whose targets were recognised."""
    widths: dict[tuple[str, ...], float] = {}
    for row in rows:
        if row.values:
            key = row.under.heads.printed[:4]
            widths[key] = max(widths.get(key, 0.0), *(width(piece.text) for piece in row.name))
    return widths


class _Reader:
    """Walks over the pieces; a row ends at a basis, at the next class, or where a name follows targets."""

    def __init__(self, found: Sequence[Piece]) -> None:
        self._found = found
        self._following = {over: _following(found, over) for over in (_TEXT, _TEXT_OR_VALUE)}
        self._under = _Under()
        self._row = _Row(self._under)
        self._heads: list[str] = []
        self._inside = False
        self._fresh = True  # whether no row has been read since the headings

    def rows(self) -> Iterator[tuple[_Row | None, tuple[str, list[Piece]] | None]]:
        """Every finished row, and every objective with its text."""
        place = 0
        while place < len(self._found):
            piece = self._found[place]
            ends = piece.kind in ("objective", "head", "part") or (piece.kind == "class" and not self._wraps_name(piece))
            if ends and (done := self._finished(alias=piece.kind == "class")):
                yield done, None
            if piece.kind == "objective":
                label, said, place = self._objective(place)
                yield None, (label, said)
                continue
            if ends:
                self._open(piece, self._found[place - 1] if place else None)
            elif self._inside:
                if self._begins_row(piece, place) and (done := self._finished()):
                    yield done, None
                self._take(piece, place)
            elif piece.kind == "value":
                self._heads = []  # headings over figures of another kind
            place += 1
        if done := self._finished():
            yield done, None

    def _wraps_name(self, piece: Piece) -> bool:
        """Whether words that could be a class are the end of a name: they do not call themselves one."""
        row = self._row
        waiting = row.class_piece is not None and bool(row.name) and not row.values
        return waiting and not pattern("forms", "indicator", "class_ends").search(piece.text)

    def _finished(self, alias: bool = False) -> _Row | None:
        """The row at hand, if it is one; a name without a class becomes the alias of the row that its class begins."""
        row, self._row = self._row, _Row(self._under)
        if alias and row.name and not row.values and row.class_piece is None:
            self._row.alias = _joined(row.name)
            return None
        if alias and not row.name:
            self._row.alias = row.alias
        self._fresh = self._fresh and not row.values
        return row if row.class_piece or (row.name and row.values) else None

    def _objective(self, place: int) -> tuple[str, list[Piece], int]:
        piece = self._found[place]
        label, _, rest = piece.text.replace(":", "：").partition("：")
        last = piece.words[-1]
        said = []
        if rest:
            start = last.span[1] - len(rest)
            said.append(Piece("text", (replace(last, text=rest, span=(start, last.span[1])),)))
        place += 1
        while place < len(self._found) and self._found[place].kind not in ("head", "part", "objective", "class"):
            said.append(self._found[place])
            place += 1
        self._inside, self._heads = False, []
        self._under = _Under(label)
        self._row = _Row(self._under)
        return label, said, place

    def _open(self, piece: Piece, before: Piece | None) -> None:
        """Begin what a heading, a part or a class stands over."""
        if piece.kind == "head":
            goes_on = self._fresh or (before is not None and before.kind == "head")
            self._heads = [*(self._heads if goes_on else []), squeeze(piece.text)]
            self._fresh = True
            self._under = _Under(self._under.part, heads=heads_in_order(self._heads))
            self._inside = any(map(is_level_head, self._heads))
        elif piece.kind == "part":
            self._inside, self._heads = False, []
            self._under = _Under(piece.text)
        else:
            self._under = replace(self._under, classed=piece.text)
        alias = self._row.alias
        self._row = _Row(self._under, alias=alias)
        if piece.kind == "class" and self._inside:
            self._row.class_piece = piece

    def _begins_row(self, piece: Piece, place: int) -> bool:
        """Whether text begins a new row: after a basis, or after targets where more targets follow."""
        row = self._row
        if row.tail:
            return piece.kind == "text" and row.tail[0].kind == "basis"
        if piece.kind != "text" or not row.values:
            return False
        short = len(row.values) < len(row.under.heads.values) or row.values[-1].kind == "text"
        if short and self._after(place, _TEXT_OR_VALUE) == "basis":
            return False
        return self._after(place) in ("basis", "value")

    def _after(self, place: int, over: _Kinds = _TEXT) -> str:
        """What follows a run of text, or of what else is looked over."""
        return self._following[over][place]

    def _take(self, piece: Piece, place: int) -> None:
        row = self._row
        if row.values and piece.kind == "text" and _joined(row.name) in indicator_terms()["score_totals"]:
            row.tail.append(piece)  # what is said below the total
        elif piece.kind == "basis":
            row.tail.append(piece)
        elif piece.kind == "value" and row.name and not (row.values and row.values[-1].kind == "text"):
            row.values.append(piece)
        elif row.tail:
            row.tail.append(piece)
        elif not row.values:
            row.name.append(piece)
        elif self._after(place, _TEXT_OR_VALUE) == "basis":
            self._extend(piece)
        elif len(row.values) == len(row.under.heads.values) and any(map(_explains, row.under.heads.tails)):
            row.tail.append(piece)
        elif row.values[0].words[0].line in {word.line for part in row.name for word in part.words}:
            row.name.append(piece)
        elif len(row.values) == len(row.under.heads.values) and row.under.heads.tails:
            row.tail.append(piece)
        else:
            self._extend(piece)

    def _extend(self, piece: Piece) -> None:
        """Words of a target after others: a target of its own, or the rest of one that is wrapped."""
        row = self._row
        if row.values[-1].kind == "text" or len(row.values) >= max(1, len(row.under.heads.values)):
            row.values[-1] = Piece("text", (*row.values[-1].words, *piece.words))
        else:
            row.values.append(piece)


def _explains(head: str) -> bool:
    """Whether a column behind the values explains them in sentences."""
    return bool(pattern("forms", "indicator", "explains").search(head))


def _following(found: Sequence[Piece], over: _Kinds) -> list[str]:
    """For every place the kind of the next piece that is not looked over."""
    kinds = ["end"]
    for piece in reversed(found):
        kinds.append(kinds[-1] if piece.kind in over else piece.kind)
    return kinds[:0:-1]


def _cells(number: int, row: _Row) -> Iterator[Cell]:
    """The cells of a row: its class, its name, a value or a blank under every heading."""
    if row.class_piece is not None:
        yield Cell(number, 1, row.class_piece.text, CellState.TEXT, "label", row.class_piece.span)
    name = split_label(_joined(row.name))[1]
    if not row.values or not 2 <= len(name) <= _LONGEST_NAME:
        return
    label, span = _text(row.name)
    yield Cell(number, 2, label, CellState.TEXT, "label", span)
    path = tuple(part for part in (row.under.part, row.under.classed, name) if part)
    end = (row.tail or row.values)[-1].span[1]
    for column, (head, found) in enumerate(_placed(row), _FIRST_COLUMN):
        text, place = _text(found) if found else ("", (end, end))
        value = read_value(text, column_unit(head, COUNT))
        doubtful = row.doubtful
        yield Cell(number, column, text, value.state, "value", place, value.amount, path, head, doubtful=doubtful)


def _placed(row: _Row) -> Iterator[tuple[Path, list[Piece]]]:
    """Every heading with its pieces; a single value under years is the current year's."""
    heads = row.under.heads
    paths = list(heads.values) or [(indicator_terms()["value"],)]
    if len(row.values) > len(paths):
        years = indicator_terms()["target_years"]
        known = len(row.values) == len(years)
        paths = [(*paths[-1], year) for year in years] if known else paths[-1:] * len(row.values)
        row.doubtful = row.doubtful or not known  # values that no heading tells apart
    yearly = any(is_year(head) for path in paths for head in path)
    if _joined(row.name) in indicator_terms()["score_totals"]:
        scored = [path for path in paths if pattern("columns", "value", "scored").search(path[-1])]
        paths = scored if len(scored) == len(row.values) else paths
    blanks = len(paths) - len(row.values)
    row.doubtful = row.doubtful or (blanks > 0 and not (len(row.values) == 1 and yearly))
    for index, path in enumerate(paths):
        place = index - blanks if len(row.values) == 1 else index
        yield path, [row.values[place]] if 0 <= place < len(row.values) else []
    for index, tail in enumerate(heads.tails):
        yield (tail,), row.tail if index == 0 else []


def _part_name(row: _Row, usual: float) -> None:
    """Find where the name ends and a target in words begins; a word too many before the targets is the name's."""
    while row.name and len(row.values) > max(1, len(row.under.heads.values)) and not re.search(r"[\d-]", row.values[0].text):
        row.name.append(row.values.pop(0))
    if row.values or not row.name:
        return
    if row.alias and (count := _alias_end(row)):
        row.values, row.name = [Piece("text", tuple(w for p in row.name[count:] for w in p.words))], row.name[:count]
        return
    lines = [piece.text for piece in row.name]
    limit = usual or max(map(width, lines))
    counts = parted(lines, limit) if len(lines) > 1 else []
    if counts:
        rest = [word.line for piece in row.name[counts[0] :] for word in piece.words]
        several = len(row.under.heads.values) > 1 and len(set(rest)) < len(rest)
        row.doubtful = len(counts) > 1 or several
        row.values, row.name = [Piece("text", tuple(w for p in row.name[counts[0] :] for w in p.words))], row.name[: counts[0]]


def _alias_end(row: _Row) -> int | None:
    """How many pieces repeat the name given before the class, when more follow."""
    text = ""
    for count, piece in enumerate(row.name[:-1], 1):
        text += piece.text
        if text == row.alias:
            return count
    return None


def _joined(found: Sequence[Piece]) -> str:
    return "".join(piece.text for piece in found)


def _text(found: Sequence[Piece]) -> tuple[str, Span]:
    if not found:
        return "", (0, 0)
    return _joined(found), (found[0].span[0], found[-1].span[1])
