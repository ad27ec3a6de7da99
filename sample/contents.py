"""The whole sample document, in reading order."""

from __future__ import annotations

from collections.abc import Iterator

from sample import budgets, forms, narrative, statements
from sample import figures as f
from sample.document import Block, Heading, Paragraph, Table

TITLE = f"{f.ENTITY}{f.YEAR}年部门预算"


def tables() -> list[Table]:
    """Every table, in order."""
    return [
        statements.balance(),
        statements.income(),
        statements.expenditure(),
        statements.financed(),
        budgets.by_function(),
        budgets.by_unit(),
        budgets.basic(),
        budgets.travel(),
        budgets.funds(),
        budgets.state_capital(),
        budgets.projects(),
        forms.overall(),
        *forms.project_forms(),
    ]


def _blocks() -> Iterator[Block]:
    yield Heading(1, TITLE)
    yield from narrative.overview()
    yield Heading(2, f"第二部分 {f.ENTITY}{f.YEAR}年部门预算表")
    yield from map(Paragraph, f.WORDING["tables"])
    yield from tables()
    yield from narrative.explanation()
    yield from narrative.definitions()


def document() -> tuple[Block, ...]:
    """The document as blocks."""
    return tuple(_blocks())
