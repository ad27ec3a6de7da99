"""How rules put their findings: one place for wording, so that all read alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from disclosure.amount import PERCENT, POINTS, Amount, parse_number
from disclosure.model import Cell, Document, Fact, Finding, Severity, Table
from disclosure.terms import load


@dataclass(frozen=True, slots=True)
class Claim:
    """What a rule objects to.

    Attributes:
        rule: the name of the rule; its wording is `terms/findings.toml` under that name.
        stated: what the document says.
        cells: addresses on both sides, the stated one first.
        place: where the stated figure stands, as people cite it.
        quote: the sentence, where it is one.
        other: where the other side stands, for rules whose wording names it.
    """

    rule: str
    stated: Amount
    cells: Sequence[str]
    place: str
    quote: str = ""
    other: str = ""


def finding(document: Document, claim: Claim, severity: Severity, recomputed: Amount) -> Finding:
    """Build a finding with its message in Chinese and English.

    Args:
        document: whose claim it is.
        claim: what is stated, and where.
        severity: how much it matters.
        recomputed: what the document's other figures give, in a unit of the same kind.
    """
    stated, converted = claim.stated, recomputed.to(claim.stated.unit)
    gap = Amount(stated.value - converted.value, stated.unit)
    other = str(recomputed)
    if recomputed.unit != stated.unit:
        other += f"（{converted.rounded(max(2, stated.places))}）"
    words = {
        "place": claim.place, "other": claim.other, "stated": str(stated), "recomputed": other,
        "difference": str(Amount(_short(abs(gap.value), stated.places), POINTS if gap.unit == PERCENT else gap.unit)),
    }
    message, english = _messages(claim.rule, words)
    return Finding(
        id=f"{claim.rule}:{claim.cells[0]}", document=document.id, rule=claim.rule, severity=severity,
        message=message, message_en=english, stated=stated.plain(), recomputed=converted.plain(),
        unit=stated.unit.name, difference=gap.plain(), cells=tuple(claim.cells), quote=claim.quote,
    )


@dataclass(frozen=True, slots=True)
class Words:
    """What a rule about names, codes and wording objects to: two texts that should be one."""

    rule: str
    stated: str
    recomputed: str
    cells: Sequence[str]
    place: str
    other: str = ""
    quote: str = ""
    kind: str = "label"


def remark(document: Document, claim: Words, severity: Severity = Severity.LOW) -> Finding:
    """Build a finding whose two sides are words and not amounts."""
    words = {"place": claim.place, "other": claim.other, "stated": claim.stated, "recomputed": claim.recomputed}
    message, english = _messages(claim.rule, words)
    return Finding(
        id=f"{claim.rule}:{claim.cells[0] if claim.cells else claim.place}", document=document.id, rule=claim.rule,
        severity=severity, message=message, message_en=english, stated=claim.stated, recomputed=claim.recomputed,
        unit="", difference="", cells=tuple(claim.cells), quote=claim.quote, kind=claim.kind,
    )


def cited(fact: Fact) -> str:
    """How people cite a figure of the narrative: its section and what it is about."""
    return f"“{fact.section[-1]}”{fact.label}" if fact.section else fact.label


def cited_cell(table: Table, cell: Cell) -> str:
    """How people cite a cell: its table, its row and its column."""
    names = (path[-1] for path in (cell.row_path, cell.col_path) if path)
    return " ".join((table.label, *(name for name in names if parse_number(name) is None)))


def severity_of(gap: Decimal, tolerance: Decimal) -> Severity | None:
    """None where the figures agree to the digit, a 尾差 within the tolerance of the printed digits, else an error."""
    if gap == 0:
        return None
    return Severity.ROUNDING if abs(gap) <= tolerance else Severity.HIGH


def _short(value: Decimal, places: int) -> Decimal:
    """A difference without the zeros that converting it left at its end, down to the printed places.

    >>> _short(Decimal("0.300000"), 2), _short(Decimal("0.003599"), 2), _short(Decimal("5"), 2)
    (Decimal('0.30'), Decimal('0.003599'), Decimal('5'))
    """
    whole, point, rest = format(value, "f").partition(".")
    least = max(2, places)
    return Decimal(f"{whole}{point}{rest[:least]}{rest[least:].rstrip('0')}")


def _messages(rule: str, words: dict[str, str]) -> tuple[str, str]:
    texts = load("findings")[rule]
    return texts["zh"].format(**words), texts["en"].format(**words)
