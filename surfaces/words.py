"""The sentences people read, from `terms/ui.toml`, in the language asked for."""

from __future__ import annotations

from collections.abc import Sequence
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


def placing(mark: str, language: str = "zh") -> str:
    """Return what decided the column of a cell, by its mark; a mark without words is returned as it is."""
    return say(f"placing.{mark}", language) if mark in load("ui")["placing"] else mark


def both(key: str, /, **values: object) -> str:
    """Return a sentence in Chinese with the English beside it, where the reader's language is not known."""
    return f"{say(key, **values)} · {say(key, 'en', **values)}"


def stage(name: str | None, language: str = "zh") -> str:
    """Return how readers call a stage (预算, 决算)."""
    return say(f"stage.{name or 'unknown'}", language)


def operation(op: str, language: str = "zh") -> str:
    """Return an operation's name; one that the vocabulary does not list keeps its own."""
    entry = load("ui")["op"].get(op)
    return str(entry["name"]["en" if language == "en" else "zh"]) if entry else op


def formula(op: str, operands: Sequence[str]) -> str:
    """Return how the operation writes its operands, which may be marked up already.

    >>> formula("growth", ["3", "2"]), formula("sum", ["1", "2", "3"])
    ('(3 − 2) ÷ 2 × 100%', '1 + 2 + 3')
    """
    entry = load("ui")["op"].get(op, {"sign": ","})
    pattern = entry.get("formula")
    if pattern is not None and all(f"{{{place}}}" in pattern for place in range(len(operands))):
        return str(pattern.format(*operands))
    return f" {entry.get('sign', ',')} ".join(operands)
