"""What one printed cell holds: an amount, a zero, a blank, a dash, or text."""

from __future__ import annotations

from dataclasses import dataclass

from disclosure.amount import COUNT, PERCENT, SCORE, Amount, Unit, parse_number, unit
from disclosure.model import CellState
from disclosure.terms import load, pattern

_DASHES = frozenset("-—–－/／―")

@dataclass(frozen=True, slots=True)
class Value:
    """A cell's meaning."""

    state: CellState
    amount: Amount | None = None
    comparator: str | None = None


def column_unit(path: tuple[str, ...], table_unit: Unit) -> Unit:
    """The unit of a column: its heading's own, percent for shares, a count for quantities, else the table's."""
    for heading in reversed(path):
        own = pattern("columns", "value", "unit").search(heading)
        if own and (found := unit(own["unit"])):
            return found
    last = path[-1] if path else ""
    if pattern("columns", "value", "scored").search(last):
        return SCORE
    if pattern("columns", "value", "share").search(last):
        return PERCENT
    if pattern("columns", "value", "counted").search(last):
        return COUNT
    return table_unit


def is_figure(text: str) -> bool:
    """Whether a printed text is a number, an amount of money with its unit, or a figure of which characters were lost.

    >>> [is_figure(text) for text in ("1,234.56", "4.5万元", "1.0?", "2025年")]
    [True, True, True, False]
    """
    if parse_number(text) is not None or is_damaged(text):
        return True
    amount = Amount.parse(text, COUNT)
    return amount is not None and amount.unit.is_money


def is_damaged(text: str) -> bool:
    """Whether a text is what is left of a figure."""
    return bool(pattern("structure", "token", "damaged").fullmatch(text))


def row_unit(path: tuple[str, ...]) -> Unit | None:
    """The unit that a row's name ends with (公务用车保有量（辆）), or None."""
    own = pattern("columns", "value", "unit").search(path[-1]) if path else None
    return unit(own["unit"]) if own else None


def read_value(text: str, default: Unit) -> Value:
    """Read one cell.

    >>> from disclosure.amount import WAN_YUAN
    >>> read_value("—", WAN_YUAN).state.value, read_value("", WAN_YUAN).state.value
    ('dash', 'blank')
    """
    compact = text.strip()
    if not compact:
        return Value(CellState.BLANK)
    if all(char in _DASHES for char in compact):
        return Value(CellState.DASH)
    mark = pattern("columns", "comparator", "pattern").match(compact)
    body = compact[mark.end() :] if mark else compact
    amount = Amount.parse(body, default)
    if amount is None:
        return Value(CellState.TEXT)
    state = CellState.ZERO if amount.value == 0 else CellState.NUMBER
    marks: dict[str, str] = load("columns")["comparator"]["marks"]
    return Value(state, amount, marks.get(mark["mark"], mark["mark"]) if mark else None)
