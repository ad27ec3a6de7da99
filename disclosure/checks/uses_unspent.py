"""What running or personnel costs are said to be used for has an amount in the statement of basic expenditure.

Source: 一般公共预算基本支出表 gives every economic subject; a list of uses copied from a template names subjects that have none.
A judgement: a sentence may list what such costs are in general.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from disclosure.checks._finding import Words, remark
from disclosure.checks._measures import squeezed, trusted
from disclosure.checks._places import sentence_at
from disclosure.model import Cell, Document, Finding, Section, Table, cell_address
from disclosure.terms import load, pattern, word

RULE = "uses-unspent"
_STATEMENT = "basic_by_economic"
_BRACKETS = str.maketrans("", "", "（）()")


def check(document: Document) -> Iterator[Finding]:
    """Look at every list of uses in the chapters on basic expenditure."""
    table = next((t for t in document.tables if t.statement == _STATEMENT and any(True for _ in t.values())), None)
    if table is None:
        return
    rows, tables = _rows(table), [t.span for t in document.tables]
    for section in _chapters(document):
        for match in pattern("judgement", "uses", "pattern").finditer(document.text, *section.span):
            if any(start <= match.start() < end for start, end in tables):
                continue
            found = _unspent(document, table, match.span(), _named(match["list"], rows))
            if found is not None:
                yield found


def _chapters(document: Document) -> list[Section]:
    """The sections on basic expenditure that lie in no other of them."""
    own = [s for s in document.sections if pattern("judgement", "uses", "chapter").search(squeezed(s.title))]
    return [s for s in own if not any(o is not s and o.span[0] <= s.span[0] and s.span[1] <= o.span[1] for o in own)]


def _rows(table: Table) -> Mapping[str, Sequence[Cell]]:
    """The cells of every economic subject, by its name."""
    found: dict[str, list[Cell]] = {}
    for cell in table.values():
        if cell.row_path and cell.code and len(cell.code) == 5:
            found.setdefault(_plain(cell.row_path[-1]), []).append(cell)
    return found


def _named(listed: str, rows: Mapping[str, Sequence[Cell]]) -> list[tuple[str, Sequence[Cell]]]:
    names = pattern("judgement", "uses", "split").split(squeezed(listed))
    return [(name, rows[_plain(name)]) for name in names if _plain(name) in rows]


def _plain(name: str) -> str:
    return squeezed(name).translate(_BRACKETS)


def _unspent(document: Document, table: Table, span: tuple[int, int], named: Sequence[tuple[str, Sequence[Cell]]]) -> Finding | None:
    """A finding where several of the subjects named have nothing in any column."""
    idle = [(name, cells) for name, cells in named if all(trusted(c) and not (c.amount and c.amount.value) for c in cells)]
    if len(idle) < load("judgement")["uses"]["least"] or len(idle) == len(named):
        return None
    place = sentence_at(document, span)
    cells = [*place.cells, *(_shown(table, name, row[0]) for name, row in idle)]
    texts = dict.fromkeys(squeezed(c.text) for _, row in idle for c in row[:1])
    stated = word("judgement", "uses", "comma").join(name for name, _ in idle)
    claim = Words(RULE, stated, "/".join(text or word("judgement", "uses", "blank") for text in texts), cells, place.name, table.label, place.quote, "soft")
    return remark(document, claim)


def _shown(table: Table, name: str, cell: Cell) -> str:
    """Where a subject's amount stands; its label, where there is none."""
    labels = (c for c in table.cells if c.row == cell.row and c.kind == "label" and _plain(name) in _plain(c.text))
    shown = next(labels, cell) if not cell.text.strip() else cell
    return cell_address(table.id, shown.row, shown.col)
