"""Definitions, reasons, and whatever else the narrative answers: exact quotes from the passages found."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from disclosure.model import Document, Role, Span
from qa.draft import Context, Draft, Quote
from qa.kinds.reasons import reason_in_form, reason_of_indicator, reason_of_lack
from qa.lexicon import mentions, name_of
from qa.link import link
from qa.phrase import phrase
from qa.retrieve import characters
from qa.text import grams, plain
from qa.understand import cue, cues

# How well a glossary has to know a term where the question may be of another kind.
_SURE = 0.95


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a passage, with its text in plain form."""

    document: Document
    span: Span
    section: tuple[str, ...]
    table: str | None
    text: str


def sentences(context: Context, limit: int = 10) -> list[Sentence]:
    """The sentences of the passages found for the question, best passage first."""
    found: list[Sentence] = []
    for hit in context.retriever.search(context.question.raw, limit):
        for start, end in _cut(hit.document.text, hit.chunk.span):
            text = plain(hit.document.text[start:end])
            if len(text) > 3:
                found.append(Sentence(hit.document, (start, end), hit.chunk.heading[1:], hit.chunk.table, text))
    return found


def _cut(text: str, span: Span) -> list[Span]:
    """Sentence spans; wrapped lines stay together, numbered items and cells come apart."""
    spans = []
    start = span[0]
    for match in re.finditer(r"[。；;！？\t]|\n(?=\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）]?[、.．]|[（(][一二三四五六七八九十\d]{1,3}[）)]|第[一二三四五]部分|表\s*\d|#|项目申请理由|项目主要内容|项目总预算|测算依据|项目绩效总目标|项目类型))", text[span[0] : span[1]]):
        end = span[0] + match.end()
        spans.append((start, end))
        start = end
    spans.append((start, span[1]))
    return [(a + len(text[a:b]) - len(text[a:b].lstrip()), b) for a, b in spans if text[a:b].strip()]


def definition(context: Context) -> Draft | None:
    """What a term means, as the glossary of the document says."""
    terms = _terms(context)
    best: tuple[float, Sentence] | None = None
    for document in context.base.documents:
        for sentence in _glossary(document):
            score = max((_defines(sentence.text, term) for term in terms), default=0.0)
            if score and (best is None or score > best[0]):
                best = (score, sentence)
    if best is None or best[0] < 0.6:
        return None
    return _quoted("definition", best[1], min(1.0, best[0]))


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
    if quoted or bracketed or called:
        return [*quoted, *bracketed, *called]
    return [term for term in dict.fromkeys([bare, *named]) if len(term) > 1]


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


def _quoted(kind: str, sentence: Sentence, coverage: float) -> Draft:
    quote = Quote(sentence.document, sentence.span, sentence.section, sentence.table)
    return Draft(kind, coverage, quotes=(quote,), text=quote.text)


def reason(context: Context) -> Draft | None:
    """Why: the reason given for the figure the question is about, else the best sentence that gives one."""
    kinds = (_reason_named, reason_of_indicator, reason_of_lack, reason_in_form, _reason_of_figure, _reason_in_passages)
    found = next((draft for kind in kinds if (draft := kind(context)) is not None), None)
    return Draft("reason", 0.0) if found is not None and _contrary(context, found) else found


def _reason_named(context: Context) -> Draft | None:
    """A sentence that says of the very thing asked about that it gives its reason (事业收入减少的原因是…)."""
    asked = phrase(context.base, re.sub(cues()["reasons"]["around"], " ", context.question.body))
    named = asked.labels | {plain(name_of(key)) for key in asked.keys}
    names = sorted((name for name in named if not re.search(r"20\d\d", name)), key=len, reverse=True)
    for document in context.base.documents:
        for name in names:
            for start, end in _cut(document.text, (0, len(document.text))) if len(name) > 3 and name in plain(document.text) else []:
                text = plain(document.text[start:end])
                if re.search(rf"{re.escape(name)}[^,。;:]{{0,10}}(?:{cues()['reasons']['named']})", text):
                    return Draft("reason", 0.9, quotes=(Quote(document, (start, end)),), text=document.text[start:end])
    return None


def _contrary(context: Context, draft: Draft) -> bool:
    """Whether the question asks why a figure rose that the document says fell or stayed, or the other way round."""
    text = context.question.text
    rose, fell = (bool(cue("reasons", f"asked_{way}").search(text)) for way in ("rose", "fell"))
    if rose == fell or not draft.quotes:
        return False
    quote = draft.quotes[0]
    start = max(0, quote.span[0] - 90)
    before = re.split(r"[。；;]\s*[（(]?[\d一二三四五六七八九十]{1,3}[)）]?[、.]", quote.document.text[start : quote.span[1]])[-1]
    said = {way: [m.end() for m in cue("reasons", way).finditer(before)] for way in ("rose", "fell", "same")}
    last = max((ends[-1], way) for way, ends in said.items() if ends)[1] if any(said.values()) else None
    if last is None:
        return bool(re.search(cues()["reasons"]["never_was"], before))
    ways = {way for way, ends in said.items() if ends}
    return ("rose" not in ways) if rose else ("fell" not in ways)


