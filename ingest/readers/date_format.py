"""Dates in spreadsheets: day numbers with a format, as the sheet prints them."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import Decimal
from functools import cache

_QUIET = re.compile(r'"[^"]*"|[\\!].|_.|\*.|\[[^\]]*\]')
_PART = re.compile(
    r'"(?P<quoted>[^"]*)"|[\\!](?P<escaped>.)|_.|\*.|\[(?P<bracket>[^\]]*)\]|(?P<half>AM/PM|A/P)'
    r"|(?P<unit>y+|m+|d+|h+|s+|e+|a{3,4})|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_LAST_DAY = 2_958_465  # 9999-12-31


@cache
def is_date(section: str) -> bool:
    """Whether a format prints a date or a time.

    >>> is_date('yyyy"年"m"月"'), is_date('#,##0.00'), is_date("[Red]0.00")
    (True, False, False)
    """
    bare = _QUIET.sub("", section)
    return not re.search(r"[0#?]", bare.replace("s.0", "")) and bool(
        re.search(r"[ymdh]|s{1,2}(?![a-z])", bare.lower().replace("general", ""))
    )


def printed_date(days: Decimal, section: str, *, since_1904: bool = False) -> str:
    """A day number as its format prints it; numbers that are no dates stay numbers.

    >>> printed_date(Decimal(45658), 'yyyy"年"m"月"d"日"')
    '2025年1月1日'
    """
    if not 0 <= days <= _LAST_DAY:
        return f"{days:f}"
    whole = int(days)
    origin = datetime(1904, 1, 1) if since_1904 else datetime(1899, 12, 30 if whole > 60 else 31)
    moment = origin + timedelta(days=whole, seconds=int((days - whole) * 86_400 + Decimal("0.5")))
    parts = list(_PART.finditer(section))
    out = []
    for index, part in enumerate(parts):
        unit = part["unit"]
        if unit:
            out.append(_unit(unit.lower(), moment, _is_minute(parts, index)))
        elif part["bracket"] is None:
            text = part["quoted"] if part["quoted"] is not None else part["escaped"] or part["other"] or ""
            out.append("" if text == ";" else text)
    return "".join(out).strip("@ ")


def _is_minute(parts: list[re.Match[str]], index: int) -> bool:
    """Whether an `m` stands beside hours or seconds."""
    units = [(i, part["unit"].lower()) for i, part in enumerate(parts) if part["unit"]]
    at = [i for i, _ in units].index(index)
    before = units[at - 1][1] if at else ""
    after = units[at + 1][1] if at + 1 < len(units) else ""
    return before.startswith("h") or after.startswith("s")


def _unit(unit: str, moment: datetime, minute: bool) -> str:
    width = min(len(unit), 2)
    match unit[0]:
        case "y" | "e":
            return f"{moment.year:04d}" if len(unit) > 2 or unit[0] == "e" else f"{moment.year % 100:02d}"
        case "m":
            return f"{moment.minute if minute else moment.month:0{width}d}"
        case "d":
            return f"{moment.day:0{width}d}"
        case "h":
            return f"{moment.hour:0{width}d}"
        case "s":
            return f"{moment.second:0{width}d}"
    return ""
