"""The text of a Word paragraph as its reader sees it: insertions in, deletions and hidden text out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from disclosure.terms import load
from ingest.readers.archive import attribute, child, children, local

_LEFT_OUT = frozenset(
    {"del", "moveFrom", "instrText", "delText", "rPr", "pPr", "Fallback", "object", "footnoteReference"}
)
_FIXED = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": " "}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph.

    Attributes:
        boxes: the contents of text boxes anchored in it.
        runs_on: whether its end was deleted, so that the next paragraph continues it.
    """

    text: str
    boxes: tuple[etree._Element, ...]
    runs_on: bool


def paragraph(element: etree._Element) -> Paragraph:
    """Read one paragraph."""
    boxes: list[etree._Element] = []
    text = "".join(_pieces(element, boxes))
    return Paragraph(text, tuple(boxes), is_gone(child(element, "pPr", "rPr")))


def is_gone(properties: etree._Element | None) -> bool:
    """Whether properties say that a tracked change removes what they describe."""
    return any(children(properties, name) for name in ("del", "moveFrom", "cellDel"))


def _pieces(element: etree._Element, boxes: list[etree._Element]) -> Iterator[str]:
    for part in element:
        name = local(part)
        if name == "t":
            yield part.text or ""
        elif name in _FIXED:
            yield _FIXED[name]
        elif name == "sym":
            yield _symbol(part)
        elif name == "txbxContent":
            boxes.append(part)
        elif name == "AlternateContent":
            yield from _pieces(_chosen(part), boxes)
        elif name not in _LEFT_OUT and not (name == "r" and _is_hidden(part)):
            yield from _pieces(part, boxes)


def _chosen(alternatives: etree._Element) -> etree._Element:
    """The first choice; what stands beside it says the same for older programs."""
    choice = child(alternatives, "Choice")
    fallback = child(alternatives, "Fallback")
    return alternatives if choice is None and fallback is None else choice if choice is not None else fallback


def _is_hidden(run: etree._Element) -> bool:
    hidden = child(run, "rPr", "vanish")
    return hidden is not None and attribute(hidden, "val") not in ("0", "false", "off")


def _symbol(part: etree._Element) -> str:
    """A character of a symbol font: ticks and boxes are known, others are lost."""
    symbols: dict[str, str] = load("readers")["symbols"]
    font = (attribute(part, "font") or "").replace(" ", "").lower()
    code = (attribute(part, "char") or "").upper()[-2:]
    return symbols.get(f"{font}-{code}", "")
