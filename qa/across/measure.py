"""One figure in several disclosures: of one scope in all of them, those that lack it named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from disclosure.model import DocumentInfo, Fact, Role
from qa.across.units import Disclosure
from qa.draft import Ready
from qa.facts import FactBase, is_generic
from qa.kinds.choose import same_figure
from qa.lexicon import concept_of, mentions
from qa.link import Candidate, link
from qa.phrase import Phrase, phrase
from qa.text import plain
from qa.understand import cue, cues, understand

Prepared = Callable[[Sequence[DocumentInfo]], Ready]
_ROLES = (Role.LEVEL, Role.COUNT, Role.ACTUAL)
_NAMED, _COUNTED, _EXPLAINED, _CLOSE = 0.9, 0.55, 0.75, 0.2


@dataclass(frozen=True, slots=True)
class Value:
    """The figure of one disclosure."""

    of: Disclosure
    fact: Fact


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure over disclosures.

    Attributes:
        scope: the family of statements it was taken from, a key of `[across.family]`.
        lacking: the disclosures without it, or with it in another scope only.
        absent: those of them that have it in no scope.
    """

    values: tuple[Value, ...]
    lacking: tuple[Disclosure, ...]
    scope: str
    absent: tuple[Disclosure, ...] = ()


def measured(prepared: Prepared, listed: Sequence[Disclosure], words: str, dimension: str | None) -> Measured:
    """Find the figure that words name in every disclosure, all in one scope."""
    found = {d: _families(prepared(d.files)[0], d, words, dimension) for d in listed}
    found = _one_dimension(found)
    spread = Counter(family for families in found.values() for family in families)
    if not spread:
        return Measured((), tuple(listed), "", tuple(listed))
    order = _order(words)
    chosen = min(spread, key=lambda f: (-spread[f], order.index(f) if f in order else len(order)))
    values = {d: _value(d, families, chosen, words) for d, families in found.items()}
    return Measured(
        tuple(v for v in values.values() if v is not None),
        tuple(d for d, v in values.items() if v is None),
        chosen,
        tuple(d for d, families in found.items() if not families),
    )


def _value(of: Disclosure, families: dict[str, Fact], chosen: str, words: str) -> Value | None:
    """The figure of the scope taken; one of a sentence, or of a subject that has one scope only, serves as well."""
    if chosen in families:
        return Value(of, families[chosen])
    if cue("across", "single").search(words):
        facts = list(families.values())
        if facts and all(same_figure(facts[0], other) for other in facts):
            return Value(of, facts[0])
    return Value(of, families["text"]) if "text" in families else None


def _order(words: str) -> list[str]:
    special = cue("across", "public_items").search(words)
    orders: dict[str, list[str]] = cues()["across_order"]
    return orders["public_items" if special else "usual"]


def _families(base: FactBase, of: Disclosure, words: str, dimension: str | None) -> dict[str, Fact]:
    """A disclosure's figure by scope, where the scope has one and not several."""
    question = replace(understand(words, of.files), dimension=dimension, years=())
    asked = phrase(base, question.body)
    public = _public_tables(base)
    groups: dict[str, list[Candidate]] = {}
    for candidate in link(base, asked, question, roles=_ROLES)[:80]:
        if _fits(candidate, of, asked, question.dimension):
            fact = candidate.fact
            family = "three_public" if (fact.document, fact.table) in public else family_of(fact)
            groups.setdefault(family, []).append(candidate)
    picked = {family: _supported(group) for family, group in groups.items()}
    return {family: fact for family, fact in picked.items() if fact is not None}


def _public_tables(base: FactBase) -> set[tuple[str, str | None]]:
    """The tables with a heading of the three public expenses, whatever their titles say."""
    heading = cue("across", "public_heading")
    return {(f.document, f.table) for f in base.by_reference.values() if f.cell and heading.search("".join(f.col_path))}


def dimension_of(words: str) -> str | None:
    """What a figure counts, where a question says so."""
    return next((str(key) for key in cues()["across_dimension"] if cue("across_dimension", key).search(words)), None)


def _fits(candidate: Candidate, of: Disclosure, asked: Phrase, dimension: str | None) -> bool:
    fact = candidate.fact
    if fact.amount is None or fact.doubtful or candidate.coverage < _EXPLAINED:
        return False
    if fact.year is not None and fact.year != of.year and not fact.as_of:
        return False
    unlike = cue("across", "other")
    if unlike.search("".join(candidate.named.names)) and not unlike.search(asked.text):
        return False
    if dimension == "vehicle" and cue("across", "fleet").search(asked.text):
        return fact.amount.unit.dimension == dimension and bool(cue("across", "fleet_total").search(candidate.named.names[0]))
    if dimension is not None:
        return fact.amount.unit.dimension == dimension and candidate.naming >= _COUNTED
    return candidate.naming >= _NAMED or _same_concept(candidate, asked)


def _same_concept(candidate: Candidate, asked: Phrase) -> bool:
    """Whether a figure's only name is the concept asked for, with 预算数 behind it or in a sentence an owner before."""
    names = candidate.named.names
    bare = cue("across", "name_tail").sub("", names[0])
    if len(names) > 1 or is_generic(bare):
        return False
    ends = [m.key for m in mentions(bare) if m.end == len(bare)] if candidate.fact.cell is None else []
    return bool({concept_of(bare), *ends} & asked.keys)


def _supported(group: Sequence[Candidate]) -> Fact | None:
    """The best candidate's fact, where as many tables hold its figure as any other figure among the close ones."""
    close = [c for c in group if group[0].score - c.score < _CLOSE]
    support: list[tuple[Fact, set[object]]] = []
    for candidate in close:
        fact = candidate.fact
        held = next((where for first, where in support if same_figure(first, fact)), None)
        if held is None:
            support.append((fact, {_place(fact)}))
        else:
            held.add(_place(fact))
    best = len(support[0][1])
    rivals = [len(where) for _, where in support[1:]]
    return close[0].fact if not rivals or best > max(rivals) else None


def _place(fact: Fact) -> object:
    return (fact.document, fact.table) if fact.cell is not None else (fact.document, fact.section)


def family_of(fact: Fact) -> str:
    """The scope a figure stands in: by its statement and columns, in a sentence by its chapter."""
    families: dict[str, list[str]] = cues()["across_family"]
    if fact.cell is not None:
        return next((name for name, of in families.items() if fact.statement in of), fact.statement or "table")
    chapter = plain("".join(fact.section))
    for name in ("three_public", "basic", "general"):
        if cue("across_chapter", name).search(chapter):
            return name
    return "text"


def _one_dimension(found: dict[Disclosure, dict[str, Fact]]) -> dict[Disclosure, dict[str, Fact]]:
    """Only figures of what most of the figures count."""
    counted = Counter(f.amount.unit.dimension for fs in found.values() for f in fs.values() if f.amount)
    most = counted.most_common(1)[0][0] if counted else None
    return {
        d: {name: f for name, f in families.items() if f.amount and f.amount.unit.dimension == most}
        for d, families in found.items()
    }
