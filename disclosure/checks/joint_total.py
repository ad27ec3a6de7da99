"""Amounts that a sentence adds up (A与B，合计C) come to the sum it gives.

Source: plain arithmetic; 合计 right before a figure says that it is the sum of those before it in the sentence. Only the
figures that nothing but a list's marks and names parts are its terms, and any run of them that ends before it may be meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from disclosure.amount import Amount
from disclosure.checks._families import Family
from disclosure.checks._finding import Claim, cited, finding, severity_of
from disclosure.checks._measures import squeezed
from disclosure.checks._narrative import narrative
from disclosure.identities import tolerance
from disclosure.model import Document, Fact, Finding, Role, Severity
from disclosure.terms import pattern

RULE = "joint-total"
_LONGEST = 40


def check(document: Document) -> Iterator[Finding]:
    """Check every sum that follows its terms in one sentence."""
    for total, terms in _sums(document):
        found = _compare(document, total, terms)
        if found is not None:
            yield found


def families(document: Document) -> Iterator[Family]:
    """Every sum of a sentence with all the terms before it."""
    for total, terms in _sums(document):
        yield Family(RULE, cited(total), total.id, tuple(term.id for term in terms))


def _sums(document: Document) -> Iterator[tuple[Fact, list[Fact]]]:
    levels = [f for f in narrative(document) if f.role in (Role.LEVEL, Role.DELTA, Role.RATE, Role.SHARE, Role.COMPLETION)]
    for index, total in enumerate(levels):
        terms = _terms(document, total, levels[:index])
        if len(terms) > 1:
            yield total, terms


def _terms(document: Document, total: Fact, before: Sequence[Fact]) -> list[Fact]:
    """The amounts that directly precede a sum in its sentence; none where it is not called a sum, or opens a list."""
    if total.amount is None or not total.amount.unit.is_money or total.role is not Role.LEVEL:
        return []
    if not before or before[-1].quote != total.quote or before[-1].section != total.section:
        return []
    if not pattern("rules", "joint", "sum").fullmatch(_between(document, before[-1], total)):
        return []
    if pattern("rules", "joint", "of").match(squeezed(document.text[total.span[1] : total.span[1] + 20])):
        return []
    terms: list[Fact] = []
    for place in range(len(before) - 1, -1, -1):
        fact = before[place]
        own = fact.role is Role.LEVEL and fact.amount is not None and fact.amount.unit.is_money and fact.year == total.year
        if not own:
            return []  # what stands before may be a term that is read as something else
        terms.insert(0, fact)
        previous = before[place - 1] if place else None
        if previous is None or previous.quote != total.quote:
            return terms
        between = _between(document, previous, fact)
        if pattern("rules", "joint", "opens").search(between):
            return terms
        if not pattern("rules", "joint", "listed").fullmatch(between):
            return []  # whether what stands before is a term cannot be told
    return terms


def _between(document: Document, left: Fact, right: Fact) -> str:
    text = squeezed(document.text[left.span[1] : right.span[0]])
    return text if len(text) <= _LONGEST else ""


def _compare(document: Document, total: Fact, terms: Sequence[Fact]) -> Finding | None:
    """A finding where no run of the terms that ends right before the sum comes to it."""
    if total.amount is None:
        return None
    runs = []
    for start in range(len(terms) - 1):
        amounts = [term.amount.to(total.amount.unit) for term in terms[start:] if term.amount is not None]
        added = sum((amount.value for amount in amounts), Decimal(0))
        severity = severity_of(total.amount.value - added, tolerance([total.amount, *amounts]))
        if severity is None:
            return None
        runs.append((severity, added, terms[start:]))
    severity, added, used = next((run for run in runs if run[0] is Severity.ROUNDING), runs[0])
    claim = Claim(RULE, total.amount, [total.id, *(term.id for term in used)], cited(total), document.slice(total.quote))
    return finding(document, claim, severity, Amount(added, total.amount.unit))
