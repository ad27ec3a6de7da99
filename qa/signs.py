"""The signs by which a draft is trusted: what is known of it when it is decided, each as a number from 0 to 1."""

from __future__ import annotations

from collections.abc import Mapping
from math import log

from disclosure.model import CellState, Fact
from disclosure.plan import Trace
from disclosure.terms import pattern, words
from qa.draft import Context, Draft
from qa.phrase import phrase, without_stop_words
from qa.text import grams, plain
from qa.told import names_of, told_of

# Figures looked at for what stands around them; one label with so many different figures is as bad as it gets (e³).
_MOST = 40
_SAME = 3
# The last characters before the asking word say what is asked for.
_FOCUS = 5
_LONG = 60


def signs(draft: Draft, trace: Trace | None, context: Context) -> Mapping[str, float]:
    """The signs of an accepted draft.

    A `kind.…` sign is 1 for the kind of the draft; the others are named in `terms/confidence.toml`.
    """
    facts = list(dict.fromkeys((*draft.facts, *(trace.facts if trace else ()))))[:_MOST]
    found = {f"kind.{draft.kind}": 1.0, **_of_the_draft(draft, facts), **_of_the_words(draft, facts, context)}
    if facts:
        found |= _of_the_figure(facts[0], context)
        if draft.kind in words("confidence", "signs", "taken"):
            found |= {"aside": _away_from_focus(facts[0], context), **_beyond_print(context)}
    return found


def _of_the_draft(draft: Draft, facts: list[Fact]) -> dict[str, float]:
    return {
        "coverage": max(0.0, min(1.0, draft.coverage)),
        "full": float(draft.coverage > 0.999),
        "rival": float(draft.other is not None),
        "blank": float(any(fact.state is not CellState.NUMBER for fact in facts)),
    }


def _of_the_words(draft: Draft, facts: list[Fact], context: Context) -> dict[str, float]:
    """What the question says: how much of it in words that name figures, and that do not stand around these ones."""
    question, base = context.question, context.base
    around = (*(_around(fact, context) for fact in facts), *(plain(quote.text) for quote in draft.quotes))
    told = grams(" ".join(around))
    known = [gram for gram in phrase(base, question.body).content if gram in base.weights]
    return {
        "unsaid": sum(gram not in told for gram in known) / len(known) if known else 0.0,
        "english": float(question.language == "en"),
        "long": min(1.0, len(question.text) / _LONG),
    }


def _around(fact: Fact, context: Context) -> str:
    return told_of(fact, context.base) + plain(context.base.document(fact.document).info.title)


def _of_the_figure(fact: Fact, context: Context) -> dict[str, float]:
    label = plain(fact.label)
    return {
        "literal": float(len(label) > 2 and label in context.question.text),
        "homonyms": min(1.0, log(_different(fact, label, context)) / _SAME),
    }


def _different(fact: Fact, label: str, context: Context) -> int:
    """How many different figures of its document have the figure's label; 1 at least."""
    base = context.base
    rows = min((base.by_gram.get(gram, ()) for gram in grams(label)), key=len, default=())
    same = (base.named[index].fact for index in rows)
    amounts = {str(f.amount) for f in same if f.amount is not None and f.document == fact.document and plain(f.label) == label}
    return max(1, len(amounts))


def _away_from_focus(fact: Fact, context: Context) -> float:
    """How much of what stands right before the asking word (…其中食堂经费|是多少) is not in the figure's names."""
    text = context.question.text
    asking = [match.start() for match in pattern("confidence", "signs", "asking").finditer(text)]
    before = without_stop_words(text[: asking[-1]]).split() if asking else []
    focus = before[-1][-_FOCUS:] if before else ""
    wanted = frozenset() if focus.isascii() else grams(focus)
    return len(wanted - grams(plain(names_of(fact)))) / len(wanted) if wanted else 0.0


def _beyond_print(context: Context) -> dict[str, float]:
    """What a printed figure as it stands does not answer: a computation, the price of one thing, two questions."""
    question = context.question
    computes = bool(set(question.kinds) & set(words("confidence", "signs", "computed")))
    adds = pattern("confidence", "signs", "adds").search(question.text) is not None
    asking = pattern("confidence", "signs", "asking").findall(question.text)
    return {
        "uncomputed": float(computes or adds),
        "priced": float(pattern("confidence", "signs", "each").search(question.text) is not None),
        "twofold": float(len(asking) > 1),
    }
