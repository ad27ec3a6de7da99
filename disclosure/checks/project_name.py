"""The narrative's summary of a project's self-assessment calls the project by the name its form has.

Source: the template phrase `…项目绩效自评综述` of 部门决算情况说明.
"""

from __future__ import annotations

from collections.abc import Iterator

from disclosure.checks._finding import Words, remark
from disclosure.checks._forms import forms
from disclosure.checks._measures import squeezed
from disclosure.checks._places import sentence_at
from disclosure.model import Document, Finding
from disclosure.terms import pattern

RULE = "project-name"


def check(document: Document) -> Iterator[Finding]:
    """Compare every summarised project with the forms' subjects."""
    subjects = {squeezed(table.subject): table for table in forms(document) if table.subject}
    for match in pattern("rules", "project_name", "summary").finditer(document.text):
        name = squeezed(match["name"])
        if any(name in subject or subject in name for subject in subjects):
            continue
        alike = [subject for subject in subjects if _alike(name, subject)]
        if len(alike) == 1:
            place = sentence_at(document, match.span())
            table = subjects[alike[0]]
            yield remark(document, Words(RULE, name, alike[0], place.cells, place.name, table.label, place.quote))


def _alike(left: str, right: str) -> bool:
    """Whether one name is the other with a few characters left out."""
    short, long = sorted((left, right), key=len)
    rest = iter(long)
    return len(short) >= 6 and len(long) - len(short) <= 3 and all(char in rest for char in short)
