"""The sentences people read, from `terms/ui.toml`, in the language asked for."""

from __future__ import annotations

from typing import Any, Literal

from disclosure.terms import load

Language = Literal["zh", "en"]


def say(key: str, language: str = "zh", /, **values: object) -> str:
    """Return the sentence of a dotted key, its blanks filled.

    >>> say("stage.budget", "en")
    'Budget'
    """
    node: Any = load("ui")
    for part in key.split("."):
        node = node[part]
    return str(node["en" if language == "en" else "zh"]).format(**values)


def both(key: str, /, **values: object) -> str:
    """Return a sentence in Chinese with the English beside it, where the reader's language is not known."""
    return f"{say(key, **values)} · {say(key, 'en', **values)}"


def stage(name: str | None, language: str = "zh") -> str:
    """Return how readers call a stage (预算, 决算)."""
    return say(f"stage.{name or 'unknown'}", language)


def operation(op: str, language: str = "zh") -> tuple[str, str]:
    """Return an operation's name and the sign written between its operands.

    An operation the vocabulary does not list keeps its own name and a comma.
    """
    entry = load("ui")["op"].get(op)
    if entry is None:
        return op, ","
    return str(entry["name"]["en" if language == "en" else "zh"]), str(entry["sign"])
