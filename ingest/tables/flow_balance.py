"""Balance tables in flattened text: every figure belongs to the nearest label to its left.

Labels are found in the vocabulary (subject names, sources of income, balance lines), because their words wrap and
run into one another; a label that no figure follows is a blank cell.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache
from itertools import dropwhile

from disclosure.amount import Amount, Unit
from disclosure.identities import Path
from disclosure.model import Cell, Span
from disclosure.terms import load, pattern, word, words
from ingest.blocks import Line
from ingest.captions import is_note, squeeze
from ingest.tables.flow_balance_heads import is_fund, placed_in, printed_heads, used_columns
from ingest.tables.order import in_doubt
from ingest.tables.place import PlacedRow
from ingest.tables.rows import Ancestry, is_total, split_label
from ingest.tables.tokens import Token, tokens
from ingest.tables.values import read_value


@dataclass(slots=True)
class Entry:
    """A label and the figures after it."""

    text: str
    span: Span
    figures: list[Token] = field(default_factory=list)
    code: str | None = None


@cache
def _known() -> re.Pattern[str]:
    """A label of a balance table: an ordinal and words up to the next label, or a known name."""
    names = set(load("columns")["balance"]["labels"])
    for classes in ("functional", "economic"):
        names |= {name for code, listed in load("subjects")[classes].items() if len(code) == 3 for name in listed}
    ordered = sorted(names, key=len, reverse=True)
    known = "|".join(re.escape(name).replace("（", "[（(]").replace("）", "[）)]") for name in ordered)
    ordinal = word("columns", "balance", "ordinal")
    return re.compile(f"(?P<ordinal>{ordinal})?(?P<name>{known})|(?P<start>{ordinal})")


def balance_cells(lines: Sequence[Line], money: Unit) -> tuple[list[Cell], int]:
    """Read a flattened balance table; returns its cells and how many lines it takes."""
    used = next((i for i, line in enumerate(lines) if is_note(line.text)), len(lines))
    printed = printed_heads(lines[:used])
    entries = list(dropwhile(_is_heading, _entries(_without_ordinals(lines[:used], printed.lines if printed else 0))))
    widest = max((len(entry.figures) for entry in entries), default=0)
    heads = printed.expenditure if printed else _heads(lines[:used], widest)
    lone = printed.income if printed else _lone_head(lines[:used]) or heads[:1]
    side = _Sides(*printed.sides) if printed else _Sides()
    sides = [side.place(entry, after) for entry, after in zip(entries, [*entries[1:], None][: len(entries)], strict=True)]
    spent = [entry for entry, (block, _) in zip(entries, sides, strict=True) if block != side.income]
    received = [(split_label(entry.text)[1], bool(entry.figures)) for entry, (block, _) in zip(entries, sides, strict=True) if block == side.income]
    columns = used_columns(heads, received, widest) if printed else list(range(len(heads)))
    held = {path[:depth] for block, path in sides if block != side.income for depth in range(1, len(path))}
    over = {id(entry) for entry, (block, path) in zip(entries, sides, strict=True) if block != side.income and path in held}
    placed = _placed(spent, over, heads, columns, money)
    places = dict(zip(map(id, spent), placed, strict=True))
    cells: list[Cell] = []
    for r, (entry, (block, path)) in enumerate(zip(entries, sides, strict=True), 1):
        place = places.get(id(entry), PlacedRow(tuple(range(len(entry.figures)))))
        cells.append(Cell(r, 1, entry.text, read_value("x", money).state, "label", entry.span))
        row = _row(entry, place, heads if block != side.income else lone, money)
        cells.extend(replace(c, row=r, row_path=path, col_path=(block, *c.col_path)) for c in row)
    most = [len(lone if block == side.income else heads) for block, _ in sides]
    ordered = all(len(entry.figures) <= columns for entry, columns in zip(entries, most, strict=True))
    ordered = ordered and not any(place.doubtful and len(place.columns) == len(heads) for place in placed)
    return cells if ordered else in_doubt(cells), used


def _is_heading(entry: Entry) -> bool:
    """Whether what looks like the first row is still the head of a column: a kind of budget without number and figures."""
    numbered = split_label(entry.text)[1] != squeeze(entry.text)
    return entry.text.startswith(words("columns", "balance", "funds")) and not numbered and not entry.figures


def _placed(entries: Sequence[Entry], over: Collection[int], heads: Sequence[Path], used: Sequence[int], money: Unit) -> list[PlacedRow]:
    """The column of every figure of the expenditure side: printed, or put back by the sums of rows and columns; `over` stand over others."""
    nothing = Amount(Decimal(0), money)
    figures = [[Amount.parse(token.text, money) or nothing for token in entry.figures] for entry in entries]
    if len(heads) < 2:
        return [PlacedRow(tuple(range(len(row)))) for row in figures]
    names = [split_label(entry.text)[1] for entry in entries]
    total = next((i for i, name in enumerate(names) if is_total(name) and len(figures[i]) == len(used)), None)
    codes = ["" if i == total else None if is_total(name) or id(entries[i]) in over else f"{100 + i}" for i, name in enumerate(names)]
    return placed_in(figures, codes, heads, used)


def _row(entry: Entry, place: PlacedRow, columns: Sequence[Path], money: Unit) -> Iterator[Cell]:
    """The value cells of an entry; where the placing is in doubt, only those printed."""
    taken = dict(zip(place.columns, entry.figures, strict=False))
    for c, column in enumerate(columns):
        token = taken.get(c)
        if token is None and place.unsure(c) and entry.figures:
            continue
        text, span = (token.text, token.span) if token else ("", (entry.span[1], entry.span[1]))
        value = read_value(text, money)
        yield Cell(
            0, c + 2, text, value.state, "value", span, value.amount, col_path=column, code=entry.code,
            placed_by=place.placed_by if token and not place.unsure(c) else None, doubtful=place.unsure(c) and bool(entry.figures),
        )


def _without_ordinals(lines: Sequence[Line], head_lines: int) -> list[Token]:
    """The tokens below a head of so many lines, without the numbers of its lines where it has a column of them (行次)."""
    stream = [token for token in tokens(lines) if token.line >= head_lines]
    head = squeeze("".join(line.text for line in lines[:30]))
    numbered = pattern("columns", "label", "ordinal").search(head) and any(token.is_money for token in stream)
    return [token for token in stream if not (numbered and re.fullmatch(r"\d{1,2}", token.text))]


def _heads(lines: Sequence[Line], widest: int) -> list[Path]:
    text = squeeze("".join(line.text for line in lines[:30]))
    funds = [name for name in words("columns", "balance", "funds") if name in text]
    if widest > 1 and funds:
        heads: list[Path] = [(word("columns", "balance", "total"),), *((name,) for name in funds)]
        return heads[: max(widest, 2)]
    return _lone_head(lines) or [(word("columns", "balance", "budget"),)]


def _lone_head(lines: Sequence[Line]) -> list[Path]:
    """The heading of the one column on the income side, where it is printed."""
    text = squeeze("".join(line.text for line in lines[:30]))
    names = (word("columns", "balance", "final_account"), word("columns", "balance", "budget"))
    found: list[Path] = [(name,) for name in names if name in text]
    return found[:1]


def _entries(stream: Sequence[Token]) -> list[Entry]:
    entries: list[Entry] = []
    pending: list[Token] = []
    for token in stream:
        if token.is_money or (token.kind == "figure" and not token.first and not _is_code(token)):
            entries.extend(_labels(pending))
            pending = []
            if entries:
                entries[-1].figures.append(token)
        else:
            pending.append(token)
    entries.extend(_labels(pending))
    return entries


def _is_code(token: Token) -> bool:
    return bool(re.fullmatch(r"\d{3}", token.text))


def _labels(pieces: Sequence[Token]) -> list[Entry]:
    """Cut a run of text into labels."""
    text = "".join(squeeze(t.text) for t in pieces)
    places = [t for t in pieces for _ in squeeze(t.text)]
    matches = list(_known().finditer(text))
    entries = []
    for match, after in zip(matches, [*matches[1:], None][: len(matches)], strict=True):
        end = after.start() if after else len(text)
        longer = bool(match["ordinal"]) and pattern("columns", "balance", "endings").fullmatch(text[match.end() : end])
        whole = text[match.start() : end] if match["start"] or longer else match.group()
        code, name, _ = split_label(whole)
        if not name or (name in load("columns")["balance"]["heads"] and not match["start"]):
            continue
        span = (places[match.start()].span[0], places[match.start() + len(whole) - 1].span[1])
        entries.append(Entry(whole, span, code=code))
    return entries


class _Sides:
    """Which side of the balance an entry is on, and what it stands under there."""

    def __init__(self, income: str | None = None, expenditure: str | None = None) -> None:
        self.income = income or word("columns", "balance", "income")
        self.expenditure = expenditure or word("columns", "balance", "expenditure")
        self._ancestry = {self.income: Ancestry(), self.expenditure: Ancestry()}
        self._functions = {
            name for code, names in load("subjects")["functional"].items() if len(code) == 3 for name in names
        }

    def place(self, entry: Entry, after: Entry | None) -> tuple[str, Path]:
        """The side and path of an entry; of two bare totals one after the other, the first is of income."""
        code, name, level = split_label(entry.text)
        first = after is not None and name == split_label(after.text)[1] and name in words("columns", "balance", "bare_totals")
        side = self.income if first or self._is_income(name) else self.expenditure
        return side, self._ancestry[side].path(code, name, level)

    def _is_income(self, name: str) -> bool:
        if name in self._functions:
            return False
        if pattern("columns", "balance", "expenditure_signs").search(name):
            return False
        # A kind of budget alone is a source; as the head of a column it is no row.
        return is_fund(name) or bool(pattern("columns", "balance", "income_signs").search(name))