def _reason_of_figure(context: Context) -> Draft | None:
    """The reason that follows the figure's change in its own paragraph."""
    subject = re.sub(cues()["reasons"]["around"], " ", context.question.body)
    question = replace(context.question, years=(), dimension=None)
    asked = phrase(context.base, subject)
    found = link(context.base, asked, question, roles=(Role.DELTA, Role.RATE, Role.COMPLETION, Role.LEVEL))
    for candidate in found[:12]:
        fact = candidate.fact
        if found[0].score - candidate.score > 0.3 or candidate.naming < 0.75 or fact.cell is not None:
            continue
        document = context.base.document(fact.document)
        span = _reason_after(document.text, fact.span[1])
        if span is not None and candidate.coverage > 0.45:
            return Draft("reason", candidate.coverage, quotes=(Quote(document, span, fact.section, None),),
                         text=document.text[span[0] : span[1]], facts=())
    return None


def _reason_after(text: str, start: int) -> Span | None:
    """The clause that gives a reason within the rest of a figure's paragraph, before the next item begins."""
    rest = text[start : start + 260]
    stop = re.search(r"\n\s*(?:[（(]?[一二三四五六七八九十\d]{1,2}[)）]?[、.．](?!\d)|[（(][一二三四五六七八九十\d]{1,2}[)）])", rest)
    match = re.search(cues()["reasons"]["clause"], rest[: stop.start()] if stop else rest, re.DOTALL)
    return (start + match.start(), start + match.end()) if match else None


def _reason_in_passages(context: Context) -> Draft | None:
    asked = phrase(context.base, re.sub(cues()["kind"]["reason"], " ", context.question.body))
    wanted = set(characters(asked.text)) | {plain(name_of(k)) for k in asked.keys}
    scored = []
    found = sentences(context, 12)
    for rank, sentence in enumerate(found):
        if not _may_reason(sentence):
            continue
        before = found[rank - 1] if rank and found[rank - 1].span[1] == sentence.span[0] else None
        score = max(_overlap(wanted, asked.keys, sentence), _overlap(wanted, asked.keys, _joined(before, sentence)))
        if score and cue("reasons", "given").search(sentence.text):
            scored.append((score + 0.25 - 0.002 * rank, sentence))
        elif score and cue("reasons", "form").search(sentence.text):
            scored.append((score + 0.1 - 0.002 * rank, sentence))
    if not scored:
        return None
    best = max(scored, key=lambda item: item[0])
    return _quoted("reason", _with_items(best[1], found), min(1.0, best[0]))


def _may_reason(sentence: Sentence) -> bool:
    """Whether a sentence can give a reason: not a statement's rows, not the glossary."""
    table = sentence.document.table(sentence.table) if sentence.table else None
    if table is not None and not table.is_form:
        return False
    return not any(word in "".join(sentence.section) for word in cues()["reasons"]["never"])


def _joined(before: Sentence | None, sentence: Sentence) -> Sentence:
    """A sentence with the one before it, which often names what the reason is given for."""
    return sentence if before is None else replace(sentence, text=before.text + sentence.text)


def _with_items(sentence: Sentence, found: list[Sentence]) -> Sentence:
    """A sentence with the numbered items that follow it directly."""
    if not cue("reasons", "leads").search(sentence.document.text[sentence.span[0] : sentence.span[1]]):
        return sentence
    for other in found:
        gap = other.document is sentence.document and other.document.text[sentence.span[1] : other.span[0]]
        if other.span[0] >= sentence.span[1] and gap is not False and not gap.strip() and re.match(r"\d[.、．]", other.text):
            return _with_items(replace(sentence, span=(sentence.span[0], other.span[1])), found)
    return sentence


def _overlap(wanted: set[str], keys: frozenset[str], sentence: Sentence) -> float:
    around = sentence.text + plain(" ".join(sentence.section))
    here = set(characters(around))
    if not wanted:
        return 0.0
    share = sum(len(w) for w in wanted if w in here or w in around) / sum(len(w) for w in wanted)
    named = sum(1 for key in keys if plain(name_of(key)) in around) / len(keys) if keys else share
    return 0.5 * share + 0.5 * named


def narrative(context: Context) -> Draft | None:
    """The sentence that answers, quoted: for duties, descriptions and the like."""
    asked = phrase(context.base, context.question.body)
    wanted = set(characters(asked.text))
    scored = [
        (_overlap(wanted, asked.keys, sentence) - 0.004 * rank, sentence)
        for rank, sentence in enumerate(sentences(context, 8))
    ]
    if not scored:
        return None
    best = max(scored, key=lambda item: item[0])
    return _quoted("narrative", best[1], best[0])
