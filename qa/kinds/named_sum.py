"""Do the things a question names add up to another figure it names, or to a number it gives?"""

from __future__ import annotations

from dataclasses import replace
from itertools import product

from disclosure.amount import COUNT, Amount
from disclosure.model import Fact
from disclosure.plan import Plan, Step, fact_ref
from qa.claims import claims, is_claimed, same, without_claims
from qa.draft import Context, Draft
from qa.kinds.beneath import total_rows
from qa.kinds.coherent import coherent
from qa.kinds.parts_named import count_of, cut, names_of
from qa.kinds.projects import called, projects
from qa.kinds.sides import Side, candidates, kinship, plan_of
from qa.text import grams, plain
from qa.understand import cue

_LEAST = 0.9
_LONGEST_TAIL = 6
_SHORTEST = 4
# Figures of one name that score so nearly alike are not told apart.
_CLOSE = 0.1


def named_sum(context: Context) -> Draft | None:
    """Figures listed by name, added up, against a total; None where one of them, or the total, is open."""
    split = cut(context)
    if split is None:
        return None
    listed, rest = split
    parts = _terms(context, listed)
    added = parts.amount() if parts else None
    if parts is None or added is None:
        return None
    total = _total(context, rest, parts)
    if total is not None and total.amount is not None and total not in parts.facts:
        facts = (total, *parts.facts)
        return Draft(
            "consistency", max(parts.coverage, 0.4), plan=plan_of("equal", Side((total,), 1.0), parts), facts=facts,
            boolean=total.amount.same_as(added), labels=tuple(context.base.title(f) for f in facts),
        )
    return _against_claim(parts, added, rest)


def _against_claim(parts: Side, added: Amount, rest: str) -> Draft | None:
    """The sum against a number of the question that no figure of the documents is."""
    said = list(claims(rest))
    if len(said) != 1:
        return None
    plan = Plan((Step("s1", "sum", tuple(fact_ref(fact) for fact in parts.facts)),))
    return Draft(
        "consistency", max(parts.coverage, 0.4), plan=plan, facts=parts.facts, boolean=same(added, said[0]),
        labels=tuple(fact.label for fact in parts.facts), text=said[0].plain() if said[0].unit == COUNT else str(said[0]),
    )


def _terms(context: Context, listed: str) -> Side | None:
    """One figure for each name of a list, as many as it says there are."""
    hidden = replace(context, question=replace(context.question, body=listed))
    names = names_of(context, listed)
    if len(names) < 2 or count_of(listed) not in (None, len(names)):
        return None
    if any(list(claims(name)) for name in names):
        return _as_claimed(context, names)
    if cue("named_sum", "projects").search(listed):
        return _projects(context, names)
    found = coherent(hidden, _completed(hidden, names))
    if found is None or min(c.naming for c in found) < _LEAST or len({(c.fact.document, c.fact.id) for c in found}) < len(names):
        return None
    return Side(tuple(c.fact for c in found), min(c.coverage for c in found))


def _completed(context: Context, names: list[str]) -> list[str]:
    """Names with what the last one gives to all of them, where they are nothing without it (地上、地下建筑面积)."""
    tails = [names[-1][-size:] for size in range(2, min(_LONGEST_TAIL, len(names[-1]) - 2) + 1)]
    return [*(_known(context, name, tails) for name in names[:-1]), names[-1]]


def _known(context: Context, name: str, tails: list[str]) -> str:
    """A name as figures bear it: as it stands, with one of the endings, or with what a speaker leaves out of its middle."""
    for way in (name, *(f"{name}{tail}" for tail in tails)):
        if any(c.naming >= _LEAST for c in candidates(context, way)[:1]):
            return way
    longer = sorted((label for label in context.base.labels if label.endswith(name[-2:]) and called(label, name)), key=len)
    return longer[0] if longer and len(name) >= _SHORTEST and all(longer[0] in label for label in longer) else name


def _projects(context: Context, names: list[str]) -> Side | None:
    """The projects of these short names, each of which only one project is called."""
    found = []
    for name in names:
        short = cue("named_sum", "more").sub("", plain(name))
        fitting = [fact for fact in projects(context) if short and called(plain(fact.label), short)]
        exact = [fact for fact in fitting if short in plain(fact.label)] or fitting
        if len(exact) != 1:
            return None
        found.append(context.base.lookup(fact_ref(exact[0])) or exact[0])
    return Side(tuple(found), 1.0) if len({fact_ref(fact) for fact in found}) == len(names) else None


def _as_claimed(context: Context, names: list[str]) -> Side | None:
    """The figures of these names with the very amounts the question gives, all of one document and close together."""
    options = []
    for name in names:
        said, wanted = list(claims(name)), grams(plain(without_claims(name)))
        fitting = [n.fact for n in context.base.named if is_claimed(n.fact, said) and wanted & grams(plain(n.fact.label))]
        if not fitting:
            return None
        options.append(sorted(fitting, key=lambda f: -len(wanted & grams(plain(f.label))))[:6])
    best = max(product(*options), key=lambda facts: sum(kinship(facts[0], fact) for fact in facts[1:]))
    return Side(best, 1.0) if len(set(map(fact_ref, best))) == len(names) else None


def _total(context: Context, rest: str, parts: Side) -> Fact | None:
    """The figure the parts are to come to: of the very amount the question gives, else the one it names, else none."""
    said = list(claims(rest))
    found = _of_amount(context, said, parts) if said else _of_name(context, rest)
    mixed = [f for f in found if f.amount is not None and f.amount.unit.dimension == _dimension(parts)]
    if not mixed or (not said and len({fact.amount.value for fact in mixed if fact.amount}) > 1):
        return None
    return max(mixed, key=lambda fact: kinship(parts.facts[0], fact) + len(grams(plain(fact.label)) & grams(rest)) / 10)


def _of_amount(context: Context, said: list[Amount], parts: Side) -> list[Fact]:
    """Every print of an amount of the question in the document the parts stand in."""
    return [n.fact for n in context.base.named if n.fact.document == parts.facts[0].document and is_claimed(n.fact, said)]


def _of_name(context: Context, rest: str) -> list[Fact]:
    """The total of a table the question names, else the figures of the name it gives that come close to each other."""
    undated = replace(context, question=replace(context.question, years=()))
    if rows := sorted(total_rows(context, rest), key=lambda row: -row[0]):
        return [fact for score, _, fact in rows if rows[0][0] == score]
    named = [c for c in candidates(undated, rest) if c.naming >= _LEAST]
    return [c.fact for c in named if named[0].score - c.score < _CLOSE]


def _dimension(parts: Side) -> str | None:
    amount = parts.amount()
    return amount.unit.dimension if amount else None
