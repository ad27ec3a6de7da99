"""The money for each head that a document itself calculates with: no average of ours."""

from __future__ import annotations

from disclosure.model import Fact
from qa.draft import Context, Draft, single
from qa.facts import Named
from qa.link import for_each
from qa.phrase import without_stop_words
from qa.text import grams, plain
from qa.understand import cue

# How much of what is asked has to stand around a standard, and how much more than around another one.
_TOLD = 0.34
_APART = 0.05
# Where a standard is asked for in so many words.
_ASKED = 0.2


def standard(context: Context) -> Draft | None:
    """The standard stated for what the question names; None where none is, or two come close."""
    asked = grams(plain(without_stop_words(cue("average", "around").sub(" ", context.question.body))))
    found: dict[object, tuple[float, Fact]] = {}
    for named in context.base.named:
        if not for_each(named.fact) or named.fact.amount is None or not asked:
            continue
        score = len(asked & _around(context, named)) / len(asked) + 0.5 * _anchored(context, named.fact)
        key = (plain(named.fact.subject or named.fact.label), named.fact.amount.value * named.fact.amount.unit.factor)
        if key not in found or score > found[key][0]:
            found[key] = (score, named.fact)
    ranked = sorted(found.values(), key=lambda item: -item[0])
    least = _ASKED if cue("average", "laid_down").search(context.question.text) else _TOLD
    if not ranked or ranked[0][0] < least or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _APART):
        return None
    score, fact = ranked[0]
    return Draft("standard", min(1.0, max(0.5, score)), plan=single("value", fact), facts=(fact,), target=context.question.asked_unit)


def _around(context: Context, named: Named) -> frozenset[str]:
    fact = named.fact
    quote = context.base.document(fact.document).slice(fact.quote)
    return grams(plain("".join((fact.subject or "", *fact.row_path, *fact.section, quote))))


def _anchored(context: Context, fact: Fact) -> bool:
    """Whether the question repeats a number of heads told in the same sentence."""
    return any(
        other.fact.quote == fact.quote and other.fact.document == fact.document and other.fact.amount is not None
        and other.fact.amount.unit.dimension == "people" and other.fact.amount.value in context.question.anchors
        for other in context.base.named
    )
