"""The sample's disclosures: each a stem, its blocks with the plants in, and the markdown files it is kept in."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from sample import beizhu, contents, final_text, plants
from sample.document import Block, Heading
from sample.figures import budget_2025, budget_2026

FIRST = "qingchuan-2025-budget"
SPLIT = "qingchuan-2026-budget"
_MAKERS: dict[str, Callable[[], tuple[Block, ...]]] = {
    FIRST: lambda: contents.document(budget_2025()),
    "qingchuan-2025-final": final_text.document,
    SPLIT: lambda: contents.document(budget_2026()),
    "beizhu-2025-budget": beizhu.document,
}
STEMS = tuple(_MAKERS)


def clean(stem: str) -> tuple[Block, ...]:
    """A disclosure before the plants of `planted.toml`; everything in it adds up."""
    return _MAKERS[stem]()


@cache
def whole(stem: str) -> tuple[Block, ...]:
    """A disclosure with its plants."""
    return plants.planted(clean(stem), stem)


def parts(stem: str) -> dict[str, tuple[Block, ...]]:
    """The blocks of each file that holds the disclosure: text in one and tables in another for one of them."""
    blocks = whole(stem)
    if stem != SPLIT:
        return {stem: blocks}
    title = next(block for block in blocks if isinstance(block, Heading))
    start = next(at for at, block in enumerate(blocks) if isinstance(block, Heading) and block.text.startswith("第二部分"))
    end = next(at for at, block in enumerate(blocks) if isinstance(block, Heading) and block.text.startswith("第三部分"))
    return {
        f"{stem}-text": (*blocks[:start], *blocks[end:]),
        f"{stem}-tables": (title, *blocks[start:end]),
    }


def title(stem: str) -> str:
    """The title a disclosure prints first."""
    return next(block.text for block in whole(stem) if isinstance(block, Heading))
