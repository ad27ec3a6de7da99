"""What does a term mean? The item of the glossary that explains it, or a sentence that does."""

from __future__ import annotations

import re
from collections.abc import Sequence

from disclosure.model import Document, Span
from qa.draft import Context, Draft
from qa.kinds.passages import Sentence, quoted
from qa.lexicon import mentions, name_of
from qa.text import grams, plain
from qa.understand import cue, cues

# How well a glossary has to know a term where the question may be of another kind.
_SURE = 0.95
_ENOUGH = 0.6


def definition(context: Context) -> Draft | None:
    """What a term means, as the glossary of the document says."""
    best = _best(context.base.documents, _terms(context))
    return quoted("definition", best[1], min(1.0, best[0])) if best is not None else None


def explaining(document: Document, term: str) -> Sentence | None:
    """The item of a document's glossary that explains just this term."""
    best = _best([document], [term])
    return best[1] if best is not None and best[0] >= _SURE else None


def _best(documents: Sequence[Document], terms: Sequence[str]) -> tuple[float, Sentence] | None:
    """The item that explains one of some terms best, and how well; None where none does."""
    best: tuple[float, Sentence] | None = None
    for document in documents:
        for sentence in _glossary(document):
            score = max((_defines(sentence.text, term) for term in terms), default=0.0)
            if score and (best is None or score > best[0]):
                best = (score, sentence)
    return None if best is None or best[0] < _ENOUGH else best


def explained(context: Context) -> Draft | None:
    """The same for words that may ask for something else, too: only where the glossary has just the term."""
    if cue("explained", "change").search(context.question.text):
        return None
    found = definition(context)
    return found if found is not None and found.coverage >= _SURE else None


def _terms(context: Context) -> list[str]:
    """What a definition question may be about: its quoted words, the names in it, what stands before the asking."""
    body = context.question.body
    quoted = [plain(word) for word in re.findall(r"[“\"「]([^”\"」]{2,20})[”\"」]", context.question.raw)]
    head = re.split(f'{cues()["kind"]["definition"]}|{cues()["kind"]["explained"]}', body)[0]
    bare = re.sub(cues()["term"]["around"], " ", head).strip(" ，,?？:：的").split(" ")[-1]
    bracketed = re.findall(r"\(([^()]*[\u4e00-\u9fff][^()]*)\)", body)
    named = [plain(name_of(m.key)) for m in mentions(body)] + [body[a:b] for a, b in context.base.labels_in(body)]
    called = re.findall(cues()["explained"]["called"], body)
    if quoted or called:
        return [*quoted, *bracketed, *called]
    return [term for term in dict.fromkeys([*bracketed, bare, *named]) if len(term) > 1]


def _glossary(document: Document) -> list[Sentence]:
    """Items of the glossary, and sentences that explain a term anywhere."""
    items = []
    for section in document.sections:
        if section.level > 1 and not any("解释" in part for part in section.path):
            continue
        if "解释" in "".join(section.path):
            items += [(s, section.path) for s in _items(document.text, section.span)]
    if not items:
        items = [(s, ()) for s in _items(document.text, (0, len(document.text)))]
    return [Sentence(document, span, path, None, plain(document.text[slice(*span)])) for span, path in items]


def _items(text: str, span: Span) -> list[Span]:
    body = text[span[0] : span[1]]
    marks = sorted({m.start() for name in ("numbered", "bare") for m in cue("glossary", name).finditer(body)})
    bounds = [span[0] + m for m in marks] + [span[1]]
    return [(a, b) for a, b in zip(bounds, bounds[1:], strict=False)]


def _defines(text: str, term: str) -> float:
    """How well a glossary item defines a term: it stands right before the explanation."""
    term = re.sub(r"[（(]?(?:类|款|项)级?[)）]", "", plain(term)).strip()
    head = re.split(r"[:：]|是指|指|反映|主要是|是", text, maxsplit=1)[0]
    head = re.sub(r"\(\d{3,7}\)", "", head)  # 农村供水(2130335)
    if not term or len(head) == len(text) or len(head) > 90:
        return 0.0
    bare = re.sub(r"\((?:类|款|项)级?\)", " ", re.sub(r"^[\s(（]*[一二三四五六七八九十\d]{1,3}[)）、.．]+", "", head)).strip(" ,，")
    last = bare.split(" ")[-1]
    if term in (bare, last):
        return 1.0
    same = grams(term) & grams(last)
    return 0.9 * len(same) / len(grams(term) | grams(last)) if same else 0.0
