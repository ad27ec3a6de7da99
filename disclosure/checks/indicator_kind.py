"""An indicator is of one kind, and its value has one form, wherever a document lists it.

Source: the three levels of 绩效指标体系 (一级, 二级, 三级指标): a third-level indicator belongs to one second-level kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from disclosure.checks._finding import Words, remark
from disclosure.checks._forms import Indicator, forms, indicators
from disclosure.checks._measures import squeezed
from disclosure.model import Document, Finding, Table, cell_address
from disclosure.terms import pattern, word, words

RULE = "indicator-kind"
_NEAR = 80
# A kind, and the indicator filed under it.
_Filed = tuple[str, Indicator]


def check(document: Document) -> Iterator[Finding]:
    """Compare every indicator's kind and form between the places that list it."""
    first: dict[str, _Filed] = {}
    yield from _values(document)
    for table in forms(document):
        for name, listed in _listed(table).items():
            kind, one = listed[0]
            apart = next((other for other in listed if other[0] != kind and _printed(*other) and _printed(kind, one)), None)
            before = first.setdefault(name, listed[0])
            if apart is not None:
                yield _finding(document, (kind, one), apart)
            elif before[0] != kind:
                yield _finding(document, before, (kind, one))


def _listed(table: Table) -> dict[str, list[_Filed]]:
    """Every indicator of a form with the kinds it is filed under; rows that layout may have shifted are left out."""
    found: dict[str, list[_Filed]] = {}
    for one in indicators(table):
        kind = _kind(table, one)
        if kind is not None and not _shifted(one):
            found.setdefault(one.name, []).append((kind, one))
    return found


def _printed(kind: str, one: Indicator) -> bool:
    """Whether a kind stands in the indicator's own row, and not above it, where layout may have left one out."""
    labels = (c for c in one.table.cells if c.row == one.row and c.kind == "label")
    own = (pattern("rules", "form", "kind").match(squeezed(c.text)) for c in labels)
    return any(match is not None and match["kind"] == kind for match in own)


def _shifted(one: Indicator) -> bool:
    """Whether the row below has a label where this one has its value: its cells, or this one's, moved."""
    below = one.table.cell(one.row + 1, one.target.col) if one.target is not None else None
    return below is not None and below.kind == "label"


def _values(document: Document) -> Iterator[Finding]:
    """Indicators that a form gives as 100% in one place and as 1 in another."""
    whole, one_ = words("rules", "form", "whole")
    for table in forms(document):
        texts: dict[str, set[str]] = {}
        for one in indicators(table):
            if one.target is not None:
                texts.setdefault(one.name, set()).add(squeezed(one.target.text))
                if texts[one.name] >= {whole, one_}:
                    cells = [cell_address(table.id, one.row, one.target.col)]
                    quote = _line(document, one)
                    yield remark(document, Words("indicator-value", one_, whole, cells, f"{table.label} {one.name}", quote=quote))
                    texts[one.name].clear()


def _line(document: Document, one: Indicator) -> str:
    """An indicator's row as it is printed: from its name, which layout may have broken, to its last cell."""
    spans = [cell.span for cell in one.table.cells if cell.row == one.row]
    start, end = min(start for start, _ in spans), max(end for _, end in spans)
    named = list(re.finditer(r"\s*".join(map(re.escape, one.name)), document.text[one.table.span[0] : end]))
    near = one.table.span[0] + named[-1].start() if named else start
    return document.text[near if start - near < _NEAR else start : end].strip()


def _kind(table: Table, one: Indicator) -> str | None:
    """The second-level kind printed beside an indicator or above it."""
    known: list[tuple[int, str]] = []
    for cell in table.cells:
        match = pattern("rules", "form", "kind").match(squeezed(cell.text)) if cell.kind == "label" else None
        if match is not None and cell.row <= one.row:
            known.append((cell.row, match["kind"]))
    heads = [cell.row for cell in table.cells if cell.kind == "header" and cell.row < one.row]
    row, kind = max(known, default=(0, ""))
    return kind if row > max(heads, default=0) else None


def _finding(document: Document, left: _Filed, right: _Filed) -> Finding:
    cells = [cell_address(one.table.id, one.row, cell.col) for _, one in (left, right) if (cell := one.target or one.weight)]
    same = left[1].table.id == right[1].table.id
    other = word("rules", "form", "elsewhere") if same else right[1].table.label
    claim = Words(RULE, left[0], right[0], cells, f"{left[1].table.label} {left[1].name}", other)
    return remark(document, claim)
