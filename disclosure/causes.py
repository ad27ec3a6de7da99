"""One cause, one finding: which single figure, put right, would make several identities hold.

Every sum or equality that fails says by how much each of its figures would have to change. Where one figure would
have to change by the same amount in several, it is the likeliest culprit: the finding about it is the cause and the
others follow from it. A rate or share that is computed from a contradicted figure follows from that contradiction.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from disclosure.amount import parse_number, unit
from disclosure.model import Finding, Severity
from disclosure.terms import load, words

_SHARE = "share"
_ORDER = {Severity.HIGH: 0, Severity.MEDIUM: 1, Severity.LOW: 2, Severity.ROUNDING: 3}


def with_causes(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings, each with the id of the one that it follows from, if any; ids are made unique."""
    distinct = _distinct(_told_once(findings))
    by_id = {finding.id: finding for finding in distinct}
    causes: dict[str, str] = {}
    linear = [f for f in distinct if f.rule in words("rules", "causes", "linear") and f.severity is not Severity.ROUNDING]
    for group in _groups(linear):
        root, *others = group
        causes |= {other.id: root.id for other in others}
    again = {f.id for f in linear if f.id in causes and _same_row(f, by_id[causes[f.id]])}
    causes |= _derived(distinct, linear, causes)
    causes |= _same_base(distinct, causes)
    causes |= _habits([f for f in distinct if f.id not in causes])
    linked = (replace(f, cause=causes.get(f.id)) for f in distinct if f.id not in again)
    return tuple(_unfounded(f, by_id) for f in linked)


def _told_once(findings: Sequence[Finding]) -> list[Finding]:
    """Findings without those of rules that only repeat what another rule objects to in the same figure."""
    second = words("rules", "causes", "second")
    objected = {f.cells[0] for f in findings if f.cells and f.rule not in second}
    return [f for f in findings if f.rule not in second or not f.cells or f.cells[0] not in objected]


def _distinct(findings: Sequence[Finding]) -> list[Finding]:
    seen: dict[str, int] = {}
    found = []
    for finding in findings:
        seen[finding.id] = seen.get(finding.id, 0) + 1
        number = seen[finding.id]
        found.append(finding if number == 1 else replace(finding, id=f"{finding.id}~{number}"))
    return found


def _groups(findings: Sequence[Finding]) -> Iterator[list[Finding]]:
    """Groups of findings that one figure explains, the largest first; each finding in one group at most."""
    left = {finding.id: finding for finding in findings}
    while len(left) > 1:
        groups = [_explained(cell, change, left.values()) for cell, change in _changes(left.values())]
        best = max(groups, key=len, default=[])
        if len(best) < 2:
            return
        yield best
        for finding in best:
            del left[finding.id]


def _changes(findings: Iterable[Finding]) -> list[tuple[str, Decimal]]:
    return [(cell, change) for finding in findings for cell, change in corrections(finding).items()]


def _explained(cell: str, change: Decimal, findings: Iterable[Finding]) -> list[Finding]:
    """The findings that hold once a figure is changed, the one that states the figure first."""
    found = [f for f in findings if _alike(corrections(f).get(cell), change)]
    return sorted(found, key=lambda f: (f.cells[0] != cell, _ORDER[f.severity]))


def _alike(left: Decimal | None, right: Decimal) -> bool:
    """Whether two changes are one but for rounding."""
    return left is not None and abs(left - right) * 100 <= abs(right)


def corrections(finding: Finding) -> Mapping[str, Decimal]:
    """By how much each figure alone would have to change for the finding to go away, in base units."""
    measure, gap = unit(finding.unit), parse_number(finding.difference)
    if measure is None or gap is None:
        return {}
    change = gap * measure.factor
    return dict.fromkeys(finding.cells[1:], change) | {finding.cells[0]: -change}


def _derived(
    findings: Sequence[Finding], linear: Sequence[Finding], causes: Mapping[str, str]
) -> dict[str, str]:
    """Rates and shares that are computed from a figure that a sum or equality contradicts."""
    stated = {f.cells[0]: causes.get(f.id, f.id) for f in reversed(linear)}
    ratios = [f for f in findings if f.rule in words("rules", "causes", "ratio")]
    return {f.id: root for f in ratios for cell in f.cells[1:] if (root := stated.get(cell)) is not None}


def _same_row(finding: Finding, root: Finding) -> bool:
    """Whether a sum only fails because a part of it does, which its own finding says of the same row."""
    rows = [cell.rpartition("C")[0] for cell in (finding.cells[0], root.cells[0])]
    part = root.cells[0] in finding.cells[1:]
    return part and finding.rule == root.rule and "!" in rows[0] and rows[0] == rows[1]


def _same_base(findings: Sequence[Finding], causes: Mapping[str, str]) -> dict[str, str]:
    """Shares of one whole that are wrong by one factor: all were taken of the same other whole."""
    found: dict[str, str] = {}
    shares = [f for f in findings if f.rule == _SHARE and f.severity in (Severity.HIGH, Severity.MEDIUM)]
    for index, one in enumerate(shares):
        for other in shares[index + 1 :]:
            if one.cells[-1] != other.cells[-1] or not _same_factor(one, other):
                continue
            root = causes.get(one.id) or causes.get(other.id) or found.get(one.id) or one.id
            found |= {f.id: root for f in (one, other) if f.id != root and f.id not in causes}
    return found


def _same_factor(left: Finding, right: Finding) -> bool:
    numbers = [parse_number(text) for text in (left.stated, left.recomputed, right.stated, right.recomputed)]
    if any(number is None or not number for number in numbers):
        return False
    first, second, third, fourth = (number or Decimal(0) for number in numbers)
    return abs(first * fourth - second * third) * 500 <= abs(second * third)


def _habits(findings: Sequence[Finding]) -> dict[str, str]:
    """Slips of one kind that a document repeats follow from the first."""
    first: dict[tuple[str, str], str] = {}
    found: dict[str, str] = {}
    for finding in findings:
        if finding.rule in words("rules", "causes", "habits"):
            root = first.setdefault((finding.rule, _slip(finding)), finding.id)
            if root != finding.id:
                found[finding.id] = root
    return found


def _slip(finding: Finding) -> str:
    """What makes two slips one: what is left out, or the sentence they are in."""
    return finding.quote if finding.difference else finding.recomputed.removeprefix(finding.stated)


def _unfounded(finding: Finding, by_id: Mapping[str, Finding]) -> Finding:
    """A rate of a figure that is itself wrong: nothing is recomputed from that figure."""
    root = by_id.get(finding.cause or "")
    if root is None or finding.rule not in words("rules", "causes", "ratio") or root.rule not in words("rules", "causes", "sides"):
        return finding
    if root.cells[0] not in finding.cells[1:]:
        return finding
    texts = load("findings")["derived"]
    told = {"quote": finding.quote, "stated": finding.stated + finding.unit, "cause": root.stated + root.unit}
    return replace(
        finding, recomputed="", difference="", severity=Severity.LOW,
        message=texts["zh"].format(**told), message_en=texts["en"].format(**told),
    )
