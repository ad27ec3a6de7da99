"""The total of a list is the sum of its rows: of projects, of what is bought, of the units of a department.

Source: plain arithmetic on 合计 of 项目支出表, 政府采购表 and the statements by unit. Statements by subject code have a rule
of their own. Where fewer is listed than the total says, a row may be missing, so that is only medium.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from disclosure.amount import Amount
from disclosure.checks._families import Family
from disclosure.checks._finding import Claim, finding, severity_of
from disclosure.checks._measures import money, trusted
from disclosure.identities import tolerance, unit_children
from disclosure.model import Cell, Document, Finding, Severity, Table, cell_address
from disclosure.terms import pattern, words

RULE = "row-sum"
_FEWEST = 2


def check(document: Document) -> Iterator[Finding]:
    """Check every column of money of every list that has one total."""
    for table, total, parts in _lists(document):
        found = _compare(document, table, total, parts)
        if found is not None:
            yield found


def families(document: Document) -> Iterator[Family]:
    """Every total of a list with its rows."""
    for table, total, parts in _lists(document):
        addresses = tuple(cell_address(table.id, c.row, c.col) for c in parts if c.amount is not None)
        yield Family(RULE, _place(table, total), cell_address(table.id, total.row, total.col), addresses)


def _lists(document: Document) -> Iterator[tuple[Table, Cell, list[Cell]]]:
    for table in document.tables:
        if table.is_form or table.statement not in words("rules", "row_sum", "statements"):
            continue
        columns: dict[tuple[str, ...], list[Cell]] = {}
        for cell in table.values():
            columns.setdefault(cell.col_path, []).append(cell)
        for cells in columns.values():
            totals = [cell for cell in cells if _is_total(cell)]
            rows = [cell for cell in cells if not _is_total(cell) and not _is_of_year(cell)]
            if len(totals) == 1 and not _by_code([cell.code for cell in rows]):
                parts = [part for part in _parts(rows) if part.amount is not None or part.text]
                if _is_sure(totals[0], parts):
                    yield table, totals[0], parts


def _by_code(codes: Sequence[str | None]) -> bool:
    """Whether the rows are subjects with others under them, which `code_sum` adds up."""
    known = {code for code in codes if code and len(code) in (3, 5, 7)}
    return any(code[:size] in known for code in known for size in (3, 5) if size < len(code))


def _is_total(cell: Cell) -> bool:
    return len(cell.row_path) == 1 and cell.row_path[0].replace(" ", "") in words("rules", "totals", "rows")


def _is_of_year(cell: Cell) -> bool:
    """Whether a row gives the figures of a year beside those listed (附：2024年预算数)."""
    return bool(cell.row_path) and pattern("rules", "row_sum", "of_year").fullmatch(cell.row_path[-1].replace(" ", "")) is not None


def _parts(rows: Sequence[Cell]) -> list[Cell]:
    """The rows that make up the total: the units where projects stand under them, else all that nothing stands under."""
    rows = [cell for cell in rows if not (cell.row_path and cell.row_path[-1].endswith(words("rules", "row_sum", "subtotal")))]
    units = unit_children([cell.code for cell in rows])
    coded = [cell for cell in rows if cell.code and len(cell.code) == 6]
    if units or (coded and len(coded) < len(rows)):
        return coded
    if _is_nested(rows):
        return []
    above = {cell.row_path[:size] for cell in rows for size in range(1, len(cell.row_path))}
    return [cell for cell in rows if cell.row_path not in above]


def _is_nested(rows: Sequence[Cell]) -> bool:
    """Whether a row is the sum of rows right after it, so that the list has levels that nothing printed tells apart."""
    values = [cell.amount.value if cell.amount else Decimal(0) for cell in rows]
    for start, value in enumerate(values):
        added = Decimal(0)
        for size, after in enumerate(values[start + 1 :], 1):
            added += after
            if value and added == value and (size > 1 or start == 0):
                return True
            if added > value:
                break
    return False


def _compare(document: Document, table: Table, total: Cell, parts: Sequence[Cell]) -> Finding | None:
    amounts = [cell.amount for cell in parts if cell.amount is not None]
    if total.amount is None:
        return None
    added = sum((amount.value for amount in amounts), Decimal(0))
    severity = severity_of(total.amount.value - added, tolerance([total.amount, *amounts]))
    if severity is None:
        return None
    if severity is Severity.HIGH and added < total.amount.value:
        severity = Severity.MEDIUM
    cells = [cell_address(table.id, c.row, c.col) for c in (total, *parts) if c.amount is not None]
    claim = Claim(RULE, total.amount, cells, _place(table, total))
    return finding(document, claim, severity, Amount(added, total.amount.unit))


def _place(table: Table, total: Cell) -> str:
    heading = total.col_path[-1] if total.col_path else ""
    return f"{table.label} {total.row_path[-1]} {heading}".strip()


def _is_sure(total: Cell, parts: Sequence[Cell]) -> bool:
    """Whether a total of money and its rows stand where they are printed, in one unit, none of them part of another."""
    amounts = [cell.amount for cell in parts if cell.amount is not None]
    if total.amount is None or not money(total.amount) or len(amounts) < _FEWEST or not all(map(trusted, (total, *parts))):
        return False
    return all(amount.unit == total.amount.unit for amount in amounts) and not any(_is_of_which(cell) for cell in parts)


def _is_of_which(cell: Cell) -> bool:
    """Whether a row is a part of the row above it (其中：…)."""
    return bool(cell.row_path) and cell.row_path[-1].startswith(words("rules", "row_sum", "of_which"))
