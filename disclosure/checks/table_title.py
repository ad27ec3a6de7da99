"""A table has the title that the list of tables announces, and every announced table is there.

Source: the list of tables (目录) at the head of the part that holds them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from disclosure.checks._finding import Words, remark
from disclosure.checks._measures import squeezed
from disclosure.model import Document, Finding, Table
from disclosure.terms import pattern

RULE = "table-title"


def check(document: Document) -> Iterator[Finding]:
    """Compare the announced titles with those of the tables of the same number."""
    tables = {_bare(t.number): t for t in document.tables if t.number}
    if len(tables) < 3:
        return
    first = min(t.span[0] for t in tables.values())
    announced = list(pattern("rules", "titles", "announced").finditer(document.text, 0, first))
    if len(announced) < 3:
        return
    told: set[tuple[str, str]] = set()
    for match in announced:
        table = tables.get(_bare(match["number"]))
        title = re.sub(r"[.…·\s\d]+$", "", match["title"]).strip()
        if table is None or (pair := _cores(title, table)) in told:
            continue
        if not _same(*pair):
            told.add(pair)
            cells = [f"s{match.start('title')}-{match.start('title') + len(title)}"]
            yield remark(document, Words(RULE, title, table.title, cells, match["number"], table.label, match.group().strip()))


def _bare(number: str | None) -> str:
    return re.sub(r"[^\d-]", "", number or "")


def _cores(title: str, table: Table) -> tuple[str, str]:
    """Both titles without marks, years and who they are of."""
    left, right = (pattern("rules", "titles", "noise").sub("", squeezed(text)) for text in (title, table.title))
    return left, right


def _same(left: str, right: str) -> bool:
    return not left or not right or left in right or right in left
