"""An indicator that reached its target has its full points.

Source: the scheme of 绩效自评表 (达到目标值得满分). Reported as slight: the form may deduct for another reason;
where the result names the deduction there is nothing to report.
"""

from __future__ import annotations

from collections.abc import Iterator

from disclosure.amount import Amount, numbers_in
from disclosure.checks._finding import Claim, finding
from disclosure.checks._forms import Indicator, forms, indicators
from disclosure.checks._measures import squeezed
from disclosure.checks._units import POINT
from disclosure.model import Document, Finding, Severity, cell_address
from disclosure.terms import pattern

RULE = "form-score"


def check(document: Document) -> Iterator[Finding]:
    """Check every scored indicator of every performance table."""
    for table in forms(document):
        for one in indicators(table):
            found = _compare(document, one)
            if found is not None:
                yield found


def _compare(document: Document, one: Indicator) -> Finding | None:
    if one.weight is None or one.score is None or one.target is None or one.actual is None:
        return None
    weight, score = one.weight.amount, one.score.amount
    if weight is None or score is None or score.value >= weight.value or not _reached(one) or _explained(one):
        return None
    cells = [cell_address(one.table.id, one.row, c.col) for c in (one.score, one.weight, one.actual, one.target)]
    claim = Claim(RULE, Amount(score.value, POINT), cells, f"{one.table.label} {one.name}")
    return finding(document, claim, Severity.LOW, Amount(weight.value, POINT))


def _explained(one: Indicator) -> bool:
    """Whether the result says why points were taken."""
    return one.actual is not None and bool(pattern("rules", "form", "deducted").search(squeezed(one.actual.text)))


def _reached(one: Indicator) -> bool:
    """Whether the first number of what was done is exactly that of the target."""
    target = numbers_in(one.target.text) if one.target else []
    actual = numbers_in(one.actual.text) if one.actual else []
    return len(target) == 1 and bool(actual) and actual[0][2] == target[0][2] and actual[0][0] == 0
