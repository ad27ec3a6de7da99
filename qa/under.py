"""The rows of a table that make up one of its rows: by their codes, by their indents, or as all rows of a total."""

from __future__ import annotations

from collections.abc import Sequence

from disclosure.identities import code_children, unit_children
from disclosure.model import Fact
from disclosure.terms import words
from qa.facts import FactBase
from qa.text import plain
from qa.understand import cue

_TOP = 3


def under(base: FactBase, total: Fact) -> tuple[Fact, ...]:
    """The figures one level below a figure of a table, in its own column; empty where there are fewer than two."""
    if total.cell is None or total.table is None:
        return ()
    column = [
        n.fact for n in base.named
        if n.fact.document == total.document and n.fact.table == total.table and n.fact.col_path == total.col_path and n.fact.cell
    ]
    place = next((i for i, fact in enumerate(column) if fact.id == total.id), None)
    if place is None:
        return ()
    found = _by_code(column, place) or _by_indent(column, total) or (_tops(column, total) if is_total(total) else [])
    priced = tuple(fact for fact in found if fact.amount is not None)
    return priced if len(priced) > 1 and not any(fact.doubtful for fact in (total, *priced)) else ()


def _by_code(column: Sequence[Fact], place: int) -> list[Fact]:
    codes = [fact.code for fact in column]
    children = {**code_children(codes), **unit_children(codes)}.get(place, ())
    once = len({codes[i] for i in children}) == len(children)
    return [column[i] for i in children] if once else []


def _by_indent(column: Sequence[Fact], total: Fact) -> list[Fact]:
    return [f for f in column if len(f.row_path) > 1 and f.row_path[:-1] == total.row_path]


def is_total(fact: Fact) -> bool:
    """Whether a row is the total of a whole table, by its name."""
    return len(fact.row_path) == 1 and bool(cue("beneath", "total").search(plain(fact.row_path[0])))


def _tops(column: Sequence[Fact], total: Fact) -> list[Fact]:
    """All rows of a table but its total and the parts of other rows."""
    rows = [fact for fact in column if fact.id != total.id]
    if sum(is_total(fact) for fact in rows):
        return []  # several totals, of which each has rows of its own
    coded = [fact for fact in rows if fact.code and len(fact.code) == _TOP]
    if coded:
        return coded
    return [f for f in rows if len(f.row_path) == 1 and not plain(f.row_path[0]).startswith(words("rules", "row_sum", "of_which"))]
