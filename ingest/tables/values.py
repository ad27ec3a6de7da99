"""What one printed cell holds: an amount, a zero, a blank, a dash, or text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from disclosure.amount import COUNT, PERCENT, Amount, Unit, unit
from disclosure.model import CellState

_DASHES = frozenset("-—–－/／―")
_COMPARATOR = re.compile(r"^(?P<mark>≥|≤|>=|<=|>|<|=|＞|＜|不低于|不少于|不超过|大于等于|小于等于|大于|小于|超过|\\geq|\\leq)\s*")
_NAMES = {
    ">=": "≥", "<=": "≤", "＞": ">", "＜": "<", "不低于": "≥", "不少于": "≥", "大于等于": "≥",
    "不超过": "≤", "小于等于": "≤", "大于": ">", "超过": ">", "小于": "<", "\\geq": "≥", "\\leq": "≤",
}
_SHARE = re.compile(r"占比|比例|比重|百分比|增长率|完成率|执行率|[（(]%[）)]|^%$|增减%")
_COUNTED = re.compile(r"数量|个数|人数|^行次$|^序号$")
_OWN_UNIT = re.compile(r"[（(](?:单位[：:])?(?P<unit>亿元|万元|千元|元|%|人|辆|个|分)[）)]$")


@dataclass(frozen=True, slots=True)
class Value:
    """A cell's meaning."""

    state: CellState
    amount: Amount | None = None
    comparator: str | None = None


def column_unit(path: tuple[str, ...], table_unit: Unit) -> Unit:
    """The unit of a column: its heading's own, percent for shares, a count for quantities, else the table's."""
    for heading in reversed(path):
        own = _OWN_UNIT.search(heading)
        if own and (found := unit(own["unit"])):
            return found
    last = path[-1] if path else ""
    if _SHARE.search(last):
        return PERCENT
    if _COUNTED.search(last):
        return COUNT
    return table_unit


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
    mark = _COMPARATOR.match(compact)
    body = compact[mark.end() :] if mark else compact
    amount = Amount.parse(body, default)
    if amount is None:
        return Value(CellState.TEXT)
    state = CellState.ZERO if amount.value == 0 else CellState.NUMBER
    return Value(state, amount, _NAMES.get(mark["mark"], mark["mark"]) if mark else None)
