"""Which disclosures say something, word for word, anywhere or where they explain a term."""

from __future__ import annotations

import re
from collections.abc import Sequence

from disclosure.model import Document, Span
from qa.across.units import Disclosure
from qa.across.words import names_for
from qa.alone import Prepared
from qa.draft import Draft, Quote
from qa.kinds.definitions import explaining
from qa.text import plain
from qa.understand import Question, cue
from qa.write import sentences


def wording(prepared: Prepared, question: Question, listed: Sequence[Disclosure]) -> Draft | None:
    """The disclosures that hold the words a question gives; None for a question that asks for none."""
    defined = cue("wording", "defined").search(question.raw)
    if defined is not None:
        said = [plain(_group(defined, "what"))]
        found = {d: _explained(prepared, d, plain(_group(defined, "term")), said[0]) for d in listed}
    else:
        match = cue("wording", "mentioned").search(question.raw)
        if match is None:
            return None
        said = _wanted(_group(match, "what"))
        found = {d: _said_in(prepared(d.files)[0].documents, said) for d in listed}
    if not all(said):
        return None
    return _draft(question, listed, {d: quotes for d, quotes in found.items() if quotes}, said)


def _group(match: re.Match[str], name: str) -> str:
    """The text of a group that several forms of a question have under like names."""
    return next(text for key, text in match.groupdict().items() if key.startswith(name) and text)


def _draft(question: Question, listed: Sequence[Disclosure], found: dict[Disclosure, list[Quote]], said: Sequence[str]) -> Draft:
    say = sentences(question.language)
    names = names_for(listed, question.language)
    items = tuple(names.of(d) for d in found)
    words = {"n": len(items), "items": say["join"].join(items), "said": say["join"].join(f"“{word}”" for word in said)}
    text = say["across_said" if items else "across_unsaid"].format(**words)
    labels = (*items, *(d.title for d in listed), str(len(items)), *said)
    counted = cue("across", "how_many").search(question.text) is not None and not cue("across", "which").search(question.text)
    quotes = tuple(quotes[0] for quotes in found.values())
    return Draft("across_list", 1.0, labels=labels, quotes=quotes, items=() if counted else items, text=text)


def _wanted(text: str) -> list[str]:
    """The words looked for: the abbreviations of a phrase, which are written alike everywhere, else the phrase itself."""
    latin = list(dict.fromkeys(re.findall(r"[a-z][a-z0-9+-]+", plain(text))))
    shortest = [word for word in latin if not any(other != word and other in word for other in latin)]
    bare = plain(re.sub(r"[（(].*?[）)]", "", text)).strip(" ,，。?？")
    return shortest or [part for part in cue("wording", "apart").split(bare) if part]


def _said_in(documents: Sequence[Document], said: Sequence[str]) -> list[Quote]:
    """Where documents say one of some words, a line around the first place."""
    for document in documents:
        for word in said:
            found = re.search(r"\s*".join(map(re.escape, word)), document.text, re.IGNORECASE)
            if found is not None:
                return [Quote(document, _line(document.text, found.span()))]
    return []


def _line(text: str, span: Span) -> Span:
    start = text.rfind("\n", 0, span[0]) + 1
    end = text.find("\n", span[1])
    return (max(start, span[0] - 60), min(end if end >= 0 else len(text), span[1] + 60))


def _explained(prepared: Prepared, of: Disclosure, term: str, said: str) -> list[Quote]:
    """Where a disclosure's explanation of a term has these words."""
    items = [explaining(document, term) for document in prepared(of.files)[0].documents]
    return [Quote(item.document, item.span, item.section) for item in items if item is not None and said in item.text]
