"""Where a stretch of text stands: its cell or figures, its table or section, and the line around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from disclosure.model import Document, Span, cell_address
from disclosure.terms import word


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a document as findings cite it."""

    cells: Sequence[str]
    name: str
    quote: str


def sentence_at(document: Document, span: Span) -> Place:
    """The place of a stretch of text; its address is a cell, a figure's, or the span itself.

    Its name is that of the table it stands in, else of its section, else its line.
    """
    start = max(document.text.rfind(mark, 0, span[0]) for mark in "。；;\n\t") + 1
    ends = [end for mark in "。；;\n\t" if (end := document.text.find(mark, span[1])) >= 0]
    quote = document.text[start : min(ends, default=len(document.text))].strip()
    for table in document.tables:
        for cell in table.cells:
            if cell.span[0] <= span[0] and span[1] <= cell.span[1] and cell.kind == "value":
                return Place([cell_address(table.id, cell.row, cell.col)], table.label or _name(document, span), quote)
    facts = [f for f in document.facts if f.span[0] >= span[0] and f.span[1] <= span[1]]
    return Place([facts[0].id] if facts else [f"s{span[0]}-{span[1]}"], _name(document, span), quote)


def spot(document: Document, *spans: Span) -> Place:
    """The place of the first of several stretches of text, addressed by the stretches and the cells they stand in."""
    place = sentence_at(document, spans[0])
    cells = [f"s{start}-{end}" for start, end in spans]
    holding = dict.fromkeys(cell for span in spans for cell in sentence_at(document, span).cells if "!" in cell)
    return Place([*cells, *holding], place.name, place.quote)


def names(document: Document, spans: Sequence[Span]) -> str:
    """Where several stretches of text stand, each place once."""
    return "、".join(dict.fromkeys(sentence_at(document, span).name for span in spans))


def _name(document: Document, span: Span) -> str:
    tables = [t for t in document.tables if t.span[0] <= span[0] < t.span[1] and t.label]
    if tables:
        return min(tables, key=lambda t: t.span[1] - t.span[0]).label
    sections = [s for s in document.sections if s.span[0] <= span[0] < s.span[1]]
    if sections:
        return f"“{max(sections, key=lambda s: s.level).title}”"
    return word("rules", "places", "line").format(number=document.text.count("\n", 0, span[0]) + 1)
