"""A project has one code: its form and the list of projects print the same.

Source: 项目编码 is given once, by the project pool (预算管理一体化规范). Codes are compared without the blanks that
layout puts into them.
"""

from __future__ import annotations

from collections.abc import Iterator

from disclosure.checks._finding import Words, remark
from disclosure.checks._forms import forms
from disclosure.checks._measures import squeezed
from disclosure.checks._places import sentence_at
from disclosure.model import Document, Finding, Severity, Span, Table
from disclosure.terms import pattern

RULE = "project-code"
_NEAR = 60


def check(document: Document) -> Iterator[Finding]:
    """Compare every form's code with that of the project of its name in the list."""
    listed = [(code, span, table) for table in document.tables if table.statement == "project_list" for code, span in _codes(document, table)]
    known = {code for code, _, _ in listed}
    for form in forms(document):
        own = next(_codes(document, form), None)
        if own is None or not form.subject or own[0] in known:
            continue
        for code, span, table in listed:
            if _alike(code, own[0]) and _names(document, span, form.subject):
                cells = [*sentence_at(document, span).cells, *sentence_at(document, own[1]).cells]
                place = f"{table.label} {form.subject}"
                yield remark(document, Words(RULE, code, own[0], cells, place, form.label), Severity.MEDIUM)


def _codes(document: Document, table: Table) -> Iterator[tuple[str, Span]]:
    for match in pattern("rules", "project_code", "pattern").finditer(document.text, *table.span):
        yield squeezed(match.group()), match.span()


def _alike(left: str, right: str) -> bool:
    """Whether two codes are one with a character or two mistaken."""
    return len(left) == len(right) and 0 < sum(a != b for a, b in zip(left, right, strict=True)) <= 2


def _names(document: Document, span: Span, subject: str) -> bool:
    """Whether a project's name directly follows its code."""
    return squeezed(document.text[span[1] : span[1] + _NEAR]).startswith(squeezed(subject))
