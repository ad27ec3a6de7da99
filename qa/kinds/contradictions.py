"""What does not add up? The findings of the audit, gravest first."""

from __future__ import annotations

from disclosure.model import Finding, Severity
from qa.draft import Context, Draft
from qa.understand import cue

_ORDER = (Severity.HIGH, Severity.MEDIUM, Severity.LOW)
_MOST = 8


def contradictions(context: Context) -> Draft | None:
    """The findings of the documents in scope; None where the question names something of its own to compare."""
    if not cue("contradictions", "words").search(context.question.text):
        return None
    found = [f for d in context.base.documents for f in d.findings if f.severity in _ORDER and f.kind != "soft"]
    found.sort(key=lambda f: _ORDER.index(f.severity))
    causes = _one_a_cause(found)
    chosen = tuple(causes[:_MOST])
    items = tuple(f.message_en if context.question.language == "en" else f.message for f in chosen)
    return Draft("contradictions", 1.0, findings=chosen, items=items, boolean=bool(chosen), labels=(str(len(causes)),))


def _one_a_cause(found: list[Finding]) -> list[Finding]:
    """The findings that are no consequence of another one."""
    return [f for f in found if not f.cause]
