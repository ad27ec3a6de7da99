"""An indicator that two forms of one year share, with the same result, has the same target in both.

Source: 整体绩效 and 项目绩效 of one year describe the same work; the targets were set once, at the start of the year.
"""

from __future__ import annotations

from collections.abc import Iterator

from disclosure.checks._finding import Claim, finding
from disclosure.checks._forms import Indicator, forms, indicators
from disclosure.checks._measures import squeezed
from disclosure.model import Document, Finding, Severity, cell_address

RULE = "form-target"


def check(document: Document) -> Iterator[Finding]:
    """Compare every indicator with the same one of an earlier form."""
    seen: dict[tuple[str, str], Indicator] = {}
    for table in forms(document):
        for one in indicators(table):
            if one.target is None or one.actual is None or len(squeezed(one.actual.text)) < 4:
                continue
            first = seen.setdefault((one.name, squeezed(one.actual.text)), one)
            found = _compare(document, first, one) if first.table.id != table.id else None
            if found is not None:
                yield found


def _compare(document: Document, first: Indicator, other: Indicator) -> Finding | None:
    if first.target is None or other.target is None:
        return None
    left, right = first.target.amount, other.target.amount
    if left is None or right is None or left.unit.dimension != right.unit.dimension or left.same_as(right):
        return None
    cells = [cell_address(one.table.id, one.row, one.target.col) for one in (first, other) if one.target]
    claim = Claim(RULE, left, cells, f"{first.table.label} {first.name}", other=f"{other.table.label} {other.name}")
    return finding(document, claim, Severity.MEDIUM, right)
