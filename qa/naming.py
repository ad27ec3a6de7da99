"""How well a fact's names stand in a phrase, and how much of the phrase they explain."""

from __future__ import annotations

import re
from functools import cache

from disclosure.model import Fact
from disclosure.terms import load, pattern, words
from qa.facts import FactBase, Named, is_generic
from qa.lexicon import concept_of, name_of, sounds
from qa.phrase import Phrase
from qa.text import grams, plain
from qa.understand import Question, cue

# So many characters and more are a name without its ending.
_ENOUGH = 3

# A name that stands in the phrase by less than this is not meant.
LEAST = 0.45


def how_named(base: FactBase, named: Named, asked: Phrase, focus: Phrase | None) -> float:
    """How well the fact's names stand in the phrase: the least of them counts most, for all must be meant.

    One of them at least has to stand in the focus.
    """
    pairs = list(zip(named.names, named.keys, strict=True))
    if focus is not None and max(_name(base, name, key, focus) for name, key in pairs) < LEAST:
        return 0.0
    scores = [_name(base, name, key, asked) for name, key in pairs]
    if named.fact.code and len(named.fact.code) > 3 and named.fact.code in asked.text:
        scores[0] = 1.0
    if len(scores) == 1:
        return scores[0]
    return 0.5 * min(scores) + 0.5 * sum(scores) / len(scores)


def _name(base: FactBase, name: str, key: str | None, asked: Phrase) -> float:
    if is_generic(name) and (asked.keys or asked.labels):
        return 0.5 if name in asked.text else 0.0
    if key and key in asked.keys:
        return 1.0
    if key and alike(key) & asked.keys:
        return 0.96
    if name in asked.text:
        return 1.0 if len(name) > 1 else 0.5
    bare = re.sub(r"\(.*?\)", "", name)
    if len(bare) > 2 and bare in asked.text:
        return 0.97
    fee = str(load("naming")["generic"]["fee"])
    if len(name) == 2 + len(fee) and name.endswith(fee) and name[:2] in asked.content:
        return 0.85  # 公车里保险花了多少: 保险费
    if asked.content and not asked.keys and not asked.labels and asked.content <= grams(name):
        return 0.8 - 0.01 * len(name)
    pairs = grams(_short(name))
    whole = sum(base.weight(g) for g in pairs)
    inside = sum(base.weight(g) for g in pairs if g in asked.text)
    recall = inside / whole if whole else 0.0
    return 0.92 * max(recall, _typo(name, asked.text))


@cache
def _short(name: str) -> str:
    """A name without an ending that only says it is money (医疗费用结算金额), where enough is left."""
    left = pattern("naming", "generic", "ending").sub("", name)
    return left if len(left) > _ENOUGH else name


@cache
def alike(key: str) -> frozenset[str]:
    """Concepts that people do not tell apart."""
    groups = load("naming")["alike"]["groups"]
    return frozenset(other for group in groups if key in group for other in group if other != key)


def _typo(name: str, text: str) -> float:
    """A name of four characters or more with one of them mistaken for another of the same sound."""
    size = len(name)
    if not 4 <= size <= 16:
        return 0.0
    for start in range(len(text) - size + 1):
        wrong = [(a, b) for a, b in zip(name, text[start : start + size], strict=True) if a != b]
        if len(wrong) == 1 and sounds(wrong[0][0]) == sounds(wrong[0][1]):
            return 1.0
    return 0.0


def counts_so(fact: Fact, dimension: str) -> bool:
    """Whether a figure counts what is asked for; groups of guests, counted in 个, are batches, and visits may be given in 人."""
    own = fact.amount.unit.dimension if fact.amount is not None else None
    loosely = {("plain", "batch"): "groups", ("people", "person-times"): "visits"}.get((str(own), dimension))
    return own == dimension or (loosely is not None and bool(cue("asked_unit", loosely).search(fact.label)))


def named_by_count(named: Named, asked: Phrase, question: Question) -> float:
    """A count of just what the question counts (人次, 辆), where its surroundings name what is asked about."""
    amount = named.fact.amount
    if question.dimension in (None, "money", "percent", "plain") or amount is None:
        return 0.0
    if not counts_so(named.fact, question.dimension):
        return 0.0
    keys = named.context_keys | {key for key in named.keys if key}
    if asked.keys & keys:
        return 0.75
    own = set().union(*(grams(name) for name in named.names))
    telling = {gram for gram in asked.content if len(gram) > 1}
    return 0.6 if len(telling & own) > 1 or (telling and telling <= own | named.context_grams) else 0.0


def belongs(named: Named, outer: Phrase) -> bool:
    """Whether a fact is of the form, or its names or surroundings share a concept, a name or most words with what it should be part of."""
    if named.fact.subject and plain(named.fact.subject) == outer.text:
        return True
    keys = {key for key in named.keys if key} | named.context_keys
    if any(key in keys or alike(key) & keys for key in outer.keys):
        return True
    if any(label in named.context or label in named.names for label in outer.labels):
        return True
    around = named.context_grams | set().union(*(grams(name) for name in named.names))
    wanted = set().union(*(grams(label) for label in outer.labels), *(grams(plain(name_of(k))) for k in outer.keys))
    return len(wanted & around) * 2 > len(wanted)


def coverage(base: FactBase, named: Named, asked: Phrase) -> float:
    """The share of what the phrase names that the fact's names and surroundings explain.

    Concepts and names of other figures weigh most, because leaving one unexplained means answering something
    else; loose words weigh little.
    """
    total = 0.0
    explained = 0.0
    own = set().union(*(grams(name) for name in named.names))
    for key in asked.keys:
        weight = 2.0 if key in soft_concepts() else 8.0
        total += weight
        name = plain(name_of(key))
        if key in named.keys or name in named.context or grams(name) <= own or alike(key) & set(named.keys) or key in named.context_keys:
            explained += weight
    for label in asked.labels:
        weight = float(len(label))
        total += weight
        if label in named.names or label in named.context or any(label in name for name in named.names):
            explained += weight
        elif grams(label) <= own | named.context_grams:
            explained += 0.8 * weight
        elif (called := concept_of(label)) is not None and called in named.keys:
            explained += 0.6 * weight
    for word in asked.words:
        total += 2.0
        explained += 2.0 * (word in named.context)
    for gram in asked.content:
        weight = 1.0 if gram in base.weights else 0.5
        total += weight
        if gram in own or gram in named.context_grams:
            explained += weight
    return explained / total if total else 0.5


@cache
def soft_concepts() -> frozenset[str]:
    """Concepts that a question names in passing."""
    return frozenset(words("naming", "generic", "soft_concepts"))
