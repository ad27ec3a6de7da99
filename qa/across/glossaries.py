"""Whether several disclosures explain a term alike."""

from __future__ import annotations

from collections.abc import Sequence

from qa.across.units import Disclosure
from qa.across.words import names_for
from qa.alone import Prepared
from qa.draft import Draft, Quote
from qa.kinds.definitions import explaining
from qa.kinds.passages import Sentence
from qa.text import plain
from qa.understand import Question, cue
from qa.write import sentences

_SHOWN = 60


def glossaries(prepared: Prepared, question: Question, listed: Sequence[Disclosure]) -> Draft | None:
    """The explanations of one term side by side; None where the question compares none, or fewer than two have it.

    Args:
        prepared: gives the named facts of some documents.
        question: the question.
        listed: the disclosures it is about.
    """
    match = cue("wording", "same").search(question.raw)
    if match is None:
        return None
    term = plain(next(text for name, text in match.groupdict().items() if name.startswith("term") and text))
    found = [(d, item) for d in listed if (item := _item(prepared, d, term)) is not None]
    if len(found) < 2 or len(found) < len(listed):
        return None
    say, names = sentences(question.language), names_for(listed, question.language)
    alike = len({_meaning(item) for _, item in found}) == 1
    items = say["join"].join(f"{names.of(d)}“{_meaning(item)[:_SHOWN]}”" for d, item in found)
    text = say["across_same_words" if alike else "across_other_words"].format(term=f"“{term}”", items=items)
    quotes = tuple(Quote(item.document, item.span, item.section) for _, item in found)
    return Draft("across_list", 1.0, labels=(*(names.of(d) for d, _ in found), text), quotes=quotes, boolean=alike, text=text)


def _item(prepared: Prepared, of: Disclosure, term: str) -> Sentence | None:
    return next((item for d in prepared(of.files)[0].documents if (item := explaining(d, term)) is not None), None)


def _meaning(item: Sentence) -> str:
    """An explanation without its number and term."""
    return cue("wording", "meaning").sub("", item.text)
