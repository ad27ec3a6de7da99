"""The items of a sentence's list do not exceed the total it states.

Source: plain arithmetic. A list may be incomplete, so only an excess is a contradiction; how far it may go follows
from the printed digits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from disclosure.amount import Amount
from disclosure.checks._families import Family
from disclosure.checks._finding import Claim, cited, finding
from disclosure.identities import tolerance
from disclosure.model import Document, Fact, Finding, Role, Severity
from disclosure.terms import pattern, word, words

RULE = "list-sum"
_FARTHEST = 400


def check(document: Document) -> Iterator[Finding]:
    """Check every list that follows a total and a word like 其中."""
    for total, items in _lists(document):
        found = _compare(document, total, items)
        if found is not None:
            yield found


def families(document: Document) -> Iterator[Family]:
    """Every total of a sentence with the items listed behind it."""
    for total, items in _lists(document):
        yield Family(RULE, cited(total), total.id, tuple(item.id for item in items))


def _lists(document: Document) -> Iterator[tuple[Fact, list[Fact]]]:
    levels = [f for f in document.facts if f.cell is None and _is_listed(f)]
    marks = re.compile(f"{word('rules', 'list', 'between')}(?:{'|'.join(words('rules', 'list', 'marks'))})")
    inner: dict[str, Fact] = {}
    for index, total in enumerate(levels):
        items = _items(document, total, levels[index + 1 :], marks)
        if len(items) > 1:
            yield (inner.get(total.id, total) if _begins_anew(document, total, items) else total), items
            inner |= {item.id: inner.get(total.id, total) for item in items}


def _begins_anew(document: Document, total: Fact, items: Sequence[Fact]) -> bool:
    """Whether a list stands in another sentence than what is before it: then it is of what that was itself an item of."""
    return "。" in document.text[total.span[1] : items[0].span[0]]


def _is_listed(fact: Fact) -> bool:
    """Whether a figure can be a list's total or item: a sum of money, or a number of what is counted kind by kind."""
    return fact.amount is not None and (fact.role is Role.LEVEL or (fact.role is Role.COUNT and (_is_counted(fact) or _is_post(fact))))


def _is_counted(fact: Fact) -> bool:
    """Whether a figure counts what is listed without leaving a kind out."""
    return fact.amount is not None and fact.amount.unit.dimension == word("rules", "list", "complete")


def _is_post(fact: Fact) -> bool:
    """Whether a figure is a number of posts, of which a list by kind leaves none out."""
    return pattern("rules", "list", "post").search(fact.label) is not None


def _items(document: Document, total: Fact, later: Sequence[Fact], marks: re.Pattern[str]) -> list[Fact]:
    """The figures listed under a total: after the mark that follows it directly, to the end of the list."""
    mark = marks.match(document.text[total.span[1] : total.span[1] + 120])
    if mark is None:
        return []
    items: list[Fact] = []
    style: str | None = None
    begin = end = total.span[1] + mark.end()
    for fact in later:
        if fact.span[0] < end:
            return []
        between = re.sub(r"\s", "", document.text[end : fact.span[0]])
        if (fact.section, fact.table) != (total.section, total.table) or len(between) > _FARTHEST or fact.measure or fact.base:
            break
        own = _style(between)
        if items and between.endswith(words("rules", "list", "totals")):
            break
        if items and (_nested(between) or own != style or _over(between, own)):
            break
        if pattern("rules", "list", "each").search(fact.label):
            break
        end = fact.span[1]
        if items and _in_bracket(document.text[begin : fact.span[0]]):
            continue
        if fact.amount and total.amount and fact.amount.unit.dimension == total.amount.unit.dimension:
            style = own
            items.append(fact)
    return items


def _in_bracket(listed: str) -> bool:
    """Whether a figure stands in a bracket of its list: it is of a part of the item before it."""
    return sum(listed.count(char) for char in "（(") > sum(listed.count(char) for char in "）)")


def _style(between: str) -> str:
    """How an item is set off: by `(1)`, by `1.`, by a semicolon, or by a comma."""
    for name, mark in (("bracket", r"[（(]\d{1,2}[)）]"), ("point", r"\d{1,2}[.、．](?!\d)")):
        if re.search(mark, between):
            return name
    return "plain"


def _nested(between: str) -> bool:
    return bool(re.search("|".join(words("rules", "list", "nested")), between))


def _over(between: str, style: str) -> bool:
    """Whether an unnumbered list ends between two of its figures."""
    return style == "plain" and bool(re.search("[。；;]", between))


def _compare(document: Document, total: Fact, items: Sequence[Fact]) -> Finding | None:
    amounts = [item.amount.to(total.amount.unit) for item in items if item.amount and total.amount]
    if total.amount is None:
        return None
    added = Amount(sum((amount.value for amount in amounts), Decimal(0)), total.amount.unit)
    excess = added.value - total.amount.value
    # 其中 lists every kind of vehicle; of money it may leave something out.
    counted = _is_counted(total) or all(map(_is_post, (total, *items)))
    if total.role is Role.COUNT and not counted:
        return None
    if (-excess if counted and excess < 0 else excess) <= tolerance([total.amount, *amounts]) * (not counted):
        return None
    cells = [total.id, *(item.id for item in items)]
    claim = Claim(RULE, total.amount, cells, cited(total), document.slice(total.quote))
    return finding(document, claim, Severity.HIGH, added)
