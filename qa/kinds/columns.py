"""Lists printed down a column of words (重要事项)."""

from __future__ import annotations

import re

from disclosure.model import Document, Table
from qa.draft import Context, Draft, Quote
from qa.text import grams, plain
from qa.understand import cue

_SHORTEST = 3  # characters of a heading that a question may ask for
_LONGEST = 60  # characters of an item; longer cells describe


def column(context: Context) -> Draft | None:
    """The cells under a heading of words that a question asks for."""
    said = plain(context.question.body)
    found: list[tuple[float, Document, Table, int]] = []
    for document in context.base.documents:
        for table in document.tables:
            for head in table.cells:
                heading = plain(re.sub(r"\s", "", head.text)) if head.kind == "header" else ""
                if len(heading) >= _SHORTEST and heading in said and not cue("list_words", "no_column").search(heading):
                    found.append((_around(table, said), document, table, head.col))
    found.sort(key=lambda one: -one[0])
    if not found or (len(found) > 1 and found[0][0] - found[1][0] < 0.05 and found[0][2] is not found[1][2]):
        return None
    _, document, table, col = found[0]
    cells = [c for c in table.cells if c.col == col and c.kind == "label" and 1 < len(c.text.strip()) <= _LONGEST and not c.amount]
    items = tuple(dict.fromkeys("".join(c.text.split()) for c in cells))
    if len(items) < 2 or any(re.fullmatch(r"[\d.,]+", item) for item in items):
        return None
    quote = Quote(document, (cells[0].span[0], cells[-1].span[1]), table.section, table.id)
    return Draft("list", 0.9, items=items, quotes=(quote,), labels=items)


def _around(table: Table, said: str) -> float:
    """How much of a table's title and section stands in the question."""
    around = grams(plain(table.label + "".join(table.section[-1:])))
    return len(around & grams(said)) / max(1, len(around))
