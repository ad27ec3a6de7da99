"""A table has the title that the list of tables announces, and every announced table is there.

Source: the list of tables (目录) at the head of the part that holds them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from disclosure.checks._finding import Words, remark
from disclosure.checks._measures import squeezed
from disclosure.model import Document, Finding, Table
from disclosure.terms import pattern

RULE = "table-title"
# How far above a table its title may stand.
_BEFORE = 200


def check(document: Document) -> Iterator[Finding]:
    """Compare the announced titles with those of the tables of the same number."""
    tables = {_bare(t.number): t for t in document.tables if t.number}
    if len(tables) < 3:
        return
    first = min(t.span[0] for t in tables.values())
    announced = list(pattern("rules", "titles", "announced").finditer(document.text, 0, first))
    if len(announced) < 3:
        return
    slips: dict[tuple[str, str], list[tuple[re.Match[str], str, Table]]] = {}
    for match in announced:
        table = tables.get(_bare(match["number"]))
        title = re.sub(r"[.…·\s\d]+$", "", match["title"]).strip()
        if table is not None and not _same(*(pair := _cores(title, table))):
            slips.setdefault(pair, []).append((match, title, table))
    for same in slips.values():
        yield _finding(document, same)


def _finding(document: Document, same: Sequence[tuple[re.Match[str], str, Table]]) -> Finding:
    """One slip, with every table that has it: where it is announced, and the title it has."""
    match, title, table = same[0]
    cells = [f"s{m.start('title')}-{m.start('title') + len(text)}" for m, text, _ in same]
    for _, _, one in same:
        start = document.text.find(one.title, max(one.span[0] - _BEFORE, 0), one.span[1])
        cells += [f"s{start}-{start + len(one.title)}"] if start >= 0 else []
    numbers = "、".join(m["number"] for m, _, _ in same)
    return remark(document, Words(RULE, title, table.title, cells, numbers, table.label, match.group().strip()))


def _bare(number: str | None) -> str:
    return re.sub(r"[^\d-]", "", number or "")


def _cores(title: str, table: Table) -> tuple[str, str]:
    """Both titles without marks, years and who they are of."""
    left, right = (pattern("rules", "titles", "noise").sub("", squeezed(text)) for text in (title, table.title))
    return left, right


def _same(left: str, right: str) -> bool:
    return not left or not right or left in right or right in left
