"""Where the lines of one cell end and those of the next begin, when the cells' borders are lost.

A cell's text is wrapped only where the next character would not fit: a line that leaves room for the beginning of the
next one is the last of its cell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_PUNCTUATION = "，。；：、！？“”《》（）【】"
# What is not parted by wrapping: a run of letters or digits, with what may not begin a line.
_HEAD = re.compile(r"(?:[\dA-Za-z.,%]+|[“《（(【\[]*.)[，。；：、！？）》”】\])]*")


def width(text: str) -> float:
    """How wide a text is printed, in full-width characters; punctuation can be set in half a width.

    >>> width("数字化率100%")
    6.0
    """
    return sum(0.5 if ord(char) < 0x2000 or char in _PUNCTUATION else 1.0 for char in text)


def is_wrapped(lines: Sequence[str], limit: float) -> bool:
    """Whether lines can be one cell's, wrapped at a width.

    >>> is_wrapped(["打击欺诈骗保举报", "奖励"], 8), is_wrapped(["印刷", "打击欺诈骗保举报"], 8)
    (True, False)
    """
    if any(width(line) > limit + 1 for line in lines):
        return False
    return all(_full_width(line) + _head(after) > limit for line, after in zip(lines, lines[1:], strict=False))


def _full_width(text: str) -> float:
    """How wide a text is where its punctuation is not set in half a width."""
    return width(text) + sum(0.5 for char in text if char in _PUNCTUATION)


def _head(line: str) -> float:
    found = _HEAD.match(line)
    return width(found.group()) if found else 0.0


def parted(lines: Sequence[str], left: float, right: float | None = None) -> list[int]:
    """All numbers of lines that the first of two cells may take, both holding something.

    Args:
        lines: the lines of both cells.
        left: the width of the first.
        right: the width of the second, None where it is unknown (its own widest line then counts).
    """
    return [
        count for count in range(1, len(lines))
        if is_wrapped(lines[:count], left)
        and is_wrapped(lines[count:], right if right is not None else max(map(width, lines[count:])))
    ]
