"""Figures that people corrected: put in, taken back, and carried over when their file is read again.

A correction changes what a figure says and nothing of where it stands; the document's text stays as printed, and what
was printed stays with the figure. The document is audited again with the figure as corrected.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from disclosure.amount import Unit, require_same_dimension
from disclosure.checks import check
from disclosure.correction import Correction, Printed
from disclosure.errors import InvalidCorrection
from disclosure.model import Cell, CellState, Document, Fact, Table, cell_address
from disclosure.terms import load
from ingest.tables.values import Value, read_value

_LONGEST = 500


def correct(document: Document, figure: str, text: str, by: str, why: str) -> Document:
    """A document with one figure as a person says it is.

    Args:
        document: as the library holds it.
        figure: the address of a figure: a cell (`t3!R2C4`), or `s<start>-<end>` in a sentence.
        text: what is right, written as it would be printed; a number without a unit is in the figure's own.
        by: who says so.
        why: the reason.

    Raises:
        InvalidCorrection: when there is no such figure, the text cannot stand for it, or a name or reason is missing.
        UnitMismatch: when the text counts something else than the figure.
    """
    if not by.strip() or not why.strip() or max(map(len, (by, why, text))) > _LONGEST:
        raise _invalid("unsigned", limit=_LONGEST)
    fact = _fact(document, figure)
    printed = fact.printed.text if fact.printed else fact.text
    value = _value(document, fact, text)
    if fact.text == text.strip():
        raise _invalid("same", figure=figure, text=text)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    made = Correction(figure, _where(document, fact), printed, text.strip(), by.strip(), now, why.strip())
    others = tuple(c for c in document.corrections if c.figure != figure or not c.stands)
    return _audited(replace(_put(document, fact, text.strip(), value), corrections=(*others, made)))


def withdraw(document: Document, figure: str) -> Document:
    """A document with one figure as printed again.

    Raises:
        InvalidCorrection: when that figure was not corrected.
    """
    kept = tuple(c for c in document.corrections if c.figure != figure)
    if len(kept) == len(document.corrections):
        raise _invalid("not_corrected", figure=figure)
    return _audited(replace(_as_printed(document, figure), corrections=kept))


def carried(document: Document, corrections: Sequence[Correction]) -> Document:
    """A document read anew, with the corrections of its earlier version where their figures are found again.

    A correction whose figure is not found, or is printed differently now, stays listed and is not applied.
    """
    if not corrections:
        return document
    listed, lost = [], []
    for made in corrections:
        fact = _again(document, made)
        listed.append(replace(made, figure=fact.id if fact else made.figure, stands=fact is not None))
        if fact is None:
            lost.append(_lost(made))
        else:
            document = _put(document, fact, made.text, _value(document, fact, made.text))
    return _audited(replace(document, corrections=tuple(listed), warnings=(*document.warnings, *lost)))


def _again(document: Document, made: Correction) -> Fact | None:
    """The figure that was corrected, in a document read anew: where it was, else the only one like it."""
    alike = [
        fact for fact in document.facts
        if fact.printed is None and fact.text == made.printed and _where(document, fact) == made.where
    ]
    same = [fact for fact in alike if fact.id == made.figure]
    return next(iter(same or (alike if len(alike) == 1 else [])), None)


def _where(document: Document, fact: Fact) -> tuple[str, ...]:
    table = document.table(fact.table) if fact.table else None
    place = table.statement or table.label if table else fact.section[-1] if fact.section else ""
    return place, fact.subject or "", *fact.row_path, "|", *fact.col_path, fact.measure or ""


def _lost(made: Correction) -> str:
    sentence: str = load("readers")["warnings"]["lost_correction"]
    where = " ".join(part for part in made.where if part.strip("|"))
    return sentence.format(by=made.by, where=where, printed=made.printed, text=made.text)


def _fact(document: Document, figure: str) -> Fact:
    found = next((fact for fact in document.facts if fact.id == figure), None)
    if found is None:
        raise _invalid("no_figure", figure=figure)
    return found


def _value(document: Document, fact: Fact, text: str) -> Value:
    """What a corrected text says; a figure stays a figure of its kind."""
    own = _unit(document, fact)
    if own is None:
        return Value(CellState.TEXT if text.strip() else CellState.BLANK)
    value = read_value(text, own)
    if value.state is CellState.TEXT:
        raise _invalid("no_number", figure=fact.id, text=text, unit=own.name)
    if value.amount is not None:
        require_same_dimension(value.amount.unit, own)
    return value


def _unit(document: Document, fact: Fact) -> Unit | None:
    """The unit a figure is in: its own, else that of its column; None for what holds words."""
    state, amount = (fact.printed.state, fact.printed.amount) if fact.printed else (fact.state, fact.amount)
    if amount is not None or state is CellState.TEXT:
        return amount.unit if amount else None
    beside = [f.amount.unit for f in document.facts if f.table == fact.table and f.col_path == fact.col_path and f.amount]
    table = document.table(fact.table) if fact.table else None
    return next(iter(beside), table.unit if table else None)


def _put(document: Document, fact: Fact, text: str, value: Value) -> Document:
    """A document in which one fact, and its cell where it is one, says something else."""
    kept = fact.printed or Printed(fact.text, fact.state, fact.amount, fact.comparator, fact.doubtful)
    new = replace(
        fact, text=text, state=value.state, amount=value.amount, comparator=value.comparator, doubtful=False, printed=kept
    )
    return _with(document, new, kept)


def _as_printed(document: Document, figure: str) -> Document:
    fact = next((f for f in document.facts if f.id == figure), None)
    if fact is None or fact.printed is None:
        return document
    was = fact.printed
    old = replace(
        fact, text=was.text, state=was.state, amount=was.amount, comparator=was.comparator, doubtful=was.doubtful, printed=None
    )
    return _with(document, old, None)


def _with(document: Document, fact: Fact, kept: Printed | None) -> Document:
    facts = tuple(fact if other.id == fact.id else other for other in document.facts)
    tables = tuple(_table(table, fact, kept) if table.id == fact.table else table for table in document.tables)
    return replace(document, facts=facts, tables=tables)


def _table(table: Table, fact: Fact, kept: Printed | None) -> Table:
    return replace(table, cells=tuple(_cell(table, cell, fact, kept) for cell in table.cells))


def _cell(table: Table, cell: Cell, fact: Fact, kept: Printed | None) -> Cell:
    if cell_address(table.id, cell.row, cell.col) != fact.id:
        return cell
    return replace(cell, text=fact.text, state=fact.state, amount=fact.amount, doubtful=fact.doubtful, printed=kept)


def _audited(document: Document) -> Document:
    findings = check(document)
    return replace(document, findings=findings, info=replace(document.info, findings=len(findings)))


def _invalid(reason: str, **values: object) -> InvalidCorrection:
    sentence: str = load("messages")["correction"][reason]
    return InvalidCorrection(sentence.format(**values))
