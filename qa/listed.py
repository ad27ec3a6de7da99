"""What running text lists behind a figure: the items of its sentence, or of the numbered sentences after it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from disclosure.model import Document, Fact, Role
from qa.understand import cue

_FARTHEST = 2400
_OPENING = 60
_LABEL = 48
# Roles that say something of the item before them and are no items.
_ASIDE = (Role.SHARE, Role.RATE, Role.DELTA, Role.COMPLETION)


def listed(document: Document, total: Fact, told: Sequence[Fact]) -> tuple[Fact, ...]:
    """The items listed behind a total in its own unit; empty where none are, or where one cannot be told.

    Args:
        told: the figures of the document's sentences, in order.
    """
    if total.cell is not None or total.amount is None:
        return ()
    later = [f for f in told if f.span[0] > total.span[1] and (f.section, f.table) == (total.section, total.table)]
    return _numbered(document, total, later) or _in_sentence(document, total, later)


def _numbered(document: Document, total: Fact, later: Sequence[Fact]) -> tuple[Fact, ...]:
    """The first figure behind each of the numbers 1, 2, 3 … that follow a total directly."""
    text = document.text[total.span[1] : total.span[1] + _FARTHEST]
    starts = list(_marks(text))
    if len(starts) < 2 or re.search(r"\d", text[: starts[0][0]]) or starts[0][0] > _OPENING:
        return ()
    items = []
    for place, (_, begin) in enumerate(starts):
        end = starts[place + 1][0] if place + 1 < len(starts) else begin + _FARTHEST
        inside = [f for f in later if total.span[1] + begin <= f.span[0] < total.span[1] + end]
        first = next((f for f in inside if _alike(f, total)), None)
        if first is None or first.span[0] - total.span[1] - begin > _LABEL:
            break
        items.append(first)
    return tuple(items) if len(items) > 1 else ()


def _marks(text: str) -> Iterator[tuple[int, int]]:
    """Where the numbers 1, 2, 3 … of a list stand, all written in one way."""
    for style in (r"(?<![\d.]){n}[、.．](?!\d)", r"[（(]{n}[)）]"):
        found, place = [], 0
        for number in range(1, 40):
            match = re.compile(style.format(n=number)).search(text, place)
            if match is None:
                break
            found.append((match.start(), match.end()))
            place = match.end()
        if len(found) > 1:
            yield from found
            return


def _in_sentence(document: Document, total: Fact, later: Sequence[Fact]) -> tuple[Fact, ...]:
    """The figures set off by commas and semicolons behind a total whose sentence says that it lists."""
    items: list[Fact] = []
    begin = end = total.span[1]
    for fact in later:
        between = "".join(document.text[end : fact.span[0]].split())
        if re.search("[。\n]", between) or len(between) > _LABEL:
            break
        if not items and not _opens(document, total, between):
            return ()
        end = fact.span[1]
        if fact.role in _ASIDE or _in_bracket(document.text[begin : fact.span[0]]):
            continue
        if not _alike(fact, total) or cue("beneath", "nested").search(between if items else ""):
            break
        items.append(fact)
    return tuple(items) if len(items) > 1 else ()


def _opens(document: Document, total: Fact, between: str) -> bool:
    """Whether a list opens: by a word behind the total, or by one before it that calls it a sum."""
    before = document.text[max(0, total.span[0] - 3) : total.span[0]].rstrip()
    return bool(cue("beneath", "opens").match(between) or cue("beneath", "summed").search(before))


def _in_bracket(text: str) -> bool:
    return sum(text.count(c) for c in "（(") > sum(text.count(c) for c in "）)")


def _alike(fact: Fact, total: Fact) -> bool:
    """Whether a figure counts what the total counts."""
    own, whole = fact.amount, total.amount
    return own is not None and whole is not None and fact.role == total.role and own.unit.dimension == whole.unit.dimension
