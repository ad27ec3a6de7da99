"""A total column is the sum of its component columns, in every row.

Source: the formulas printed under the final-account templates (`1 栏各行 = (2+3) 栏各行`) and the budget forms'
合计 columns. Rows whose columns were decided by this identity are no evidence for it and are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from disclosure.amount import Amount
from disclosure.checks._finding import Claim, finding, severity_of
from disclosure.checks._measures import squeezed
from disclosure.identities import Identity, Path, column_identities, rests_on, tolerance
from disclosure.model import Cell, Document, Finding, Table, cell_address
from disclosure.terms import load, pattern, words

RULE = "column-sum"


def check(document: Document) -> Iterator[Finding]:
    """Check every row of every statement."""
    for table in document.tables:
        if table.is_form or table.statement is None:
            continue
        for block in _blocks(table):
            yield from _row(document, table, block)


def _blocks(table: Table) -> list[list[Cell]]:
    """The value cells of each row, grouped by what the row is about (balance tables have several to a row).

    Two blocks of one row name (本年支出合计 by function and by class) are told apart by their headings beginning again.
    """
    rows: dict[tuple[int, tuple[str, ...]], list[list[Cell]]] = {}
    for cell in table.values():
        blocks = rows.setdefault((cell.row, cell.row_path), [[]])
        if any(cell.col_path == earlier.col_path for earlier in blocks[-1]):
            blocks.append([])
        blocks[-1].append(cell)
    return [block for blocks in rows.values() for block in blocks]


def _row(document: Document, table: Table, cells: list[Cell]) -> Iterator[Finding]:
    if any(cell.doubtful or rests_on(cell.placed_by, "columns") for cell in cells):
        return
    for identity in column_identities(_nested([cell.col_path for cell in cells])):
        found = _identity(document, table, cells, identity)
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


def _identity(document: Document, table: Table, cells: list[Cell], identity: Identity) -> Finding | None:
    filled = {index: cell.amount for index, cell in enumerate(cells) if cell.amount is not None}
    total = filled.get(identity.total)
    parts = [filled[i] for i in identity.parts if i in filled]
    if total is None or not parts or any(p.unit != total.unit for p in parts):
        return None
    added = sum((part.value for part in parts), Decimal(0))
    severity = severity_of(total.value - added, tolerance([total, *parts]))
    if severity is None:
        return None
    involved = [cells[identity.total], *(cells[i] for i in identity.parts if i in filled)]
    row = cells[0].row_path[-1] if cells[0].row_path else ""
    heading = cells[identity.total].col_path[-1] if cells[identity.total].col_path else ""
    cited = [cell_address(table.id, cell.row, cell.col) for cell in involved]
    claim = Claim(RULE, total, cited, f"{table.label} {row} {heading}".strip())
    return finding(document, claim, severity, Amount(added, total.unit))
