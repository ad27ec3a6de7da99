"""The head of a flattened balance table: what its two sides and their columns are called, as printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from disclosure.amount import Amount
from disclosure.identities import Path
from disclosure.terms import pattern, word, words
from ingest.blocks import Line
from ingest.captions import squeeze
from ingest.tables.place import PlacedRow, place_rows

_MOST_LINES = 20
_STEM = 5  # letters that tell a kind of budget


@dataclass(frozen=True, slots=True)
class Heads:
    """The headings of a balance table.

    Attributes:
        sides: over income and over expenditure, as printed.
        income, expenditure: the paths of the columns under each.
        lines: how many lines the head takes.
    """

    sides: tuple[str, str]
    income: list[Path]
    expenditure: list[Path]
    lines: int


def printed_heads(lines: Sequence[Line]) -> Heads | None:
    """The head at the top of a table, or None where any word of it is not understood."""
    texts = [squeeze(line.text) for line in lines[:_MOST_LINES]]
    sides = pattern("columns", "balance", "sides").fullmatch(texts[0]) if texts else None
    if sides is None:
        return None
    first = next((i for i, text in enumerate(texts[1:], 1) if pattern("columns", "balance", "first_row").match(text)), len(texts))
    head = pattern("columns", "balance", "aside").sub("", "".join(texts[1:first]))
    columns = pattern("columns", "balance", "columns").fullmatch(head)
    if columns is None:
        return None
    funds = pattern("columns", "balance", "fund").findall(columns["funds"] or "")
    inner: list[Path] = [(word("columns", "balance", "total"),), *((name,) for name in funds)] if columns["funds"] else []
    over = columns["over"]
    if not (inner or over):
        return None
    expenditure: list[Path] = [(over, *path) if over else path for path in inner] or [(over,)]
    return Heads((sides["income"], sides["expenditure"]), [(columns["stage"],)], expenditure, first)


def is_fund(name: str) -> bool:
    """Whether a name is that of a kind of budget, or its beginning (政府性基金)."""
    return len(name) >= _STEM and any(fund.startswith(name) for fund in words("columns", "balance", "funds"))


def used_columns(heads: Sequence[Path], received: Sequence[tuple[str, bool]], widest: int) -> list[int]:
    """The columns that can hold figures: not those of a kind of budget of which nothing was received.

    Args:
        heads: the paths of the columns of expenditure, the total first.
        received: every name on the income side, and whether it has a figure.
        widest: the most figures of a row.
    """
    used = [0]
    for place, path in enumerate(heads[1:], 1):
        stem = next((fund for fund in words("columns", "balance", "funds") if path[-1].startswith(fund)), path[-1])
        found = [filled for name, filled in received if name.startswith(stem) or stem.startswith(name)]
        if not found or any(found):
            used.append(place)
    return used if len(used) >= widest else list(range(len(heads)))


def placed_in(
    figures: Sequence[Sequence[Amount]], codes: Sequence[str | None], heads: Sequence[Path], used: Sequence[int]
) -> list[PlacedRow]:
    """Rows placed in the columns that are used, by the sums of rows and columns."""
    rows = place_rows(figures, codes, [heads[place] for place in used], lambda _name, _amount: 0)
    return [
        row if max(row.columns, default=0) >= len(used)
        else replace(row, columns=tuple(used[c] for c in row.columns), loose=frozenset(used[c] for c in row.loose))
        for row in rows
    ]
