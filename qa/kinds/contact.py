"""Whom to ask about the disclosure itself: the sentence that gives the telephone number for questions about it."""

from __future__ import annotations

from disclosure.model import Document
from qa.draft import Context, Draft
from qa.kinds.passages import Sentence, cut_sentences, quoted
from qa.text import plain
from qa.understand import cue


def contact(context: Context) -> Draft | None:
    """The one sentence of the documents with a number to call, where the question is about the disclosure as such."""
    if not cue("contact", "about").search(context.question.text):
        return None
    found = [sentence for document in context.base.documents for sentence in _numbers(document)]
    said = {match.group("number") for sentence in found if (match := cue("contact", "told").search(sentence.text))}
    return quoted("contact", found[0], 1.0) if len(said) == 1 else None


def _numbers(document: Document) -> list[Sentence]:
    """The sentences outside tables that give a telephone number for questions."""
    tables = [table.span for table in document.tables]
    found: list[Sentence] = []
    for section in document.sections:
        if any(other.span != section.span and section.span[0] <= other.span[0] and other.span[1] <= section.span[1] for other in document.sections):
            continue
        for start, end in cut_sentences(document.text, section.span):
            text = plain(document.text[start:end])
            if cue("contact", "told").search(text) and not any(low <= start < high for low, high in tables):
                found.append(Sentence(document, (start, end), section.path, None, text))
    return found
