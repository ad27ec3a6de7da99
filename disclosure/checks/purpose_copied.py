"""Two items do not have one and the same purpose.

Source: 具体安排情况 of the template: every 项 or project says what it is used for. A judgement: words that all items of a kind share
(staff, running costs) are no copy.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from disclosure.checks._finding import Words, cited, remark
from disclosure.checks._measures import squeezed
from disclosure.checks._narrative import narrative
from disclosure.model import Document, Fact, Finding, Role
from disclosure.terms import load, pattern

RULE = "purpose-copied"
_NEAR = 80


def check(document: Document) -> Iterator[Finding]:
    """Compare what every item of a section says that it is used for."""
    first: dict[tuple[tuple[str, ...], str], Fact] = {}
    told: set[tuple[str, ...]] = set()
    facts = [f for f in narrative(document) if f.role is Role.LEVEL and f.amount is not None and f.amount.unit.is_money]
    for match in pattern("judgement", "purpose", "pattern").finditer(document.text):
        item, purpose = _item(facts, match.start()), squeezed(match["purpose"]).rstrip("等")
        if item is None or len(purpose) < load("judgement")["purpose"]["similar"]:
            continue
        if pattern("judgement", "purpose", "commonplace").search(purpose):
            continue
        earlier = first.setdefault((item.section, purpose), item)
        if earlier.row_path == item.row_path or item.row_path in told:
            continue
        told.add(item.row_path)
        claim = Words(RULE, purpose, cited(earlier), [item.id, earlier.id], cited(item), quote=document.slice(item.quote), kind="soft")
        yield remark(document, claim)


def _item(facts: Sequence[Fact], place: int) -> Fact | None:
    """The item whose amount stands right before its purpose."""
    before = [f for f in facts if place - _NEAR < f.span[1] <= place]
    return before[-1] if before else None
