"""Lists as documents print them: numbered items, and enumerations within a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from disclosure.model import Document, Span
from disclosure.terms import load
from qa.enumerations import enumerations

_ITEM = re.compile(
    r"(?:^|(?<=[\n\t。；;：: ]))[ \t]*(?:[-*#]+[ \t]*)?(?:目标)?(?P<open>[（(])?(?P<mark>\d{1,2}|[一二三四五六七八九十]{1,3})(?P<shut>[)）]?[、.．:：，,)）]|[)）])(?!\d)\s*"
)
# Items of one list stand no further apart than this.
_FAR = 1500
_NUMERALS = "一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Listed:
    """A list: what introduces it, its items, and where it stands; `shown` are the items with their amounts, where printed."""

    document: Document
    lead: str
    items: tuple[str, ...]
    span: Span
    section: tuple[str, ...]
    shown: tuple[str, ...] = ()


def lists_of(document: Document) -> tuple[Listed, ...]:
    """Every list of a document."""
    return tuple(lists_in(document, (0, len(document.text))))


def lists_in(document: Document, span: Span, section: tuple[str, ...] | None = None) -> Iterator[Listed]:
    """The lists of a passage; their sections are looked up unless one is given."""
    yield from _numbered(document, span, section)
    yield from _inline(document, span, section)
    for found in enumerations(document, span):
        yield Listed(document, found.around, found.items, found.span, _section(document, found.span[0], section))


def _section(document: Document, place: int, given: tuple[str, ...] | None) -> tuple[str, ...]:
    return headings_at(document, place) if given is None else given


def headings_at(document: Document, place: int) -> tuple[str, ...]:
    """The headings over a place in a document, outermost first."""
    around = [s for s in document.sections if s.span[0] <= place < s.span[1]]
    return max(around, key=lambda s: s.level).path if around else ()


def _numbered(document: Document, span: Span, section: tuple[str, ...] | None) -> Iterator[Listed]:
    text = document.slice(span)
    marks = list(_ITEM.finditer(text))
    headings = {s.span[0] for s in document.sections if s.level < 2 or s.span[1] - s.span[0] > len(s.path[-1]) + 40}
    for run in _runs(marks):
        titles = sum(span[0] + mark.start("mark") in headings or span[0] + mark.start() in headings for mark in run)
        if len(run) < 2 or titles > 1:
            continue
        ends = [_end_of_item(text, mark, marks) for mark in run]
        raw = [text[mark.end() : end].strip() for mark, end in zip(run, ends, strict=True)]
        if not any("\n" in item for item in raw[:-1]):
            raw[-1] = raw[-1].split("\n")[0]
        items = tuple(filter(None, map(_clean, raw)))
        place = (span[0] + run[0].start(), span[0] + ends[-1])
        yield Listed(document, _line_before(text, run[0].start()), items, place, _section(document, place[0], section))


def _runs(marks: Sequence[re.Match[str]]) -> list[list[re.Match[str]]]:
    """Marks that count upwards in one style; a run inside another does not end the outer one."""
    done: list[list[re.Match[str]]] = []
    going: list[list[re.Match[str]]] = []
    for mark in marks:
        number = _number(mark["mark"])
        place = next(
            (
                i for i in range(len(going) - 1, -1, -1)
                if _style(going[i][-1]) == _style(mark) and number == len(going[i]) + 1
                and mark.start() - going[i][-1].end() < _FAR
            ),
            None,
        )
        if place is not None:
            going[place].append(mark)
            del going[place + 1 :]
        elif number == 1:
            going.append([mark])
            done.append(going[-1])
    return done


def _number(mark: str) -> int:
    if mark.isdigit():
        return int(mark)
    return _NUMERALS.find(mark) + 1 if len(mark) == 1 else 10 + _NUMERALS.find(mark[-1]) + 1


def _style(mark: re.Match[str]) -> tuple[bool, bool]:
    return mark["mark"].isdigit(), mark["open"] is not None


def _end_of_item(text: str, mark: re.Match[str], marks: Sequence[re.Match[str]]) -> int:
    """Where an item ends: at the next mark of any list, else at its own full stop, line or cell."""
    following = next((m.start() for m in marks if m.start() >= mark.end()), len(text))
    if following - mark.end() < _FAR:
        return following
    stop = re.search(r"[。\n\t]", text[mark.end() :])
    return mark.end() + stop.end() if stop else len(text)


def _line_before(text: str, place: int) -> str:
    lines = [line for line in re.split(r"[\n\t]", text[max(0, place - 400) : place]) if line.strip()]
    return re.sub(r"《[^》]*》", "", "".join(lines[-2:])) if lines else ""


def _clean(item: str) -> str:
    first = re.split(r"\n\s*\n", item.strip())[0] if len(item) > 60 else item
    compact = re.sub(r"\s+", "", first).strip("；;。，,-#")
    return re.split(r"[。]", compact)[0]


@cache
def _marks() -> re.Pattern[str]:
    terms = load("cues")["list_words"]
    words = "|".join(terms["marks"])
    return re.compile(rf"(?P<lead>[^。；;\t]{{0,80}}?)(?:{words})(?:{terms['more']})[：:]?(?P<tail>[^。；;\t]{{4,400}})")


def _inline(document: Document, span: Span, section: tuple[str, ...] | None) -> Iterator[Listed]:
    """What a sentence enumerates after a word like 包括, or before 等."""
    for match in _marks().finditer(document.slice(span)):
        parts = re.split(r"[、，,]|以及|和(?=[^、]{2,14}$)|及(?=[^、]{2,14}$)", re.sub(r"\s+", "", match["tail"]))
        if "、" in match["tail"]:
            parts = re.split(r"[、]|以及|和(?=[^、]{2,14}$)|及(?=[^、]{2,14}$)", re.sub(r"\s+", "", match["tail"]))
        items = tuple(item for item in map(_item, parts) if 1 < len(item) < 40)
        if len(items) > 1:
            place = (span[0] + match.start(), span[0] + match.end())
            before = re.sub(r"\s+|《[^》]*》", "", match.group()[: match.start("tail") - match.start()])
            if len(before) < 6:
                before = re.sub(r"\s+", "", document.text[max(0, place[0] - 50) : place[0]]) + before
            shown = tuple(_shown(part) for part in parts if 1 < len(_item(part)) < 40)
            yield Listed(document, before, items, place, _section(document, place[0], section), shown)


def _shown(part: str) -> str:
    """An item with its amount and without what follows that."""
    return re.sub(r"(?<=[元个辆])[^元]*$", "", re.sub(r"等.{0,6}$", "", part)).strip("：:，,“”")


def _item(part: str) -> str:
    return re.sub(r"\d[\d,.]*(?:万元|元|个|辆|家).*$|等.{0,6}$|（.*?[局委]）|[（(].{1,14}[)）]$", "", part).strip("：:，,“”")
