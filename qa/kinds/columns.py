"""Lists printed down a column of words (重要事项), and the numbered objectives of a form."""

from __future__ import annotations

import re

from disclosure.model import Document, Fact, Role, Table
from disclosure.terms import pattern
from qa.draft import Context, Draft, Quote
from qa.text import grams, plain
from qa.understand import cue

_SHORTEST = 3  # characters of a heading that a question may ask for
_LONGEST = 60  # characters of an item; longer cells describe


def objectives(context: Context) -> Draft | None:
    """The objectives of a form that a question asks for by their kind (长期目标 1, 2 and 3)."""
    match = cue("list_words", "objectives").search(context.question.body)
    if match is None:
        return None
    groups: dict[tuple[str, str], list[Fact]] = {}
    for named in context.base.named:
        fact = named.fact
        label = plain(fact.label)
        if fact.role is Role.TEXT and fact.table and label.startswith(match["kind"] or match["kind2"]) and pattern("forms", "indicator", "objective").fullmatch(label):
            groups.setdefault((fact.document, fact.table), []).append(fact)
    best = max(groups.values(), key=lambda facts: (facts[0].statement == "overall_performance", len(facts)), default=[])
    items = tuple("".join(fact.text.split()).strip("。；;") for fact in best)
    return Draft("list", 1.0, items=items, facts=tuple(best), labels=items) if len(items) > 1 else None


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
