"""The total score of a self-assessment is the sum of the scores of its indicators and of carrying out the budget.

Source: the scheme of 绩效自评表 (预算执行 usually 10 points, the indicators the rest of 100). Checked only where the full
points show that every part is there: what the indicators lack of the total is what carrying out the budget is worth.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from disclosure.amount import PERCENT, Amount
from disclosure.checks._families import Family
from disclosure.checks._finding import Claim, finding, severity_of
from disclosure.checks._forms import Indicator, forms, indicators, labelled
from disclosure.checks._measures import squeezed
from disclosure.checks._score_lists import score_lists
from disclosure.checks._units import POINT
from disclosure.identities import tolerance
from disclosure.model import Cell, Document, Finding, Table, cell_address
from disclosure.terms import pattern

RULE = "score-total"
_ROUNDED = Decimal("0.06")
_FULL = Decimal(100)


def check(document: Document) -> Iterator[Finding]:
    """Check every self-assessment that has one total."""
    for table, name, stated, counted in _scored(document):
        found = _compare(document, table, name, stated, counted)
        if found is not None:
            yield found


def families(document: Document) -> Iterator[Family]:
    """Every total score with the scores it is made of."""
    for table, name, stated, counted in _scored(document):
        addresses = tuple(cell_address(table.id, cell.row, cell.col) for cell in counted)
        yield Family(RULE, f"{table.label} {name}", cell_address(table.id, stated.row, stated.col), addresses)


def _scored(document: Document) -> Iterator[tuple[Table, str, Cell, list[Cell]]]:
    """Every self-assessment with one total score of which every part is there: the total's name, itself and its parts."""
    yield from score_lists(document)
    for table in forms(document):
        rows = list(indicators(table))
        totals = [one for one in rows if _is_total(one)] or _as_field(table)
        if len(totals) == 1 and totals[0].score is not None:
            counted = _parts(table, totals[0], [one for one in rows if not _is_total(one) and _counts(one)])
            if counted is not None:
                yield table, totals[0].name, totals[0].score, counted


def _as_field(table: Table) -> list[Indicator]:
    """The total score printed as a field at the head of the form, out of a hundred points."""
    cells = [cell for cell in labelled(table, "total") if cell.amount is not None and not cell.col_path and not cell.doubtful]
    full = replace(cells[0], amount=Amount(_FULL, POINT)) if cells else None
    return [Indicator(table, squeezed(cell.row_path[-1]), cell.row, weight=full, score=cell) for cell in cells]


def _is_total(one: Indicator) -> bool:
    return bool(pattern("rules", "form", "total").fullmatch(one.name))


def _counts(one: Indicator) -> bool:
    """Whether a row has points or a score; a dash under both says that it is no part of the total."""
    return any(cell is not None and cell.amount is not None for cell in (one.weight, one.score)) or one.target is not None


def _parts(table: Table, total: Indicator, parts: list[Indicator]) -> list[Cell] | None:
    """The scores a total is made of; None where one is missing."""
    cells = [one.score for one in parts]
    points = [one.weight.amount for one in parts if one.weight is not None and one.weight.amount is not None]
    scores = [cell for cell in cells if cell is not None and cell.amount is not None]
    full = total.weight.amount if total.weight is not None else None
    stated = total.score.amount if total.score is not None else None
    if full is None or stated is None or total.score is None or len(points) < len(parts) or len(scores) < len(parts):
        return None
    execution = _execution(table, full.value - sum((point.value for point in points), Decimal(0)))
    return None if execution is None else [*execution, *scores]


def _compare(document: Document, table: Table, name: str, score: Cell, counted: list[Cell]) -> Finding | None:
    stated = score.amount
    if stated is None:
        return None
    amounts = [cell.amount for cell in counted if cell.amount is not None]
    added = sum((amount.value for amount in amounts), Decimal(0))
    rounded = [amount for amount in (stated, *amounts) if amount.places]  # whole points are exact
    severity = severity_of(stated.value - added, tolerance(rounded))
    if severity is None:
        return None
    places = [cell_address(table.id, cell.row, cell.col) for cell in (score, *counted)]
    claim = Claim(RULE, Amount(stated.value, POINT), places, f"{table.label} {name}".strip())
    return finding(document, claim, severity, Amount(added, POINT))


def _execution(table: Table, worth: Decimal) -> list[Cell] | None:
    """The score of carrying out the budget, where that is worth something; None where it is not told apart."""
    if worth == 0:
        return []
    scored = [
        cell for cell in table.values()
        if cell.amount is not None and cell.col_path and pattern("rules", "form", "score").fullmatch(squeezed(cell.col_path[-1]))
        and cell.row_path and pattern("rules", "form", "funds").search(squeezed(cell.row_path[-1]))
    ]
    return scored if len(scored) == 1 and worth > 0 and _is_earned(table, scored[0], worth) else None


def _is_earned(table: Table, score: Cell, worth: Decimal) -> bool:
    """Whether a score is what the rate beside it earns of so many points, so that these are its full points."""
    rates = [c.amount for c in table.values() if c.row == score.row and c.amount is not None and c.amount.unit == PERCENT]
    if len(rates) != 1 or score.amount is None:
        return False
    earned = min(rates[0].value, Decimal(100)) * worth / 100
    return abs(score.amount.value - earned) <= _ROUNDED
