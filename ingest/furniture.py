"""Page numbers and running titles left in running text: a bare number is one only where it counts pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.blocks import Block, Line, Raw
from ingest.captions import declared_unit, is_entity_line, is_page_number, is_title, squeeze, table_number

_FEWEST = 3
# How many pages may lack a printed number between two that have one.
_GAP = 3


def without_page_numbers(raw: Raw) -> Raw:
    """Leave out lines that hold a page number.

    A decorated number (— 20 —, 第20页) always is one. A bare one may as well be a figure of a flattened table, so it
    counts as one only as part of a sequence that grows through the document, three pages or more.
    """
    bare = [block for block in raw.blocks if isinstance(block, Line) and block.text.strip().isdecimal()]
    counting = {bare[i].span for i in _counting([int(line.text) for line in bare])}
    numbers = [
        i for i, block in enumerate(raw.blocks)
        if isinstance(block, Line) and (is_page_number(block.text) or block.span in counting)
    ]
    left_out = {*numbers, *_titles(raw.blocks, numbers)}
    return replace(raw, blocks=tuple(block for i, block in enumerate(raw.blocks) if i not in left_out))


def _titles(blocks: Sequence[Block], numbers: Sequence[int]) -> list[int]:
    """Lines beside the page numbers that are the same words on several pages: the title printed at the head or foot.

    What is said of tables (their titles, units and owners) is repeated over their parts and stays, unless most pages have it.
    """
    beside: dict[str, list[int]] = {}
    for i in sorted({i + step for i in numbers for step in (-1, 1)} & set(range(len(blocks)))):
        block = blocks[i]
        if isinstance(block, Line) and re.search(r"[\u4e00-\u9fff]", block.text):
            beside.setdefault(squeeze(block.text), []).append(i)
    repeated = [(text, places) for text, places in beside.items() if len(places) >= _FEWEST]
    return [i for text, places in repeated if len(numbers) < 2 * len(places) or not _of_table(text) for i in places]


def _of_table(text: str) -> bool:
    return is_title(text) or is_entity_line(text) or table_number(text) is not None or declared_unit(text) is not None


def _counting(numbers: Sequence[int]) -> list[int]:
    """Positions of the longest run that counts upwards in small steps; none where it is short or the exception."""
    best: list[list[int]] = []
    for i, number in enumerate(numbers):
        before = [run for run in best if 0 < number - numbers[run[-1]] <= _GAP]
        best.append([*max(before, key=len, default=[]), i])
    longest = max(best, key=len, default=[])
    return longest if len(longest) >= _FEWEST and 2 * len(longest) > len(numbers) else []
