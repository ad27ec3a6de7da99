"""Which rules and documents does it rest on? The citations of the passage that the question is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from disclosure.model import Document, Span
from qa.draft import Context, Draft, Quote
from qa.lists import headings_at
from qa.phrase import without_stop_words
from qa.text import grams, plain
from qa.understand import cue
from qa.write import sentences

# How much of the question has to stand around a citation.
_TOLD = 0.5
# Characters around a citation that say what it is cited for; a passage is no longer than this.
_NEAR, _LONG = 90, 1500


@dataclass(frozen=True, slots=True)
class _Citation:
    """A citation, the cell or paragraph it stands in, and how much of the question stands around it."""

    document: Document
    span: Span
    home: Span
    score: float

    @property
    def text(self) -> str:
        return re.sub(r"\s+", "", self.document.slice(self.span))


def sources(context: Context) -> Draft | None:
    """The rules and documents cited for what the question is about, all of one passage or the nearest one."""
    question = context.question
    if question.in_english or (question.asks_number and not cue("sources", "article").search(question.text)) or not cue("sources", "asked").search(question.text):
        return None
    asked = grams(plain("".join(without_stop_words(cue("sources", "around").sub(" ", question.body)).split())))
    found = [one for document in context.base.documents for one in _citations(context, document, asked)]
    best = max(found, key=lambda one: one.score, default=None)
    if best is None or best.score < _TOLD:
        return None
    several = cue("sources", "several").search(question.text)
    chosen = [one for one in found if (one.document.id, one.home) == (best.document.id, best.home)] if several else [best]
    items = tuple(dict.fromkeys(one.text for one in chosen))
    quotes = tuple(Quote(one.document, one.span) for one in chosen)
    say = sentences(question.language)
    return Draft("list", best.score, items=items, quotes=quotes, labels=items, text=say["list"].format(items=say["join"].join(items)))


def _citations(context: Context, document: Document, asked: frozenset[str]) -> Iterator[_Citation]:
    """The citations of a document, with what stands around them."""
    cells = {named.fact.span: named.fact for named in context.base.named if named.fact.document == document.id and named.fact.cell}
    for match in cue("sources", "citation").finditer(document.text):
        fact = next((fact for (a, b), fact in cells.items() if a <= match.start() < b), None)
        home = fact.span if fact is not None else _paragraph(document.text, match.span())
        before = document.text[max(home[0], match.start() - _NEAR) : min(home[1], match.end() + _NEAR)]
        told = plain("".join((before, *((fact.subject or "", *fact.row_path, *fact.col_path) if fact is not None else headings_at(document, match.start())))))
        score = len(asked & grams(told)) / len(asked) if asked else 0.0
        yield _Citation(document, match.span(), home, score)


def _paragraph(text: str, span: Span) -> Span:
    start = text.rfind("\n", max(0, span[0] - _LONG), span[0]) + 1
    end = text.find("\n", span[1], span[1] + _LONG)
    return start, end if end >= 0 else min(len(text), span[1] + _LONG)
