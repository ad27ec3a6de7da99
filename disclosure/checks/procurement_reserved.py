"""What is reserved for smaller firms and what is open to others are parts of all procurement, the smallest a part of the small.

Source: 政府采购促进中小企业发展管理办法 (财库〔2020〕46号) article 6 and 8: 预留份额 is a share of 采购预算总额, and a share of it
goes to 小微企业. Parts may be left out, so only an excess is a contradiction.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from disclosure.amount import Amount
from disclosure.checks._finding import Claim, cited, finding
from disclosure.checks._measures import squeezed
from disclosure.checks._narrative import narrative
from disclosure.identities import tolerance
from disclosure.model import Document, Fact, Finding, Role, Severity
from disclosure.terms import pattern

RULE = "procurement-reserved"


def check(document: Document) -> Iterator[Finding]:
    """Check the parts in every section that gives a total of procurement."""
    sections: dict[tuple[str, ...], list[Fact]] = {}
    for fact in narrative(document):
        money = fact.role is Role.LEVEL and fact.amount is not None and fact.amount.unit.is_money
        if money and fact.year in (None, document.info.year):
            sections.setdefault(fact.section, []).append(fact)
    for facts in sections.values():
        totals = [f for f in facts if _kind(f) == "total"]
        yield from _of_total(document, totals, facts) if totals else ()
        yield from _of_reserved(document, facts)


def _kind(fact: Fact) -> str | None:
    label = squeezed(fact.label)
    kinds = ("small", "other", "reserved")
    found = next((kind for kind in kinds if pattern("rules", "procurement", kind).search(label)), None)
    return found or ("total" if pattern("rules", "procurement", "total").search(label) else None)


def _of_total(document: Document, totals: Sequence[Fact], facts: Sequence[Fact]) -> Iterator[Finding]:
    """The reserved part, and with it what is open to others, against the largest total of the section."""
    total = max(totals, key=_size)
    for index, fact in enumerate(facts):
        if _kind(fact) != "reserved":
            continue
        parts = [fact]
        for later in facts[index + 1 :]:
            kind = _kind(later)
            if kind != "small":
                parts += [later] if kind == "other" else []
                break
        found = _exceeding(document, RULE, total, parts)
        if found is not None:
            yield found
            return


def _of_reserved(document: Document, facts: Sequence[Fact]) -> Iterator[Finding]:
    """The smallest firms' part against the reserved one right before it."""
    for before, fact in zip(facts, facts[1:], strict=False):
        if (_kind(before), _kind(fact)) == ("reserved", "small"):
            found = _exceeding(document, "procurement-small", before, [fact])
            if found is not None:
                yield found


def _exceeding(document: Document, rule: str, whole: Fact, parts: Sequence[Fact]) -> Finding | None:
    if whole.amount is None:
        return None
    amounts = [part.amount.to(whole.amount.unit) for part in parts if part.amount is not None]
    added = Amount(sum((amount.value for amount in amounts), Decimal(0)), whole.amount.unit)
    if added.value - whole.amount.value <= tolerance([whole.amount, *amounts]):
        return None
    claim = Claim(rule, whole.amount, [whole.id, *(p.id for p in parts)], cited(whole), document.slice(whole.quote), parts[0].label)
    return finding(document, claim, Severity.HIGH, added)


def _size(fact: Fact) -> Decimal:
    return fact.amount.value * fact.amount.unit.factor if fact.amount else Decimal(0)
