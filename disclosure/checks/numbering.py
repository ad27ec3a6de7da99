"""A list counts on: two neighbouring items do not have the same number.

Source: plain numbering; a list that starts anew at 1 has a heading or a sentence before it, so there it may be either.
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
        rule, right = (RULE, str(number + 1)) if number > 1 else ("numbering-anew", "")
        claim = Words(rule, str(number), right, cells, place.name, quote=document.text[match.start() : match.end()])
        yield remark(document, claim)
