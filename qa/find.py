"""Figures by description: what may be meant by a few words, best first, each with its address."""

from __future__ import annotations

from dataclasses import dataclass

from disclosure.answer import Figure
from disclosure.model import Fact
from disclosure.plan import fact_ref
from qa.facts import FactBase
from qa.link import link
from qa.phrase import phrase
from qa.understand import Question


@dataclass(frozen=True, slots=True)
class Found:
    """A figure that may be meant.

    Attributes:
        address: how a program names it.
        coverage: how much of the words it explains (0 to 1).
    """

    address: str
    coverage: float
    figure: Figure


def figures(base: FactBase, asked: Question, limit: int) -> list[Found]:
    """The figures a question's words may mean, best first."""
    found = link(base, phrase(base, asked.body), asked)[:limit]
    return [
        Found(fact_ref(c.fact), round(min(1.0, c.coverage), 3), figure_of(f"f{place}", c.fact, base))
        for place, c in enumerate(found, 1)
    ]


def figure_of(name: str, fact: Fact, base: FactBase) -> Figure:
    """A fact as the figure an answer cites."""
    document = base.document(fact.document)
    table = document.table(fact.table) if fact.table else None
    return Figure(
        id=name, label=fact.label, value=fact.amount.plain() if fact.amount else None,
        unit=fact.amount.unit.name if fact.amount else None, comparator=fact.comparator,
        document=document.info.file, document_sha256=document.info.sha256, table=table.label if table else None,
        row_path=fact.row_path, col_path=fact.col_path, cell=fact.cell, span=None if fact.cell else fact.span,
        page=fact.page, bbox=fact.bbox, text=fact.text,
    )
