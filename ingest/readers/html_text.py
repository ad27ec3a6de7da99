"""The elements of a web page as text: blocks on lines of their own, what is hidden left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

_UNSEEN = frozenset(
    {
        "script", "style", "head", "title", "noscript", "template", "iframe", "object", "embed", "svg",
        "select", "option", "textarea", "button",
    }
)
_BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt", "fieldset",
        "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "legend",
        "li", "main", "nav", "ol", "p", "pre", "section", "ul", "caption", "td", "th", "tr",
    }
)
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.IGNORECASE)
_PARTS = ("thead", "tbody", "tfoot")


def pieces(element: etree._Element) -> Iterator[str | etree._Element]:
    """An element's text, blocks parted by line breaks, with its outermost tables as elements."""
    # A stack of its own: pages may be nested deeper than the interpreter recurses.
    yield _spaced(element.text)
    stack = [iter(element)]
    open_: list[etree._Element] = [element]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
            closed = open_.pop()
            if stack:
                yield ("\n" if closed.tag in _BLOCKS else "") + _spaced(closed.tail)
        elif child.tag == "table" and not is_hidden(child):
            yield "\n"
            yield child
            yield "\n" + _spaced(child.tail)
        elif not isinstance(child.tag, str) or child.tag in _UNSEEN or is_hidden(child):
            yield _spaced(child.tail)
        else:
            yield _opening(child) + _spaced(child.text)
            stack.append(iter(child))
            open_.append(child)


def is_hidden(element: etree._Element) -> bool:
    """Whether a browser shows nothing of an element."""
    return element.get("hidden") is not None or bool(_HIDDEN.search(str(element.get("style", ""))))


def children_rows(table: etree._Element) -> Iterator[etree._Element]:
    """The rows of a table, not those of tables in it."""
    for part in table:
        if part.tag == "tr" and not is_hidden(part):
            yield part
        elif part.tag in _PARTS and not is_hidden(part):
            yield from children_rows(part)


def children_cells(row: etree._Element) -> Iterator[etree._Element]:
    """The cells of a row."""
    return (cell for cell in row if cell.tag in ("td", "th"))


def _opening(element: etree._Element) -> str:
    """What an element prints before its text: a line break, or a tick box."""
    if element.tag == "br":
        return "\n"
    if element.tag == "input":
        if str(element.get("type", "")).lower() not in ("checkbox", "radio"):
            return ""
        return "☑" if element.get("checked") is not None else "□"
    return "\n" if element.tag in _BLOCKS else ""


def _spaced(text: str | None) -> str:
    """Text between tags, in which any blanks are one."""
    return re.sub(r"\s+", " ", text) if text else ""
