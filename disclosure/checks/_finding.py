"""How rules put their findings: one place for wording, so that all read alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from disclosure.amount import Amount
from disclosure.model import Document, Fact, Finding, Severity
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
    """

    rule: str
    stated: Amount
    cells: Sequence[str]
    place: str
    quote: str = ""


def finding(document: Document, claim: Claim, severity: Severity, recomputed: Amount) -> Finding:
    """Build a finding with its message in Chinese and English.

    Args:
        document: whose claim it is.
        claim: what is stated, and where.
        severity: how much it matters.
        recomputed: what the document's other figures give, in a unit of the same kind.
    """
    texts = load("findings")[claim.rule]
    stated, converted = claim.stated, recomputed.to(claim.stated.unit)
    gap = Amount(stated.value - converted.value, stated.unit)
    other = str(recomputed)
    if recomputed.unit != stated.unit:
        other += f"（{converted.rounded(max(2, stated.places))}）"
    words = {"place": claim.place, "stated": str(stated), "recomputed": other, "difference": str(_size(gap))}
    return Finding(
        id=f"{claim.rule}:{claim.cells[0]}", document=document.id, rule=claim.rule, severity=severity,
        message=texts["zh"].format(**words), message_en=texts["en"].format(**words), stated=stated.plain(),
        recomputed=converted.plain(), unit=stated.unit.name, difference=gap.plain(), cells=tuple(claim.cells),
        quote=claim.quote,
    )


def cited(fact: Fact) -> str:
    """How people cite a figure of the narrative: its section and what it is about."""
    return f"“{fact.section[-1]}”{fact.label}" if fact.section else fact.label


def _size(amount: Amount) -> Amount:
    return Amount(abs(amount.value), amount.unit)


def severity_of(gap: Decimal, tolerance: Decimal) -> Severity | None:
    """None where the figures agree to the digit, a 尾差 within the tolerance of the printed digits, else an error."""
    if gap == 0:
        return None
    return Severity.ROUNDING if abs(gap) <= tolerance else Severity.HIGH
