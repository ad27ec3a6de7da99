"""口径: which money a figure counts (all of it, fiscal allocations, the general public budget, …)."""

from __future__ import annotations

import re
from functools import cache

from disclosure.model import Fact
from disclosure.terms import load


def scope_of(fact: Fact) -> str | None:
    """The scope of a figure, a key of `terms/scopes.toml`; None where nothing around it says.

    Its headings decide before its statement, its statement before the section it is told in.
    """
    if fact.amount is None or not fact.amount.unit.is_money:
        return None
    headings = [*reversed(fact.col_path), *reversed(fact.row_path)]
    own = next((found for text in headings if (found := _said(text))), None)
    return own or _of_statement(fact.statement) or next((found for text in reversed(fact.section) if (found := _said(text))), None)


def _said(text: str) -> str | None:
    return next((key for key, says in _scopes() if says.search(text)), None)


@cache
def _scopes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((entry["key"], re.compile(entry["says"])) for entry in load("scopes")["scope"])


def _of_statement(statement: str | None) -> str | None:
    return next((key for key, names in load("scopes")["statements"].items() if statement in names), None)
