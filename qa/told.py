"""All that is said of a figure: its own names, and what stands around it."""

from __future__ import annotations

from disclosure.model import Fact
from qa.facts import FactBase
from qa.text import plain


def names_of(fact: Fact) -> str:
    """The figure's own names: row, column, label, subject and measure, as printed."""
    return "".join((*fact.row_path, *fact.col_path, fact.label, fact.subject or "", fact.measure or ""))


def told_of(fact: Fact, base: FactBase) -> str:
    """What its names, headings, table and sentence say of a figure, in plain form; not the document's title."""
    document = base.document(fact.document)
    table = document.table(fact.table) if fact.table else None
    said = (names_of(fact), *fact.section, fact.as_of or "", table.label if table else "")
    return plain("".join(said)) + plain(document.slice(fact.quote))
