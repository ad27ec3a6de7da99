"""Why? The reason given for the figure the question is about, else the best sentence that gives one."""

from __future__ import annotations

import re
from dataclasses import replace

from disclosure.model import Fact, Role, Span
from qa.claims import claims, is_moved
from qa.draft import Context, Draft, Quote
from qa.kinds.passages import Sentence, cut_sentences, overlap, quoted, sentences
from qa.kinds.reasons import reason_in_form, reason_of_indicator, reason_of_lack, reason_of_points
from qa.lexicon import mentions, name_of
from qa.link import link
from qa.naming import soft_concepts
from qa.phrase import Phrase, phrase
from qa.retrieve import characters
from qa.text import grams, plain
from qa.understand import cue, cues

# Pairs of characters that a figure's name and the question have in common, where its amount is said too.
_SHARED = 2
# Characters before a sentence that may name what it is about.
_BEFORE = 200


def reason(context: Context) -> Draft | None:
    """Why: the reason given for the figure the question is about, else the best sentence that gives one."""
    kinds = (_reason_named, _reason_of_amount, reason_of_indicator, reason_of_points, reason_of_lack, reason_in_form, _reason_of_figure, _reason_in_passages)
    found = next((draft for kind in kinds if (draft := kind(context)) is not None), None)
    return Draft("reason", 0.0) if found is not None and _contrary(context, found) else found


def _reason_named(context: Context) -> Draft | None:
    """A sentence that says of the very thing asked about that it gives its reason (事业收入减少的原因是…)."""
    asked = phrase(context.base, re.sub(cues()["reasons"]["around"], " ", context.question.body))
    named = asked.labels | {plain(name_of(key)) for key in asked.keys}
    names = sorted((name for name in named if not re.search(r"20\d\d", name)), key=len, reverse=True)
    for document in context.base.documents:
        for name in names:
            for start, end in cut_sentences(document.text, (0, len(document.text))) if len(name) > 3 and name in plain(document.text) else []:
                text = plain(document.text[start:end])
                if re.search(rf"{re.escape(name)}[^,。;:]{{0,10}}(?:{cues()['reasons']['named']})", text):
                    return Draft("reason", 0.9, quotes=(Quote(document, (start, end)),), text=document.text[start:end])
    return None


def _reason_of_amount(context: Context) -> Draft | None:
    """The reason that follows a figure of the amount the question gives, of a name it says in part."""
    said, asked = list(claims(context.question.text)), grams(context.question.body)
    for named in context.base.named if said else ():
        fact = named.fact
        if fact.cell is not None or not is_moved(fact, said) or len(grams(plain(fact.label)) & asked) < _SHARED:
            continue
        document = context.base.document(fact.document)
        span = reason_after(document.text, fact.span[1])
        if span is not None and not cue("reasons", "purpose").match(plain(document.slice(span))):
            return Draft("reason", 0.9, quotes=(Quote(document, span, fact.section, None),), text=document.slice(span))
    return None


def _contrary(context: Context, draft: Draft) -> bool:
    """Whether the question asks why a figure rose that the document says fell or stayed, or the other way round."""
    text = context.question.text
    if draft.quotes and cue("reasons", "presumed").search(text) and cue("reasons", "none_bought").search(plain(draft.quotes[0].text)):
        return True
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
    moved = [c for c in found[:12] if _moves_as_asked(context, c.fact)]
    for candidate in (*moved, *found[:12]):
        fact = candidate.fact
        far = found[0].score - candidate.score > (0.3 if candidate not in moved else 0.6)
        if far or candidate.naming < 0.75 or fact.cell is not None:
            continue
        document = context.base.document(fact.document)
        span = reason_after(document.text, fact.span[1])
        if span is not None and candidate.coverage > 0.45:
            return Draft("reason", candidate.coverage, quotes=(Quote(document, span, fact.section, None),),
                         text=document.text[span[0] : span[1]], facts=())
    return None


def _moves_as_asked(context: Context, fact: Fact) -> bool:
    """Whether a figure is a rise where the question asks why something rose, or a fall where it asks why it fell."""
    if fact.role not in (Role.DELTA, Role.RATE) or fact.amount is None:
        return False
    rose, fell = (bool(cue("reasons", f"asked_{way}").search(context.question.text)) for way in ("rose", "fell"))
    return rose != fell and (fact.amount.value > 0) == rose


def reason_after(text: str, start: int) -> Span | None:
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
        if not _may_reason(sentence) or not _speaks_of(asked, sentence):
            continue
        before = found[rank - 1] if rank and found[rank - 1].span[1] == sentence.span[0] else None
        score = max(overlap(wanted, asked.keys, sentence), overlap(wanted, asked.keys, _joined(before, sentence)))
        if score and cue("reasons", "given").search(sentence.text):
            scored.append((score + 0.25 - 0.002 * rank, sentence))
        elif score and cue("reasons", "form").search(sentence.text):
            scored.append((score + 0.1 - 0.002 * rank, sentence))
    if not scored:
        return None
    best = max(scored, key=lambda item: item[0])
    return quoted("reason", _with_items(best[1], found), min(1.0, best[0]))


def _speaks_of(asked: Phrase, sentence: Sentence) -> bool:
    """Whether a sentence, its heading or what stands before it names what the reason is asked for, where that is a figure."""
    keys = asked.keys - soft_concepts()
    if sentence.table is not None or (not keys and not asked.labels):
        return True  # a form speaks of its project and indicators without naming them again
    start, end = sentence.span
    around = plain(sentence.document.text[max(0, start - _BEFORE) : end] + " ".join(sentence.section))
    return any(label in around for label in asked.labels) or bool(keys & {m.key for m in mentions(around)})


def _may_reason(sentence: Sentence) -> bool:
    """Whether a sentence can give a reason: not a statement's rows, not the glossary."""
    table = sentence.document.table(sentence.table) if sentence.table else None
    if table is not None and not table.is_form:
        return False
    if cue("reasons", "sentence").search(sentence.text) is None:
        return False  # a heading (偏差原因及改进措施) gives none
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
