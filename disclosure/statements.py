"""The standard statements, recognised by title and never by number (`terms/statements.toml`)."""

from __future__ import annotations

import re
from functools import cache

from disclosure.terms import load


def statement_of(title: str) -> tuple[str | None, bool]:
    """The standard statement a title names (a key of `terms/statements.toml`) and whether it is a form."""
    bare = re.sub(r"[\s“”\"'‘’「」*#]+", "", title)
    for entry in load("statements")["statement"]:
        if re.search(entry["match"], bare):
            return entry["key"], bool(entry.get("form", False))
    return None, False


@cache
def statement_name(key: str) -> str:
    """The Chinese name of a statement key."""
    return next((str(e["name"]) for e in load("statements")["statement"] if e["key"] == key), key)
