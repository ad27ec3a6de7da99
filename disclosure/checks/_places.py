"""Where a stretch of text stands: its cell or figures, its section, and the line around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from disclosure.model import Document, Span, cell_address


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a document as findings cite it."""

    cells: Sequence[str]
    name: str
    quote: str


def sentence_at(document: Document, span: Span) -> Place:
    """The place of a stretch of text; its address is a cell, a figure's, or the span itself."""
    start = max(document.text.rfind(mark, 0, span[0]) for mark in "。；;\n\t") + 1
    ends = [end for mark in "。；;\n\t" if (end := document.text.find(mark, span[1])) >= 0]
    quote = document.text[start : min(ends, default=len(document.text))].strip()
    for table in document.tables:
        for cell in table.cells:
            if cell.span[0] <= span[0] and span[1] <= cell.span[1] and cell.kind == "value":
                return Place([cell_address(table.id, cell.row, cell.col)], table.label, quote)
    facts = [f for f in document.facts if f.span[0] >= span[0] and f.span[1] <= span[1]]
    sections = [s for s in document.sections if s.span[0] <= span[0] < s.span[1]]
    name = f"“{max(sections, key=lambda s: s.level).title}”" if sections else ""
    return Place([facts[0].id] if facts else [f"s{span[0]}-{span[1]}"], name, quote)
