"""The known names in the header of a flattened table, whose words may be cut apart or run together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import accumulate

from disclosure.terms import load, pattern
from ingest.captions import squeeze


@cache
def kinds() -> dict[str, str]:
    """Every known column name (blanks and bracket width normalised) with its kind."""
    flow = load("columns")["flow"]
    names: dict[str, str] = {}
    for kind in ("label", "group", "leaf"):
        for name in flow[kind]:
            names.setdefault(plain(name), kind)
    return names


@cache
def _pattern() -> re.Pattern[str]:
    ordered = sorted((name for name in kinds() if len(name) > 1), key=len, reverse=True)
    flow = load("columns")["flow"]
    return re.compile("|".join([flow["dated"], flow["year"], *(re.escape(name) for name in ordered)]))


def names_in(texts: Sequence[str]) -> list[str]:
    """The known names in the lines of a header, in order.

    >>> names_in(["项目 支出预算", "合计 基本支", "出"])
    ['项目', '支出预算', '合计', '基本支出']
    """
    return [name for name, known in _pieces(texts) if known]


def all_known(texts: Sequence[str]) -> bool:
    """Whether no word of a header is left over that might be a column, or a piece of one.

    >>> all_known(["科目编码 合计 事业", "单位", "经营收入"]), all_known(["合计 附属单位 经营收入", "上缴收入"])
    (True, False)
    """
    aside = pattern("columns", "flow", "aside")
    rest = " ".join(piece if not known else " " for piece, known in _pieces(texts))
    return not re.search(r"[\u4e00-\u9fff]{2}", aside.sub(" ", re.sub(r"(?<=\S) (?=\S)", "", rest)))


def _pieces(texts: Sequence[str]) -> list[tuple[str, bool]]:
    """The characters of a header's words and the known names among them.

    Lines that say whose table it is are no part of them. Of the names that begin in one place, the longest one that ends with a printed word, else the longest.
    """
    caption = pattern("columns", "flow", "caption")
    words = [plain(word) for text in texts if not caption.search(squeeze(text)) for word in text.split()]
    whole = "".join(words)
    ends = set(accumulate(map(len, words)))
    found: list[tuple[str, bool]] = []
    place = 0
    while place < len(whole):
        names = _names_at(whole, place)
        name = next((name for name in names if place + len(name) in ends), names[0] if names else "")
        found.append((name or whole[place], bool(name)))
        place += len(name) or 1
    return found


def _names_at(whole: str, place: int) -> list[str]:
    """The known names that begin in one place, longest first."""
    longest = _pattern().match(whole, place)
    if longest is None:
        return []
    shorter = [longest.group()[:size] for size in range(len(longest.group()) - 1, 1, -1)]
    return [longest.group(), *(name for name in shorter if name in kinds())]


def plain(text: str) -> str:
    """A heading without blanks, its brackets and quotes of one kind."""
    return squeeze(text).replace("(", "（").replace(")", "）").replace('"', "“")
