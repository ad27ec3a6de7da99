"""The items of a section, subject by subject, make up the total the section opens with.

Source: 一般公共预算支出（决算）具体情况 lists every 项 of the statement by subject. Checked only where it lists exactly
as many as the statement has, so that nothing is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from disclosure.amount import Amount
from disclosure.checks._finding import Claim, cited, finding, severity_of
from disclosure.checks._narrative import narrative
from disclosure.identities import tolerance
from disclosure.model import Document, Fact, Finding, Role

RULE = "item-sum"


def check(document: Document) -> Iterator[Finding]:
    """Compare, in every section, the total of a kind (年初预算, 决算) with its items of that kind."""
    subjects = _subjects(document)
    groups: dict[tuple[tuple[str, ...], str | None, int | None], list[Fact]] = {}
    for fact in narrative(document):
        if fact.role is Role.LEVEL and fact.amount and fact.amount.unit.is_money:
            groups.setdefault((fact.section, fact.measure, fact.year), []).append(fact)
    for facts in groups.values():
        items = {fact.row_path: fact for fact in facts if len(fact.row_path) > 2}
        totals = [fact for fact in facts if len(fact.row_path) == 1 and fact.measure is not None]
        if len(totals) == 1 and len(items) > 2 and len(items) == subjects:
            found = _compare(document, totals[0], list(items.values()))
            if found is not None:
                yield found


def _subjects(document: Document) -> int:
    """How many 项 the statement by subject has figures for."""
    for table in document.tables:
        if table.statement == "general_by_function":
            return len({c.code for c in table.values() if c.code and len(c.code) == 7 and c.amount and c.amount.value})
    return 0


def _compare(document: Document, total: Fact, items: Sequence[Fact]) -> Finding | None:
    if total.amount is None:
        return None
    amounts = [item.amount.to(total.amount.unit) for item in items if item.amount is not None]
    added = sum((amount.value for amount in amounts), Decimal(0))
    severity = severity_of(total.amount.value - added, tolerance([total.amount, *amounts]))
    if severity is None:
        return None
    claim = Claim(RULE, total.amount, [total.id, *(i.id for i in items)], cited(total), document.slice(total.quote))
    return finding(document, claim, severity, Amount(added, total.amount.unit))
