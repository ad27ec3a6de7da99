"""A total column is the sum of its component columns, in every row.

Source: the formulas printed under the final-account templates (`1 栏各行 = (2+3) 栏各行`) and the budget forms'
合计 columns. Rows whose columns were decided by this identity are no evidence for it and are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from disclosure.amount import Amount
from disclosure.checks._classes import classed, of_one_class
from disclosure.checks._finding import Claim, finding, severity_of
from disclosure.checks._measures import squeezed
from disclosure.checks._sideways import sideways
from disclosure.identities import Identity, Path, column_identities, rests_on, tolerance
from disclosure.model import Cell, Document, Finding, Table, cell_address
from disclosure.terms import load, pattern, words

RULE = "column-sum"


def check(document: Document) -> Iterator[Finding]:
    """Check every row of every statement, also of one printed in parts beside each other."""
    for tables in sideways(document):
        if tables[0].is_form or tables[0].statement is None:
            continue
        for block in _blocks(tables):
            yield from _row(document, block)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A cell and its table."""

    table: Table
    cell: Cell


def _blocks(tables: Sequence[Table]) -> list[list[_Placed]]:
    """The value cells of each row, grouped by what the row is about (balance tables have several to a row).

    Two blocks of one row name (本年支出合计 by function and by class) are told apart by their headings beginning again.
    """
    rows: dict[tuple[int, tuple[str, ...]], list[list[_Placed]]] = {}
    for table in tables:
        first = min((cell.row for cell in table.values()), default=0)
        for cell in table.values():
            blocks = rows.setdefault((cell.row - first, cell.row_path), [[]])
            earlier = [one.cell.col_path for one in blocks[-1]]
            if cell.col_path in of_one_class(earlier):
                blocks.append([])
            blocks[-1].append(_Placed(table, cell))
    return [block for blocks in rows.values() for block in blocks]


def _row(document: Document, placed: list[_Placed]) -> Iterator[Finding]:
    cells = [one.cell for one in placed]
    if any(cell.doubtful or rests_on(cell.placed_by, "columns") for cell in cells):
        return
    for identity in column_identities(classed(_nested([cell.col_path for cell in cells]))):
        found = _identity(document, placed, identity)
        if found is not None:
            yield found


def _nested(paths: Sequence[Path]) -> list[Path]:
    """The heading paths, a column that names two right behind it (购置及运行费, 购置费, 运行费) made their group."""
    found, subtotal = list(paths), words("columns", "total", "names")[0]
    for index, path in enumerate(paths[:-2]):
        group = pattern("rules", "column_sum", "group").fullmatch(squeezed(path[-1])) if path else None
        inner = [place for place in (index + 1, index + 2) if group and paths[place][:-1] == path[:-1] and _names(group, paths[place])]
        if len(inner) == 2:
            found[index] = (*path, subtotal)
            found[index + 1], found[index + 2] = ((*path, paths[place][-1]) for place in inner)
        for place in _of_subtotal(found, index):
            found[place] = (*found[index][:-1], paths[place][-1])
    return found


def _of_subtotal(found: list[Path], index: int) -> list[int]:
    """The columns behind one that calls itself the sum of them (基本支出合计, 人员经费, 公用经费), which is put over them."""
    path = found[index]
    total = next((t for t in words("columns", "total", "names") if path and squeezed(path[-1]).endswith(t)), "")
    under = load("columns")["children"].get(squeezed(path[-1])[: -len(total)], []) if total else []
    inner: list[int] = []
    for place in range(index + 1, len(found)):
        if found[place][:-1] != path[:-1] or squeezed(found[place][-1]) not in under:
            break
        inner.append(place)
    if len(inner) > 1:
        found[index] = (*path, total)
        return inner
    return []


def _names(group: re.Match[str], path: Path) -> bool:
    """Whether a column is one of the two that a group names, each with what they begin with in common."""
    name = squeezed(path[-1]) if path else ""
    return bool(name) and any(name.startswith(part) for part in (group["first"], group["start"] + group["second"]))


def _identity(document: Document, placed: list[_Placed], identity: Identity) -> Finding | None:
    filled = {index: one.cell.amount for index, one in enumerate(placed) if one.cell.amount is not None}
    total = filled.get(identity.total)
    parts = [filled[i] for i in identity.parts if i in filled]
    if total is None or not parts or any(p.unit != total.unit for p in parts):
        return None
    added = sum((part.value for part in parts), Decimal(0))
    severity = severity_of(total.value - added, tolerance([total, *parts]))
    if severity is None:
        return None
    table, cell = placed[identity.total].table, placed[identity.total].cell
    involved = [placed[identity.total], *(placed[i] for i in identity.parts if i in filled)]
    row = cell.row_path[-1] if cell.row_path else ""
    heading = cell.col_path[-1] if cell.col_path else ""
    cited = [cell_address(one.table.id, one.cell.row, one.cell.col) for one in involved]
    claim = Claim(RULE, total, cited, f"{table.label} {row} {heading}".strip())
    return finding(document, claim, severity, Amount(added, total.unit))
