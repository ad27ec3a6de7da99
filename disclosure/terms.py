"""The vocabulary of the field, read once from `terms/*.toml`.

Chinese literals live in those files; code asks for them by name. No file knows a place, a bureau or a figure.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any, cast

_FOLDER = Path(__file__).parent / "terms"


@cache
def load(name: str) -> dict[str, Any]:
    """Return the content of `terms/<name>.toml`.

    Raises:
        FileNotFoundError: when there is no such vocabulary.
    """
    with (_FOLDER / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


def words(name: str, *keys: str) -> tuple[str, ...]:
    """Return one list of a vocabulary as a tuple.

    >>> "合计" in words("columns", "total", "names")
    True
    """
    return tuple(cast(list[str], _node(name, keys)))


def word(name: str, *keys: str) -> str:
    """Return one single word of a vocabulary.

    >>> word("columns", "balance", "income")
    '收入'
    """
    return cast(str, _node(name, keys))


@cache
def pattern(name: str, *keys: str) -> re.Pattern[str]:
    """Return one regular expression of a vocabulary, compiled.

    >>> bool(pattern("structure", "heading", "part").match("第一部分"))
    True
    """
    return re.compile(word(name, *keys))


def _node(name: str, keys: tuple[str, ...]) -> Any:
    node: Any = load(name)
    for key in keys:
        node = node[key]
    return node
