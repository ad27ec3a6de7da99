"""Government procurement is goods, works and services, and nothing else.

Source: 政府采购法 article 2 (货物、工程和服务). A kind left out is nothing, so the kinds named must make up the total.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from disclosure.amount import Amount
from disclosure.checks._finding import Claim, cited, finding, severity_of
from disclosure.checks._measures import squeezed
from disclosure.checks._narrative import narrative
from disclosure.identities import tolerance
from disclosure.model import Document, Fact, Finding, Role
from disclosure.terms import pattern

RULE = "procurement"


def check(document: Document) -> Iterator[Finding]:
    """Check every stated total of procurement against the kinds that follow it in its section."""
    facts = [f for f in narrative(document) if f.role is Role.LEVEL and f.amount and f.amount.unit.is_money]
    for index, total in enumerate(facts):
        if not pattern("rules", "procurement", "total").search(squeezed(total.label)):
            continue
        if total.year is not None and document.info.year is not None and total.year != document.info.year:
            continue  # what it is compared with (比2025年512.36万元增加…)
        found = _compare(document, total, _kinds(total, facts[index + 1 : index + 6]))
        if found is not None:
            yield found


def _kinds(total: Fact, later: Sequence[Fact]) -> list[Fact]:
    """The figures that directly follow a total and name a kind, each once."""
    kinds: dict[str, Fact] = {}
    for fact in later:
        match = pattern("rules", "procurement", "kind").fullmatch(squeezed(fact.label))
        if match is None or fact.section != total.section or match["kind"] in kinds:
            break
        kinds[match["kind"]] = fact
    return list(kinds.values())


def _compare(document: Document, total: Fact, kinds: Sequence[Fact]) -> Finding | None:
    if len(kinds) < 2 or total.amount is None:
        return None
    amounts = [kind.amount.to(total.amount.unit) for kind in kinds if kind.amount is not None]
    added = sum((amount.value for amount in amounts), Decimal(0))
    severity = severity_of(total.amount.value - added, tolerance([total.amount, *amounts]))
    if severity is None:
        return None
    claim = Claim(RULE, total.amount, [total.id, *(k.id for k in kinds)], cited(total), document.slice(total.quote))
    return finding(document, claim, severity, Amount(added, total.amount.unit))
