"""A final account's narrative gives what was done, not what was aimed at.

Source: 绩效自评综述 (主要产出和效益) summarises the 实际完成值 of the self-assessment form; a figure with ≥ or > that
equals the target where the form has another result contradicts it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from disclosure.amount import Amount, numbers_in
from disclosure.checks._finding import Claim, finding
from disclosure.checks._forms import Indicator, forms, indicators
from disclosure.checks._places import sentence_at
from disclosure.model import Document, Finding, Severity, Span, Stage, cell_address
from disclosure.terms import word

RULE = "outcome"


def check(document: Document) -> Iterator[Finding]:
    """Look for every indicator of the forms in the narrative."""
    if document.info.stage is not Stage.FINAL_ACCOUNT:
        return
    told: set[Span] = set()
    for table in forms(document):
        for one in indicators(table):
            for span, number in _stated(document, one):
                found = _compare(document, one, span, number) if span not in told else None
                if found is not None:
                    told.add(span)
                    yield found


def _stated(document: Document, one: Indicator) -> Iterator[tuple[Span, Decimal]]:
    """Where the narrative gives an indicator with a comparator."""
    wanted = re.compile(re.escape(one.name) + word("rules", "outcome", "comparator") + r"(?P<number>\d[\d,.]*)")
    for match in wanted.finditer(document.text):
        inside = any(t.span[0] <= match.start() < t.span[1] for t in document.tables)
        if not inside:
            yield match.span("number"), Decimal(match["number"].replace(",", "").rstrip("."))


def _compare(document: Document, one: Indicator, span: Span, number: Decimal) -> Finding | None:
    if one.target is None or one.actual is None or one.target.amount is None:
        return None
    done = [value for _, _, value in numbers_in(one.actual.text)]
    total = sum(done, Decimal(0))
    if one.target.amount.value != number or not done or total == number:
        return None
    place = sentence_at(document, span)
    cells = [*place.cells, cell_address(one.table.id, one.row, one.actual.col)]
    claim = Claim(RULE, Amount(number, one.target.amount.unit), cells, f"{place.name}{one.name}", place.quote, one.actual.text)
    return finding(document, claim, Severity.LOW, Amount(total, one.target.amount.unit))
