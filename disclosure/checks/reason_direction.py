"""The reason given for a change does not say the opposite of the change.

Source: domain rule "the reason given should not contradict the figures". A judgement on words: only reasons that name nothing
but the other direction count, and clauses about another year are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from disclosure.checks._finding import Words, cited, remark
from disclosure.checks._measures import squeezed
from disclosure.checks._narrative import narrative
from disclosure.model import Document, Fact, Finding, Role
from disclosure.terms import load, pattern, words

RULE = "reason-direction"
_NEAR = 40
_WHOLE = 100


def check(document: Document) -> Iterator[Finding]:
    """Look at every reason that stands behind a change."""
    facts = narrative(document)
    for match in pattern("judgement", "reason", "pattern").finditer(document.text):
        before = [f for f in facts if match.start() - _NEAR < f.span[1] <= match.start()]
        gone = _gone(document, before, match.start())
        reason = squeezed(match["reason"])
        if gone and _said(gone[0], _own(reason)):
            fact, ways = gone[1], load("judgement")["reason"]["ways"]
            claim = Words(RULE, reason, f"{ways[gone[0]]}{squeezed(fact.text)}", [fact.id], cited(fact), quote=document.slice(fact.quote), kind="soft")
            yield remark(document, claim)


def _gone(document: Document, before: Sequence[Fact], place: int) -> tuple[str, Fact] | None:
    """Which way the figure right before a reason went, and the figure."""
    if not before:
        return None
    last = before[-1]
    way = pattern("judgement", "reason", "back").search(squeezed(document.text[last.span[1] : place]))
    if way is not None:
        return ("up" if way["way"] in words("judgement", "reason", "above") else "down"), last
    if last.role is Role.COMPLETION and last.amount is not None:
        return _way(last.amount.value - _WHOLE), last
    changes = [f for f in before if f.role in (Role.DELTA, Role.RATE) and f.amount is not None]
    ways = {_way(f.amount.value) for f in changes if f.amount is not None}
    return (ways.pop(), last) if last in changes and len(ways) == 1 else None


def _way(value: Decimal) -> str:
    return "up" if value > 0 else "down" if value < 0 else "even"


def _own(reason: str) -> str:
    """A reason without its clauses about another year."""
    clauses = re.split(f"(?<={pattern('judgement', 'reason', 'clause').pattern})", reason)
    return "".join(c for c in clauses if not pattern("judgement", "reason", "other").search(c))


def _said(gone: str, reason: str) -> bool:
    """Whether a reason names nothing but another direction than the figure went."""
    up, down = (bool(pattern("judgement", "reason", way).search(reason)) for way in ("up", "down"))
    if gone == "even":
        return up != down and not pattern("judgement", "reason", "even").search(reason)
    named, room = (down, "room_up") if gone == "up" else (up, "room_down")
    return named and not pattern("judgement", "reason", room).search(reason)
