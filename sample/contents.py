"""The whole sample document, in reading order."""

from __future__ import annotations

from collections.abc import Iterator

from sample import budgets, forms, narrative, statements
from sample.document import Block, Heading, Paragraph, Table
from sample.figures import Figures


def title(f: Figures) -> str:
    """The title of a budget."""
    return f"{f.entity}{f.year}年部门预算"


def tables(f: Figures) -> list[Table]:
    """Every table, in order."""
    return [
        statements.balance(f),
        statements.income(f),
        statements.expenditure(f),
        statements.financed(f),
        budgets.by_function(f),
        budgets.by_unit(f),
        budgets.basic(f),
        budgets.travel(f),
        budgets.funds(f),
        budgets.state_capital(f),
        budgets.projects(f),
        forms.overall(f),
        *forms.project_forms(f),
    ]


def _blocks(f: Figures) -> Iterator[Block]:
    yield Heading(1, title(f))
    yield from narrative.overview(f)
    yield Heading(2, f"第二部分 {f.entity}{f.year}年部门预算表")
    yield from map(Paragraph, f.wording["tables"])
    yield from tables(f)
    yield from narrative.explanation(f)
    yield from narrative.definitions(f)


def document(f: Figures) -> tuple[Block, ...]:
    """The document as blocks."""
    return tuple(_blocks(f))
