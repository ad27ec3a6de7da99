"""Does the document say so (文件是不是说上下年数据没有可比性)? Yes, with the sentence that does; no answer where none does."""

from __future__ import annotations

from disclosure.model import Document, Span
from disclosure.terms import pattern, word
from qa.draft import Context, Draft, Quote
from qa.kinds.passages import cut_sentences
from qa.lexicon import mentions
from qa.lists import headings_at
from qa.phrase import Phrase, phrase
from qa.text import grams, plain
from qa.write import sentences

# How much of what it is asked to have said a sentence has to say; what is shorter is in too many of them.
_SAID = 0.75
_SHORTEST = 3


def said(context: Context) -> Draft | None:
    """A yes with the sentence that says what the document is asked to have said of what the question names before."""
    match = pattern("misfits", "claimed", "said").search(context.question.text)
    wanted = _pairs(match["what"]) if match else frozenset[str]()
    if match is None or len(wanted) < _SHORTEST:
        return None
    about = phrase(context.base, context.question.text[: match.start()])
    best: tuple[float, Quote] | None = None
    for document in context.base.documents:
        for span in cut_sentences(document.text, (0, len(document.text))):
            share = len(wanted & _pairs(plain(document.text[span[0] : span[1]]))) / len(wanted)
            if share >= _SAID and (best is None or share > best[0]) and _speaks_of(about, document, span):
                best = (share, Quote(document, span, headings_at(document, span[0])))
    if best is None:
        return None
    say = sentences(context.question.language)
    text = say["yes"] + say["quoted"].format(text="".join(best[1].text.split()))
    return Draft("claimed", best[0], quotes=(best[1],), boolean=True, text=text)


def _speaks_of(about: Phrase, document: Document, span: Span) -> bool:
    """Whether a sentence or its headings name what the question is about; so where that is nothing."""
    if not about.keys and not about.labels:
        return True
    around = plain(document.text[span[0] : span[1]] + "".join(headings_at(document, span[0])))
    return any(label in around for label in about.labels) or bool(about.keys & {mention.key for mention in mentions(around)})


def _pairs(text: str) -> frozenset[str]:
    """Pairs of characters of a plain text, however it denies."""
    return grams(pattern("misfits", "claimed", "denies").sub(word("misfits", "claimed", "denied"), "".join(text.split())))
