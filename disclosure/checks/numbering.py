"""A list counts on: two neighbouring items do not have the same number.

Source: plain numbering; a list that starts anew has a heading or a sentence before it.
"""

from __future__ import annotations

from collections.abc import Iterator

from disclosure.checks._finding import Words, remark
from disclosure.checks._places import sentence_at
from disclosure.model import Document, Finding
from disclosure.terms import pattern

RULE = "numbering"


def check(document: Document) -> Iterator[Finding]:
    """Look at neighbouring lines that are items of one list in the narrative."""
    for match in pattern("rules", "numbering", "pair").finditer(document.text):
        if any(table.span[0] <= match.start() < table.span[1] for table in document.tables):
            continue
        place = sentence_at(document, match.span("second"))
        number = int(match["number"])
        cells = [f"s{match.start('second')}-{match.end('second')}"]
        claim = Words(RULE, str(number), str(number + 1), cells, place.name, quote=document.text[match.start() : match.end()])
        yield remark(document, claim)
