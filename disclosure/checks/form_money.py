"""A performance table's budget is basic plus project expenditure.

Source: the head of 整体支出绩效自评表: 基本支出总额 + 项目支出总额 = 部门整体支出总额.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from disclosure.amount import Amount
from disclosure.checks._finding import Claim, finding
from disclosure.checks._forms import forms, labelled
from disclosure.checks._measures import squeezed
from disclosure.identities import tolerance
from disclosure.model import Cell, Document, Finding, Severity, Table, cell_address
from disclosure.terms import pattern

RULE = "form-money"


def check(document: Document) -> Iterator[Finding]:
    """Check the money at the head of every performance table."""
    for table in forms(document):
        found = _budget(document, table, _under(table, "budget") or _beside(table))
        if found is not None:
            yield found


def _under(table: Table, kind: str) -> Cell | None:
    """The figure right under the heading of a kind."""
    for label in table.cells:
        if label.kind != "value" and pattern("rules", "form", kind).fullmatch(squeezed(label.text)):
            cell = table.cell(label.row + 1, label.col)
            if cell is not None and cell.amount is not None and not cell.doubtful:
                return cell
    return None


def _beside(table: Table) -> Cell | None:
    """The one figure beside a label of the whole budget."""
    found = [cell for cell in labelled(table, "whole_budget") if cell.amount is not None and not cell.doubtful and not cell.col_path]
    return found[0] if len(found) == 1 else None


def _budget(document: Document, table: Table, budget: Cell | None) -> Finding | None:
    parts = [
        cell for kind in ("basic", "project") for cell in labelled(table, kind)
        if cell.amount is not None and (budget is None or not cell.col_path or cell.col_path == budget.col_path)
    ]
    if budget is None or budget.amount is None or len(parts) != 2:
        return None
    parts += [cell for cell in labelled(table, "operating") if cell.amount is not None and cell.col_path == parts[0].col_path]
    amounts = [cell.amount for cell in parts if cell.amount is not None and cell.amount.unit == budget.amount.unit]
    added = sum((amount.value for amount in amounts), Decimal(0))
    gap = abs(budget.amount.value - added)
    if len(amounts) != len(parts) or gap == 0:
        return None
    severity = Severity.ROUNDING if gap <= tolerance([budget.amount, *amounts]) else Severity.MEDIUM
    cells = [cell_address(table.id, cell.row, cell.col) for cell in (budget, *parts)]
    claim = Claim(RULE, budget.amount, cells, table.label)
    return finding(document, claim, severity, Amount(added, budget.amount.unit))
