"""Whether an answer points to where the answer stands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from pathlib import PurePosixPath
from typing import Any

from disclosure.amount import parse_number
from eval.gold import Question, Source
from eval.reply import Reply
from eval.text import bare, coverage, numbers, spaced

_FIRST = 3
_SENTENCE = 8
_NEARLY = Decimal("0.8")
_TELLING = 100
# Years, subject codes, and a three-digit code at the head of a row.
_LABELS = re.compile(r"(?<![\d.])(?:(?:19|20)\d\d|\d{5}|\d{7})(?![\d.])|^\s*\d{3}(?=\s)")


def is_cited(question: Question, reply: Reply) -> bool | None:
    """Whether a figure or one of the first three passages is where the gold says; None where it says nothing.

    A figure counts when its text or value is a number of the gold quote; a passage when it holds the quote's
    sentence, or the figure of it.
    """
    if not question.sources or question.expects_refusal:
        return None
    for source in question.sources:
        keys = _figures_of(source, question)
        if any(_same_file(item, source) and _figure_fits(item, keys) for item in reply.figures):
            return True
        passages = (item for item in reply.evidence[:_FIRST] if _same_file(item, source))
        if any(_passage_fits(item, source, keys) for item in passages):
            return True
    return False


def _same_file(item: Mapping[str, Any], source: Source) -> bool:
    name, wanted = PurePosixPath(str(item.get("document") or "")), PurePosixPath(source.doc)
    return bool(name.name) and name.stem.lower() == wanted.stem.lower()


def _figures_of(source: Source, question: Question) -> set[Decimal]:
    """The numbers a citation may be known by: the answer itself, else all but codes and years."""
    gold = question.gold
    answer = parse_number(gold.value) if gold else None
    if answer is not None and abs(answer) in numbers(source.quote):
        return {abs(answer)}
    without_labels = _LABELS.sub(" ", spaced(source.quote))
    return {number for number in numbers(without_labels) if number != 0}


def _figure_fits(figure: Mapping[str, Any], keys: set[Decimal]) -> bool:
    shown = numbers(f"{figure.get('text') or ''} | {figure.get('value') or ''}")
    return bool(shown & keys)


def _passage_fits(passage: Mapping[str, Any], source: Source, keys: set[Decimal]) -> bool:
    quote, wanted = bare(str(passage.get("quote") or "")), bare(source.quote)
    if not quote or not wanted:
        return False
    if wanted in quote or (len(quote) >= _SENTENCE and quote in wanted):
        return True
    # A small whole number stands in any passage; a telling figure hardly does by chance.
    telling = {key for key in keys if key >= _TELLING or key != key.to_integral_value()}
    if telling & numbers(str(passage.get("quote"))):
        return True
    return coverage(source.quote, str(passage.get("quote"))) >= _NEARLY
