"""Whether a flattened text still has the order of the page; where it has not, nothing read from it is sure.

Programs that take the text out of a page may give a column after the other, or a title after its table. Three things
tell: the figures of several rows stand one after the other, figures stand alone where no row is, and the titles of a
document name other kinds of subjects than the codes below them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from disclosure.amount import Amount
from disclosure.identities import Identity, satisfied
from disclosure.model import Cell, Table
from disclosure.terms import load, words
from ingest.blocks import Line
from ingest.tables.tokens import tokens


def in_doubt(cells: Iterable[Cell]) -> list[Cell]:
    """The cells with every value in doubt; blanks, which nobody printed, are left out."""
    kept = (cell for cell in cells if cell.kind != "value" or cell.text)
    return [replace(cell, doubtful=True, placed_by=None) if cell.kind == "value" else cell for cell in kept]


def run_together(row: Sequence[Amount], identities: Sequence[Identity]) -> bool:
    """Whether a full row that does not add up is made of two or more that do: a total and as much in one column each."""
    pairs = list(zip(row[::2], row[1::2], strict=False))
    if len(row) % 2 or len(pairs) < 2 or not identities or satisfied(identities, dict(enumerate(row))):
        return False
    return all(total == part and total.value for total, part in pairs)


def strays(lines: Iterable[Line]) -> bool:
    """Whether two figures in a row stand alone on their lines: no sentence, no row."""
    alone = [all(token.is_money for token in found) for line in lines if (found := tokens([line]))]
    return any(one and other for one, other in zip(alone, alone[1:], strict=False))


def titles_parted(tables: Sequence[Table]) -> bool:
    """Whether tables by function hold codes by economic class and, in the same document, the other way round."""
    return {"functional", "economic"} <= {kind for table in tables if (kind := _exchanged(table))}


def _exchanged(table: Table) -> str | None:
    """The kind of subjects a table is by its title, where all its codes are of the other kind."""
    named = next((kind for kind in ("functional", "economic") if table.statement in words("columns", "subjects", kind)), None)
    codes = {cell.code[:3] for cell in table.values() if cell.code}
    own = {code for code in codes if named and code in load("subjects")[named]}
    other = {code for kind in ("functional", "economic") if kind != named for code in load("subjects")[kind]} & codes
    return named if other and not own else None
