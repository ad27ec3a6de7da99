"""三公经费 are at least what the general budget's basic expenditure spends on the same items.

Source: the economic subjects 30212, 30217, 30231 and 31013 are what 因公出国（境）费, 公务接待费, 公务用车运行维护费 and
公务用车购置 consist of; projects may add to them, so only a basic expenditure above the 三公 figure contradicts it.
"""

from __future__ import annotations

from collections.abc import Iterator

from disclosure.checks._finding import Claim, cited_cell, finding
from disclosure.checks._measures import money, slack, squeezed, trusted
from disclosure.model import Cell, Document, Finding, Severity, Stage, Table, cell_address
from disclosure.terms import load, pattern

RULE = "three-public"


def check(document: Document) -> Iterator[Finding]:
    """Compare every item of the 三公 table with its economic subject."""
    final = document.info.stage is Stage.FINAL_ACCOUNT
    public = [(t, c) for t in document.tables if t.statement == "three_public" for c in t.values() if trusted(c)]
    basic = [t for t in document.tables if t.statement == "basic_by_economic"]
    for code, wanted in load("rules")["three_public"]["items"].items():
        items = [(table, cell) for table, cell in public if _is_item(cell, wanted, final=final)]
        for table, cell in _of_all(items):
            for other in basic:
                found = _compare(document, (table, cell), (other, _total(other, code)))
                if found is not None:
                    yield found


def _of_all(items: list[tuple[Table, Cell]]) -> list[tuple[Table, Cell]]:
    """The item's figure for the whole entity: the only one, or that of the total's row."""
    if len(items) < 2:
        return items
    wanted = pattern("rules", "form", "total")
    return [(t, c) for t, c in items if c.row_path and wanted.fullmatch(squeezed(c.row_path[-1]))]


def _is_item(cell: Cell, wanted: str, *, final: bool) -> bool:
    """Whether a cell gives an item of the year: not what was budgeted for it in a final account, no change, no year before."""
    path = squeezed("/".join(cell.col_path))
    other = [key for key in ("budgeted", "before") if (final or key != "budgeted") and pattern("rules", "three_public", key).search(path)]
    return not other and path.endswith(wanted)


def _total(table: Table, code: str) -> Cell | None:
    """The subject's figure: the first of its row."""
    cells = [c for c in table.values() if c.code == code and c.amount is not None and trusted(c)]
    return min(cells, key=lambda cell: cell.col) if cells else None


def _compare(document: Document, item: tuple[Table, Cell], subject: tuple[Table, Cell | None]) -> Finding | None:
    (table, cell), (other, basic) = item, subject
    if basic is None or cell.amount is None or basic.amount is None or not (money(cell.amount) and money(basic.amount)):
        return None
    gap = basic.amount.to(cell.amount.unit).value - cell.amount.value
    if gap <= 2 * slack(cell.amount, basic.amount):
        return None
    cells = [cell_address(table.id, cell.row, cell.col), cell_address(other.id, basic.row, basic.col)]
    claim = Claim(RULE, cell.amount, cells, cited_cell(table, cell), other=cited_cell(other, basic))
    return finding(document, claim, Severity.HIGH, basic.amount)
