"""The self-assessment forms (绩效自评表) of the final account: money spent, indicators reached, points."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from sample import final_account as account
from sample.document import LEFT, UP, Grid, Row, Table, span
from sample.figures import ZERO, budget_2025, share
from sample.statements import plain

_WIDTHS = (7, 7, 8, 12, 8, 8, 5, 5)
_FULL = Decimal(20)


def score(spent: Decimal, budget: Decimal) -> Decimal:
    """The points for the budget's execution: twenty times the rate."""
    return (_FULL * share(spent, budget) / 100).quantize(ZERO, rounding=ROUND_HALF_UP)


def forms() -> Iterator[Table]:
    """The form of the whole, then one for each project that was detailed in the budget."""
    f, w = account.spent(), account.words()["form"]
    basic, projects = w["money_labels"]
    head: list[Row] = [
        (w["unit_label"], *span(f.entity, 7)),
        (basic, LEFT, *span(plain(f.basic), 2), projects, LEFT, *span(plain(f.total("all_projects") + account.closing()), 2)),
    ]
    adjusted = account.income_of() + f.carry_over
    yield _form(1, w["overall"].format(year=f.year), head, w["overall_label"], (adjusted, f.grand), w["overall_form"])
    budgets = {p.name: p for p in budget_2025().projects}
    for number, (name, form) in enumerate(w["project_forms"].items(), 2):
        label, unit = w["project_labels"]
        head = [(label, *span(name, 3), unit, *span(budgets[name].unit, 3))]
        money = (budgets[name].total, f.data["spent"][name])
        yield _form(number, w["project"].format(year=f.year, name=name), head, w["project_label"], money, form)


def overall_score() -> Decimal:
    """The points of the whole."""
    f = account.spent()
    return score(f.grand, account.income_of() + f.carry_over) + _reached(account.words()["form"]["overall_form"])


def _reached(form: dict[str, Any]) -> Decimal:
    return sum((row[6] for row in form["rows"]), ZERO)


def _form(number: int, title: str, head: list[Row], label: str, money: tuple[Decimal, Decimal], form: dict[str, Any]) -> Table:
    w = account.words()["form"]
    budget, spent = money
    first, _, *columns = w["head"]
    got = score(spent, budget)
    rows: list[Row] = [
        *head,
        (first, *span(label, 2), *columns[:4], ""),
        (UP, LEFT, LEFT, plain(budget), plain(spent), f"{share(spent, budget)}%", plain(got), ""),
        (w["goal"], *span(form["goal"], 7)),
        tuple(w["columns"]),
        *((UP, *row[:5], *(plain(points) for points in row[5:])) for row in form["rows"]),
    ]
    total = got + _reached(form)
    rows.append((w["total"], *[""] * 6, plain(total)))
    caption = account.words()["owner"].format(entity=account.spent().entity)
    return Table(w["number"].format(number=number), title, caption, (Grid(tuple(rows), _WIDTHS),), unit=account.words()["unit"])
