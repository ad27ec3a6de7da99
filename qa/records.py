"""Rows of lists (projects, purchases, purchased services) with everything their row prints: unit, kind, name, amount."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from disclosure.model import Document, Fact, Table
from disclosure.terms import pattern, words
from qa.draft import Context
from qa.facts import is_generic
from qa.text import plain
from qa.understand import cue, cues
from qa.unit_rows import is_unit, shared_lead, without_brackets


@dataclass(frozen=True, slots=True)
class Record:
    """One row of a list.

    Attributes:
        amount: its whole amount, whose label is the row's name.
        texts: what its other cells say, in plain form.
    """

    amount: Fact
    texts: tuple[str, ...]


def records(context: Context, statement: str) -> list[Record]:
    """The rows of every list of a kind, one amount each, without totals."""
    found: list[Record] = []
    for document in context.base.documents:
        for table in document.tables:
            if table.statement == statement:
                found += _of_table(context, document, table)
    return found


def _of_table(context: Context, document: Document, table: Table) -> list[Record]:
    rows: dict[int, list[Fact]] = {}
    for named in context.base.named:
        fact = named.fact
        if fact.document == document.id and fact.table == table.id and fact.cell and fact.amount is not None and fact.amount.unit.is_money:
            rows.setdefault(_row(fact), []).append(fact)
    texts: dict[int, list[str]] = {}
    for cell in table.cells:
        if cell.kind == "label" and cell.text:
            texts.setdefault(cell.row, []).append(plain(cell.text))
    wholes = {row: _whole(facts) for row, facts in sorted(rows.items()) if not _is_total(facts[0], texts.get(row, ()))}
    paths = [fact.row_path for fact in wholes.values()]
    return [
        Record(fact, (*(plain(part) for part in fact.row_path[:-1]), *texts.get(row, ())))
        for row, fact in wholes.items() if not any(_under(path, fact.row_path) for path in paths)
    ]


def _under(path: tuple[str, ...], above: tuple[str, ...]) -> bool:
    """Whether a row stands under another one, which then holds its amount already."""
    return len(path) > len(above) and path[: len(above)] == above


def _row(fact: Fact) -> int:
    match = re.search(r"R(\d+)C", fact.cell or "")
    return int(match[1]) if match else 0


def _whole(facts: Sequence[Fact]) -> Fact:
    """A row's whole amount: under a total, else the first of its money."""
    return next((f for f in facts if f.col_path and f.col_path[-1] in words("columns", "total", "budgets")), facts[0])


def _is_total(fact: Fact, texts: Sequence[str]) -> bool:
    name = plain(fact.label)
    if is_generic(name) or name.endswith(words("columns", "total", "names")) or not fact.row_path:
        return True
    own = [text for text in texts if text]
    return len(own) == 1 and (is_unit(name) or bool(pattern("columns", "flow", "owner").fullmatch(name)))


def kind_of(record: Record) -> str | None:
    """What a purchase is of: 货物, 工程 or 服务, as its row says in a cell of its own."""
    kinds = cues()["records"]["kinds"]
    for text in record.texts:
        bare = re.sub(r"^[a-c][、.\s]*", "", text)
        for kind in kinds:
            run_in = bare != text and bare.startswith(kind)  # C 服务 旅游宣传推广服务 … in one cell
            if run_in or bare in (kind, f"{kind}类", f"{kind}采购"):
                return str(kind)
    return None


def units_in(listed: Sequence[Record]) -> list[str]:
    """The units that rows name in a cell of their own."""
    owner = pattern("columns", "flow", "owner")
    named = [text for record in listed for text in record.texts if text != plain(record.amount.label) and owner.fullmatch(text)]
    return list(dict.fromkeys(named))


def of_unit(context: Context, listed: Sequence[Record]) -> tuple[list[Record], str | None]:
    """The rows of the unit a question names, and the words by which it does: in full, for short, or as the office itself."""
    units = units_in(listed)
    text = context.question.body
    lead = shared_lead(units)
    said = {unit: unit if unit in text else without_brackets(unit[len(lead) :]) for unit in units}
    meant = [(unit, name) for unit, name in said.items() if len(name) > 2 and name in text]
    office = cue("records", "office").search(context.question.text)
    if not meant and office is not None:
        meant = [(unit, office.group()) for unit in units if cue("except", "own").search(unit)]
    if len(meant) != 1:
        return list(listed), None
    return [record for record in listed if meant[0][0] in record.texts], meant[0][1]


def told_by(words: Sequence[str], listed: Sequence[Record]) -> list[Record] | None:
    """The rows that print every one of some words; None where none prints one of them."""
    kept = list(listed)
    for word in words:
        having = [record for record in kept if any(word in text for text in (*record.texts, plain(record.amount.label)))]
        if not having:
            return None
        kept = having
    return kept
