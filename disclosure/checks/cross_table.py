"""What several statements give must be the same in all of them.

Source: 勾稽关系 of the budget and final-account templates: 收支总表 = 收入总表 = 支出总表; 财政拨款收支总表's general
budget = 一般公共预算支出表 by subject and by unit; its 基本支出 = 一般公共预算基本支出表; 项目支出 = 项目支出表
(`terms/measures.toml`). The statement that stands alone against the others is the one reported.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from disclosure.amount import Amount
from disclosure.checks._finding import Claim, finding, severity_of
from disclosure.checks._measures import Point, Source, carried, measures, slack, sources
from disclosure.model import Document, Finding

RULE = "cross-table"


def check(document: Document) -> Iterator[Finding]:
    """Compare every figure between the statements that give it."""
    for measure in measures():
        yield from _compare(document, sources(document, measure))


def _compare(document: Document, given: Sequence[Source]) -> Iterator[Finding]:
    if len(given) < 2:
        return
    backing = [sum(1 for other in given if not _closest(source, other).beyond) for source in given]
    leader = given[backing.index(max(backing))]
    for source in given:
        pair = _closest(source, leader)
        severity = severity_of(pair.gap, pair.slack)
        if source is leader or severity is None or carried(document, Amount(pair.gap, pair.ours.amount.unit)):
            continue
        claim = Claim(RULE, pair.ours.amount, [pair.ours.cell, pair.theirs.cell], pair.ours.place, other=pair.theirs.place)
        yield finding(document, claim, severity, pair.theirs.amount)


@dataclass(frozen=True, slots=True)
class _Pair:
    """One figure of each of two statements."""

    ours: Point
    theirs: Point

    @property
    def gap(self) -> Decimal:
        unit = self.ours.amount.unit
        return self.ours.amount.value - self.theirs.amount.to(unit).value

    @property
    def slack(self) -> Decimal:
        return slack(self.ours.amount, self.theirs.amount)

    @property
    def beyond(self) -> bool:
        return abs(self.gap) > self.slack


def _closest(source: Source, other: Source) -> _Pair:
    return min((_Pair(a, b) for a in source for b in other), key=lambda pair: abs(pair.gap))
