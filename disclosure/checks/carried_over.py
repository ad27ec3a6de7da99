"""What a final account begins the year with is what last year's ended with.

Source: 年初结转和结余(Y) = 年末结转和结余(Y−1), table 01 of the final account.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from disclosure.checks._across import Told, compare, of_entity
from disclosure.checks._finding import cited_cell
from disclosure.checks._measures import money, squeezed, trusted
from disclosure.model import Cell, Document, Finding, Stage, Table, cell_address
from disclosure.terms import pattern, words

RULE = "carried-over"


def check_across(document: Document, related: Sequence[Document]) -> Iterator[Finding]:
    """Compare the beginning of a final account with the end of the one before."""
    year = document.info.year
    if year is None or document.info.stage is not Stage.FINAL_ACCOUNT:
        return
    for other in of_entity(document, related, year - 1, Stage.FINAL_ACCOUNT):
        for statement in words("rules", "across", "balances"):
            for table, cell in _rows(document, statement, "begin"):
                given = [(c.amount, cited_cell(t, c)) for t, c in _rows(other, statement, "end") if c.amount]
                if cell.amount is not None:
                    address = [cell_address(table.id, cell.row, cell.col)]
                    wanted = Told(cell.amount, cell.amount.half_last_place, address, cited_cell(table, cell), "", (), None)
                    found = compare(document, RULE, wanted, other, given)
                    if found is not None:
                        yield found


def _rows(document: Document, statement: str, side: str) -> Iterator[tuple[Table, Cell]]:
    for table in document.tables:
        for cell in table.values() if table.statement == statement else ():
            named = bool(cell.row_path) and pattern("rules", "across", side).search(squeezed(cell.row_path[-1]))
            if named and money(cell.amount) and trusted(cell):
                yield table, cell
