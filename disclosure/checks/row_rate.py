"""A rate of execution in a table's row is what was spent over the budget of the same row; of a budget of zero there is none.

Source: the headings of 绩效自评表 (执行率 = B/A, 全年执行数 ÷ 全年预算数). 100 % of nothing is a convention and a matter of
judgement.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from disclosure.checks._finding import Claim, Words, finding, remark
from disclosure.checks._measures import squeezed, trusted
from disclosure.checks._ratio import share
from disclosure.model import Cell, Document, Finding, Severity, Table, cell_address
from disclosure.terms import pattern

RULE = "row-rate"
_KINDS = ("rate", "spent", "budget", "revised")  # 全年预算数 is of the last two kinds, and the last counts
_WHOLE = 100


def check(document: Document) -> Iterator[Finding]:
    """Check every row of every table that has a budget, what was spent of it, and a rate."""
    for table in document.tables:
        for cells in _rows(table):
            found = _compare(document, table, cells)
            if found is not None:
                yield found


def _rows(table: Table) -> Iterator[Mapping[str, Cell]]:
    """The cells of every row by what the nearest heading above each says; no kind twice."""
    heads = {
        (cell.row, cell.col): kind
        for cell in table.cells if cell.kind != "value"
        for kind in _KINDS if pattern("rules", "form", kind).fullmatch(squeezed(cell.text))
    }
    for row in sorted({cell.row for cell in table.values()}):
        found: dict[str, Cell] = {}
        for cell in table.values():
            above = [place for place in heads if place[1] == cell.col and place[0] < row] if cell.row == row else []
            if above and cell.amount is not None and trusted(cell):
                found.setdefault(heads[max(above)], cell)
        if "rate" in found and "spent" in found:
            yield found


def _compare(document: Document, table: Table, cells: Mapping[str, Cell]) -> Finding | None:
    rate, spent, budget = cells["rate"], cells["spent"], cells.get("revised") or cells.get("budget")
    if budget is None or budget.amount is None or spent.amount is None or rate.amount is None or not rate.amount.value:
        return None
    if rate.amount.unit.dimension != "percent" or not (budget.amount.unit.is_money and spent.amount.unit.is_money):
        return None
    addresses = [cell_address(table.id, cell.row, cell.col) for cell in (rate, spent, budget)]
    place = " ".join((table.label, *budget.row_path[-1:]))
    if budget.amount.value == 0:
        soft = rate.amount.value == _WHOLE
        claim = Words(RULE, str(rate.amount), budget.text, addresses, place, kind="soft" if soft else "arithmetic")
        return remark(document, claim, Severity.LOW if soft else Severity.MEDIUM)
    ratio = share(spent.amount, budget.amount)
    severity = ratio.severity(rate.amount) if ratio is not None else None
    if ratio is None or severity is None:
        return None
    return finding(document, Claim("completion", rate.amount, addresses, place), severity, ratio.shown(rate.amount.places))
