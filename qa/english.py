"""English questions that name a whole and its part apart: of the procurement budget, how much is for services."""

from __future__ import annotations

import re
from collections.abc import Mapping


def as_one(text: str, told: str, parts: Mapping[str, str]) -> str:
    """A text in which the whole is replaced by the name of the one part that it asks for.

    Args:
        text: an English question without proper names, in lower case.
        told: the whole question, in lower case.
        parts: for the whole and each part a pattern (`cues.toml`, english_parts); the key of a part is its own name.
    """
    if re.search(parts["both"], told):
        return text
    named = [name for name, pattern in parts.items() if name not in ("whole", "both") and re.search(pattern, told)]
    if len(named) != 1 or not re.search(parts["whole"], text):
        return text
    bare = re.sub(parts[named[0]], " ", text)
    return re.sub(parts["whole"], named[0], bare, count=1)
