"""The items of a sentence's list do not exceed the total it states.

Source: plain arithmetic. A list may be incomplete, so only an excess is a contradiction; how far it may go follows
from the printed digits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from disclosure.amount import Amount
from disclosure.checks._finding import finding
from disclosure.identities import tolerance
from disclosure.model import Document, Fact, Finding, Role, Severity
from disclosure.terms import words

RULE = "list-sum"
_FARTHEST = 400


def check(document: Document) -> Iterator[Finding]:
    """Check every list that follows a total and a word like 其中."""
    levels = [f for f in document.facts if f.cell is None and f.table is None and f.role is Role.LEVEL and f.amount]
    marks = "|".join(words("findings", "list", "marks"))
    for index, total in enumerate(levels):
        items = _items(document, total, levels[index + 1 :], marks)
        found = _compare(document, total, items) if len(items) > 1 else None
        if found is not None:
            yield found


def _items(document: Document, total: Fact, later: Sequence[Fact], marks: str) -> list[Fact]:
    """The figures listed under a total: after the mark, in its section, to the end of the list."""
    mark = re.search(rf"(?:{marks})", document.text[total.span[1] : total.span[1] + 60])
    if mark is None or re.search("[一二三四五六七八九十]、", document.text[total.span[1] : total.span[1] + mark.start()]):
        return []
    items: list[Fact] = []
    end = total.span[1] + mark.end()
    for fact in later:
        between = document.text[end : fact.span[0]]
        if fact.section != total.section or len(between) > _FARTHEST or (items and _ended(between)):
            break
        if fact.amount and total.amount and fact.amount.unit.dimension == total.amount.unit.dimension:
            if fact.measure is not None or fact.base is not None:
                break
            items.append(fact)
        end = fact.span[1]
    return items


def _ended(between: str) -> bool:
    """Whether a list is over between two of its figures: at a full stop that no numbered item follows, or a nested list."""
    plain = re.sub(r"\s", "", between)
    nested = re.search("其中|包括|占", plain)
    return bool(nested) or bool(re.search(r"。(?![（(]?\d{1,2}[)）.、])", plain))


def _compare(document: Document, total: Fact, items: Sequence[Fact]) -> Finding | None:
    amounts = [item.amount.to(total.amount.unit) for item in items if item.amount and total.amount]
    if total.amount is None:
        return None
    added = Amount(sum((amount.value for amount in amounts), Decimal(0)), total.amount.unit)
    if added.value - total.amount.value <= tolerance([total.amount, *amounts]):
        return None
    place = f"“{total.section[-1]}”{total.label}" if total.section else total.label
    cells = [total.id, *(item.id for item in items)]
    return finding(
        document, RULE, Severity.HIGH, total.amount, added, cells, place, document.slice(total.quote)
    )
