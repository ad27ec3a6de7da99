"""How the narrative words a figure, a change and a share."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from sample.figures import Change, Figures, Item, share
from sample.statements import money


def wan(value: Decimal) -> str:
    """An amount in 万元."""
    return f"{money(value)}万元"


def changed(f: Figures, change: Change, reason: str = "") -> str:
    """How a figure changed: amount, rate and reason; no rate where the year before had nothing."""
    base = f"{f.last_year}年预算"
    if change.difference == 0:
        return f"与{base}持平"
    up = change.difference > 0
    text = f"比{base}{'增加' if up else '减少'}{wan(abs(change.difference))}"
    text += f"，{'增长' if up else '下降'}{abs(change.rate)}%" if change.prior else "，上年无此项预算"
    return text + (f"，主要是{reason}" if reason else "")


def shared(parts: Iterable[tuple[str, Decimal]], whole: Decimal) -> str:
    """Amounts, each with its share of the whole."""
    return "；".join(f"{name}{wan(value)}，占{share(value, whole)}%" for name, value in parts)


def subject_path(f: Figures, item: Item) -> str:
    """A functional subject with its groups, as the narrative names it."""
    group = f.data["group"]
    return f"{group[item.code[:3]]}（类）{group[item.code[:5]]}（款）{item.name}（项）"
