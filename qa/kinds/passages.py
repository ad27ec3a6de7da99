"""Sentences of the passages found for a question, quoted exactly; and the one that answers where no figure does."""

from __future__ import annotations

import re
from dataclasses import dataclass

from disclosure.model import Document, Span
from qa.draft import Context, Draft, Quote
from qa.lexicon import name_of
from qa.phrase import phrase
from qa.retrieve import characters
from qa.text import plain


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
        for start, end in cut_sentences(hit.document.text, hit.chunk.span):
            text = plain(hit.document.text[start:end])
            if len(text) > 3:
                found.append(Sentence(hit.document, (start, end), hit.chunk.heading[1:], hit.chunk.table, text))
    return found


def cut_sentences(text: str, span: Span) -> list[Span]:
    """Sentence spans; wrapped lines stay together, numbered items and cells come apart."""
    spans = []
    start = span[0]
    for match in re.finditer(r"[。；;！？\t]|\n(?=\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）]?[、.．]|[（(][一二三四五六七八九十\d]{1,3}[）)]|第[一二三四五]部分|表\s*\d|#|项目申请理由|项目主要内容|项目总预算|测算依据|项目绩效总目标|项目类型))", text[span[0] : span[1]]):
        end = span[0] + match.end()
        spans.append((start, end))
        start = end
    spans.append((start, span[1]))
    return [(a + len(text[a:b]) - len(text[a:b].lstrip()), b) for a, b in spans if text[a:b].strip()]


def quoted(kind: str, sentence: Sentence, coverage: float) -> Draft:
    """A draft that quotes a sentence."""
    quote = Quote(sentence.document, sentence.span, sentence.section, sentence.table)
    return Draft(kind, coverage, quotes=(quote,), text=quote.text)


def overlap(wanted: set[str], keys: frozenset[str], sentence: Sentence) -> float:
    """How much of some words and concepts a sentence and its heading have (0 to 1)."""
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
        (overlap(wanted, asked.keys, sentence) - 0.004 * rank, sentence)
        for rank, sentence in enumerate(sentences(context, 8))
    ]
    if not scored:
        return None
    best = max(scored, key=lambda item: item[0])
    return quoted("narrative", best[1], best[0])
