"""A stated share is the figure before it over the base that the sentence names, or its heading implies.

Source: 占比 = 部分 ÷ 总体. A named base is looked up among the figures of the section and the totals of the tables;
where none is named, a share is wrong only if no total it could be of gives it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from disclosure.amount import Amount
from disclosure.checks._finding import Claim, cited, finding
from disclosure.checks._measures import measures, said, sources, squeezed
from disclosure.checks._narrative import narrative
from disclosure.checks._ratio import Ratio, share
from disclosure.model import Document, Fact, Finding, Role, Severity
from disclosure.terms import pattern

RULE = "share"
_FARTHEST = 3000


@dataclass(frozen=True, slots=True)
class _Base:
    """A figure that a share may be of."""

    amount: Amount
    cell: str
    name: str


@dataclass(frozen=True, slots=True)
class _Judged:
    """A share over one base, and how far off it is; None where it holds."""

    base: _Base
    ratio: Ratio
    severity: Severity | None


def check(document: Document) -> Iterator[Finding]:
    """Check every share that directly follows its figure."""
    judged = [(part, stated, _judged(document, part, stated, earlier)) for part, stated, earlier in _stated(document)]
    confirmed = Counter(  # a share of nothing holds over any base
        (stated.section, cell)
        for _, stated, ones in judged if stated.amount is not None and stated.amount.value
        for cell in {one.base.cell for one in ones if one.severity is None}
    )
    for part, stated, ones in judged:
        if not ones or any(one.severity is None for one in ones):
            continue
        # The other shares of a section tell which of several totals they are of.
        best = min(ones, key=lambda one: (-confirmed[stated.section, one.base.cell], _order(one.ratio.exact, stated.amount)))
        yield from _finding(document, part, stated, best)


def _stated(document: Document) -> Iterator[tuple[Fact, Fact, list[Fact]]]:
    """Every share that directly follows its figure: the figure, the share, and the levels before."""
    facts = narrative(document)
    for index, stated in enumerate(facts[1:], 1):
        part = facts[index - 1]
        if stated.role is Role.SHARE and part.role is Role.LEVEL and part.row_path == stated.row_path:
            yield part, stated, _earlier(facts[: index - 1], stated)


def _earlier(facts: Sequence[Fact], stated: Fact) -> list[Fact]:
    """The levels that a share may be of: of its section, of the one it is part of, or of one beside it."""
    parent = stated.section[:-1]
    near = [f for f in facts if f.section[: len(parent)] == parent and f.span[1] > stated.span[0] - _FARTHEST]
    return [f for f in near if f.role is Role.LEVEL]


def _judged(document: Document, part: Fact, stated: Fact, earlier: Sequence[Fact]) -> list[_Judged]:
    """The share over every base it may be of."""
    between = squeezed(document.text[part.span[1] : stated.span[0]])
    worded = pattern("rules", "shares", "between").fullmatch(between)
    if worded is None or part.amount is None or stated.amount is None or not part.amount.unit.is_money:
        return []
    bases = list(_bases(document, part, worded["base"] or "", earlier))
    ratios = [(base, share(part.amount, base.amount)) for base in bases]
    return [_Judged(base, ratio, ratio.severity(stated.amount)) for base, ratio in ratios if ratio is not None]


def _finding(document: Document, part: Fact, stated: Fact, one: _Judged) -> Iterator[Finding]:
    if stated.amount is not None and one.severity is not None:
        cells = [stated.id, part.id, one.base.cell]
        claim = Claim(RULE, stated.amount, cells, cited(stated), document.slice(stated.quote), one.base.name)
        yield finding(document, claim, one.severity, one.ratio.shown(stated.amount.places))


def _order(exact: Decimal, stated: Amount | None) -> Decimal:
    return abs(exact - stated.value) if stated is not None else exact


def _bases(document: Document, part: Fact, named: str, earlier: Sequence[Fact]) -> Iterator[_Base]:
    """What the share can be of: the base it names, else what its figure is usually part of, else any total before."""
    if named:
        yield from _named(document, part, named, earlier)
        return
    measure = said(document, part)
    whole = measure.get("part_of") if measure is not None else None
    if whole:
        for fact in earlier:
            if fact.section == part.section and fact.amount is not None and pattern("rules", "shares", "total").search(squeezed(fact.label)):
                yield _Base(fact.amount, fact.id, cited(fact))
        yield from _totals(document, whole)
        return
    wholes = [f for f in earlier if f.amount and part.amount and f.amount.unit.is_money and _holds(f.amount, part.amount)]
    for fact in wholes:
        if fact.amount is not None:
            yield _Base(fact.amount, fact.id, cited(fact))
    if not wholes and earlier:
        largest = max((f for f in earlier if f.amount and f.amount.unit.is_money), key=_size, default=None)
        if largest is not None and largest.amount is not None:
            yield _Base(largest.amount, largest.id, cited(largest))
    if not earlier:
        return
    for key in ("income", "expenditure", "fiscal", "general"):
        yield from _totals(document, key)


def _holds(whole: Amount, part: Amount) -> bool:
    return whole.value >= part.to(whole.unit).value


def _size(fact: Fact) -> Decimal:
    return fact.amount.value * fact.amount.unit.factor if fact.amount else Decimal(0)


def _named(document: Document, part: Fact, named: str, earlier: Sequence[Fact]) -> Iterator[_Base]:
    bare = re.sub("[“”\"]", "", named)
    for measure in measures():
        if "base" in measure and re.fullmatch(measure["base"], bare):
            yield from _totals(document, measure["key"])
    for wanted in (bare, pattern("rules", "shares", "core").sub("", bare)):
        found = [f for f in earlier if len(wanted) > 1 and wanted in re.sub("[“”\"]", "", squeezed(f.label))]
        bases = [_Base(f.amount, f.id, cited(f)) for f in found if f.amount is not None and f.amount.unit.is_money and f.id != part.id]
        if bases:
            yield from bases
            return


def _totals(document: Document, key: str) -> Iterator[_Base]:
    measure = next(m for m in measures() if m["key"] == key)
    for source in sources(document, measure):
        for point in source:
            yield _Base(point.amount, point.cell, point.place)
