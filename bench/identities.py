"""Of every document: in how many tables all sums hold, and what share of the figures is in doubt.

A sum is a total column, a subject over the subjects below it, or a total over the uppermost subjects. Figures that are
in doubt, or that a sum put in their place, are no evidence for one and are left out. A table holds when all of its
sums do and no grave finding cites it alone. Where one does not, the page is wrong or our reading is: the JSON says which.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from bench.options import Options
from bench.report import Report, Table
from disclosure.amount import Amount
from disclosure.identities import code_children, column_identities, holds, unit_children
from disclosure.model import Cell, Document, Severity
from disclosure.model import Table as Parsed
from disclosure.terms import words
from ingest.pipeline import files, parse

HEAD = ("file", "tables", "with sums", "sums", "hold", "tables that hold", "share", "figures", "placed", "in doubt", "doubt %")


def measure(options: Options) -> Report:
    """Read every document and try all the sums of its tables."""
    found = [_document(parse(path)) for path in files(options.documents)]
    rows = [tuple(one[name] for name in HEAD) for one in found]
    table = Table("sums of tables, and figures in doubt", HEAD, (*rows, _total(found)))
    return Report("identities", (table,), {"files": found, "total": dict(zip(HEAD, _total(found), strict=True))})


def _document(document: Document) -> dict[str, Any]:
    filled = [table for table in document.tables if any(cell.amount for cell in table.values())]
    tried = {table.id: [holds(total, parts) for total, parts in sums(table)] for table in filled}
    cited = _cited(document)
    summed = [table for table in filled if tried[table.id]]
    whole = [table for table in summed if all(tried[table.id]) and table.id not in cited]
    figures = [cell for table in filled for cell in table.values() if cell.amount is not None]
    doubtful = sum(cell.doubtful for cell in figures)
    return {
        "file": document.info.file, "tables": len(filled), "with sums": len(summed),
        "sums": sum(map(len, tried.values())), "hold": sum(map(sum, tried.values())),
        "tables that hold": len(whole), "share": _share(len(whole), len(summed)),
        "figures": len(figures), "placed": sum(cell.placed_by is not None for cell in figures),
        "in doubt": doubtful, "doubt %": _share(100 * doubtful, len(figures)),
        "do not hold": [
            {"table": table.label, "sums": len(tried[table.id]), "broken": tried[table.id].count(False), "findings": cited.get(table.id, [])}
            for table in summed if table not in whole
        ],
    }


def _share(part: int, whole: int) -> float:
    return round(part / max(1, whole), 4)


def _total(found: Sequence[dict[str, Any]]) -> tuple[object, ...]:
    added = {name: sum(one[name] for one in found) for name in HEAD[1:]}
    added |= {"share": _share(added["tables that hold"], added["with sums"]), "doubt %": _share(100 * added["in doubt"], added["figures"])}
    return (f"{len(found)} documents", *(added[name] for name in HEAD[1:]))


def _cited(document: Document) -> dict[str, list[str]]:
    """The rules of the grave findings that cite cells of one table and nothing else."""
    cited: dict[str, list[str]] = {}
    for finding in document.findings:
        tables = {address.partition("!")[0] for address in finding.cells}
        if finding.severity in (Severity.HIGH, Severity.MEDIUM) and len(tables) == 1 and all("!" in a for a in finding.cells):
            cited.setdefault(tables.pop(), []).append(finding.rule)
    return cited


def sums(table: Parsed) -> Iterator[tuple[Amount, list[Amount]]]:
    """Every total of a table with its parts, where all of them are certain and printed."""
    for total, parts in (*_across(table), *_down(table)):
        sure = all(not cell.doubtful and cell.placed_by is None for cell in (total, *parts))
        amounts = [part.amount for part in parts if part.amount is not None]
        if sure and amounts and total.amount is not None and {amount.unit for amount in amounts} == {total.amount.unit}:
            yield total.amount, amounts


def _across(table: Parsed) -> Iterator[tuple[Cell, list[Cell]]]:
    if table.is_form:
        return
    rows: dict[tuple[int, tuple[str, ...]], list[Cell]] = {}
    for cell in table.values():
        rows.setdefault((cell.row, cell.row_path), []).append(cell)
    for cells in rows.values():
        if len({cell.col_path for cell in cells}) == len(cells):
            for identity in column_identities([cell.col_path for cell in cells]):
                yield cells[identity.total], [cells[i] for i in identity.parts]


def _down(table: Parsed) -> Iterator[tuple[Cell, list[Cell]]]:
    columns: dict[tuple[str, ...], list[Cell]] = {}
    for cell in table.values() if not table.is_form else ():
        columns.setdefault(cell.col_path, []).append(cell)
    for cells in columns.values():
        codes = [cell.code for cell in cells]
        families = {**code_children(codes), **unit_children(codes), **_tops(cells)}
        for parent, children in families.items():
            if len({codes[i] for i in children}) == len(children):
                yield cells[parent], [cells[i] for i in children]


def _tops(cells: Sequence[Cell]) -> dict[int, tuple[int, ...]]:
    """The first total with the uppermost subjects, where these are of one classification and each is there once."""
    names = words("rules", "totals", "rows")
    total = next((i for i, cell in enumerate(cells) if cell.row_path and cell.row_path[-1] in names and not cell.code), None)
    tops = tuple(i for i, cell in enumerate(cells) if re.fullmatch(r"\d{3}", cell.code or ""))
    codes = {cells[i].code or "" for i in tops}
    unique = len(codes) == len(tops) > 1 and len({code[0] for code in codes}) == 1
    return {total: tops} if total is not None and unique else {}

