"""Is one thing printed alike in two places? A telephone number, a name, an address in a form and at the end of the text."""

from __future__ import annotations

import re

from disclosure.model import Document, Fact, Role
from qa.draft import Context, Draft, Quote, single
from qa.form_lines import form_meant
from qa.text import plain
from qa.understand import cue, cues
from qa.write import place_of, sentences


def twice(context: Context) -> Draft | None:
    """What stands behind one label in the forms against what the text gives behind it; None where either gives several."""
    labels = [label for label in cues()["field"]["labels"] if plain(label) in context.question.text]
    if not labels or not cue("twice", "text").search(context.question.text):
        return None
    for document in context.base.documents:
        for label in labels:
            forms, told = _in_forms(context, document, label), _in_text(document, label)
            if forms and told is not None and len({plain(fact.text) for fact in forms}) == 1:
                return _draft(context, forms[0], told, label)
    return None


def _in_forms(context: Context, document: Document, label: str) -> list[Fact]:
    """The values of a label in the forms the question is about, by their number or their project, else in all."""
    found = [
        n.fact for n in context.base.named
        if n.fact.document == document.id and n.fact.role is Role.TEXT and n.fact.cell and plain(n.fact.label) == plain(label) and n.fact.text.strip()
    ]
    wanted, form = (context.question.table_number or "").lstrip("0"), form_meant(context)
    if wanted:
        tables = {t.id for t in document.tables if re.sub(r"[^\d-]", "", t.number or "").lstrip("0") == wanted}
        found = [fact for fact in found if fact.table in tables] or found
    return [fact for fact in found if form is not None and fact.subject == form.subject] or found


def _in_text(document: Document, label: str) -> Quote | None:
    """The only value printed behind a label and a colon outside tables."""
    spans = [table.span for table in document.tables if table.cells]
    value = str(cue("twice", "value").pattern)
    found = [
        match.span() for match in re.finditer(rf"{re.escape(label)}[ \t]*[:：][ \t]*(?P<value>{value})", document.text)
        if not any(start <= match.start() < end for start, end in spans)
    ]
    values = {plain(document.slice(span)) for span in found}
    return Quote(document, found[-1]) if len(values) == 1 else None


def _draft(context: Context, fact: Fact, told: Quote, label: str) -> Draft:
    value = re.split("[:：]", "".join(told.text.split()), maxsplit=1)[1]
    alike = plain(value) == plain(fact.text)
    key = "twice_same" if alike else "twice_other"
    said = sentences(context.question.language)[key].format(label=label, place=place_of(fact, context), a=fact.text, b=value)
    return Draft(
        "consistency", 1.0, plan=single("value", fact), facts=(fact,), quotes=(told,), labels=(label,), boolean=alike, text=said,
    )
