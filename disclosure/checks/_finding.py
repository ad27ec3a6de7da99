"""How rules put their findings: one place for wording, so that all read alike."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from disclosure.amount import Amount
from disclosure.model import Document, Finding, Severity
from disclosure.terms import load


def finding(
    document: Document,
    rule: str,
    severity: Severity,
    stated: Amount,
    recomputed: Amount,
    cells: Sequence[str],
    place: str,
    quote: str = "",
) -> Finding:
    """Build a finding with its message in Chinese and English (`terms/findings.toml`, by rule).

    Args:
        stated: what the document says.
        recomputed: what its other figures give, in the same unit.
        cells: addresses on both sides, the stated one first.
        place: where the stated figure stands, as people cite it.
    """
    texts = load("findings")[rule]
    gap = Amount(stated.value - recomputed.to(stated.unit).value, stated.unit)
    other = str(recomputed)
    if recomputed.unit != stated.unit:
        other += f"（{recomputed.to(stated.unit).rounded(max(2, stated.places))}）"
    words = {"place": place, "stated": str(stated), "recomputed": other, "difference": str(_size(gap))}
    return Finding(
        id=f"{rule}:{cells[0]}", document=document.id, rule=rule, severity=severity,
        message=texts["zh"].format(**words), message_en=texts["en"].format(**words), stated=stated.plain(),
        recomputed=recomputed.to(stated.unit).plain(), unit=stated.unit.name, difference=gap.plain(), cells=tuple(cells), quote=quote,
    )


def _size(amount: Amount) -> Amount:
    return Amount(abs(amount.value), amount.unit)


def severity_of(gap: Decimal, tolerance: Decimal) -> Severity | None:
    """None where the figures agree to the digit, a 尾差 within the tolerance of the printed digits, else an error."""
    if gap == 0:
        return None
    return Severity.ROUNDING if abs(gap) <= tolerance else Severity.HIGH
