"""What the audit found about the figures a question asks about."""

from __future__ import annotations

from decimal import Decimal

from disclosure.amount import parse_number
from disclosure.model import Fact, Finding, Severity
from qa.draft import Context, Draft, single
from qa.link import Candidate
from qa.text import grams, plain
from qa.understand import cue

# A finding about a number of the question shares this much of its words.
_LEAST_LIKE = 0.12


def coded(context: Context) -> Draft | None:
    """Whether two places give one code for a project, where the audit found that they do not."""
    if not cue("addends", "codes").search(context.question.body):
        return None
    subjects = [subject for subject in context.base.subjects if len(subject) > 3 and subject in context.question.text]
    for document in context.base.documents:
        for finding in document.findings:
            if finding.rule == "project-code" and any(subject in plain(finding.message) for subject in subjects):
                return Draft("consistency", 1.0, boolean=False, findings=(finding,), labels=tuple(subjects))
    return None


def claimed(context: Context) -> Draft | None:
    """A contradiction about a number that the question repeats from the document, where only one is."""
    found = [
        finding for document in context.base.documents for finding in document.findings
        if finding.kind == "arithmetic" and not finding.cause and any(_names(finding, anchor) for anchor in context.question.anchors)
    ]
    grave = [finding for finding in found if finding.severity in (Severity.HIGH, Severity.MEDIUM)]
    grave = grave or [finding for finding in found if finding.severity is not Severity.ROUNDING]
    if len(grave) != 1 or _likeness(grave[0], context.question.text) < _LEAST_LIKE:
        return None
    facts = tuple(f for f in (fact_of(context, grave[0], cell) for cell in grave[0].cells) if f is not None)
    if not facts:
        return None
    return Draft("consistency", 1.0, facts=facts[:4], boolean=False, findings=(grave[0],), plan=single("value", facts[0]),
                 labels=(facts[0].label,))


def anchored(context: Context) -> Draft | None:
    """A contradiction about the very number the question repeats."""
    for document in context.base.documents:
        for finding in document.findings:
            if finding.kind != "soft" and any(_names(finding, anchor) for anchor in context.question.anchors):
                facts = tuple(f for f in (fact_of(context, finding, cell) for cell in finding.cells) if f is not None)
                plan = single("value", facts[0]) if facts else None
                return Draft("consistency", 0.5, facts=facts[:4], boolean=False, findings=(finding,), plan=plan)
    return None


def finding_at(context: Context, found: list[Candidate]) -> Finding | None:
    """A contradiction the audit found at one of the places the question is about."""
    near = [c.fact for c in found if found[0].score - c.score < 0.4]
    places = {(f.document, f.id) for f in near} | {(f.document, f.cell) for f in near if f.cell}
    first = [(f.document, f.cell or f.id) for f in near[:3]]
    best: tuple[float, Finding] | None = None
    for document in context.base.documents:
        for finding in document.findings:
            if finding.kind == "soft":  # a judgement contradicts no figure
                continue
            hits = sum(1 for cell in finding.cells if (document.id, cell) in places)
            anchored = sum(1 for a in context.question.anchors if _names(finding, a))
            if not anchored and (not hits or finding.severity is Severity.ROUNDING):
                continue
            stated = (document.id, finding.cells[0]) in first
            score = hits + 3 * anchored + 2 * stated + _likeness(finding, context.question.text)
            if best is None or score > best[0]:
                best = (score, finding)
    return best[1] if best else None


def _names(finding: Finding, anchor: Decimal) -> bool:
    """Whether a number of the question is the one a finding is about."""
    stated = parse_number(finding.stated)
    return stated is not None and stated.copy_abs() == anchor


def _likeness(finding: Finding, text: str) -> float:
    pairs = grams(plain(finding.message))
    return len(pairs & grams(text)) / max(1, len(grams(text)))


def fact_of(context: Context, finding: Finding, cell: str) -> Fact | None:
    """The figure at an address that a finding names."""
    return context.base.lookup(f"{finding.document}#{cell}")
