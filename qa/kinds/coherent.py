"""One figure for each term of a sum, all from the table that names them best."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.draft import Context
from qa.enumerated import unsplit
from qa.kinds.choose import LEVELS
from qa.kinds.projects import called, projects
from qa.lexicon import mentions
from qa.link import Candidate, link
from qa.meaning import cut
from qa.naming import soft_concepts
from qa.phrase import phrase
from qa.text import grams, plain
from qa.understand import cue, cues

# How near in meaning a label has to be for a term, and how much nearer than the next.
_MEANT = 3.6
_APART = 0.5


def coherent(context: Context, names: list[str]) -> list[Candidate] | None:
    """One figure for each name, all from the table that names most of them nearly as well as any does."""
    found = [_explained(context, name, _named(context, name)) for name in names]
    money = sum(1 for c in found if c and c[0].fact.amount and c[0].fact.amount.unit.is_money)
    if money * 2 > len(found) and context.question.dimension in (None, "money"):
        found = [[c for c in listed if c.fact.amount is None or c.fact.amount.unit.is_money] for listed in found]
    if any(not candidates for candidates in found):
        return None
    tables: dict[tuple[str, str | None], float] = {}
    for candidates in found:
        best: dict[tuple[str, str | None], float] = {}
        for candidate in candidates[:30]:
            place = (candidate.fact.document, candidate.fact.table)
            if candidates[0].score - candidate.score < 0.35 and candidate.fact.table:
                best[place] = max(best.get(place, 0.0), candidate.score)
        for place, score in best.items():
            tables[place] = tables.get(place, 0.0) + score
    home = max(tables, key=lambda place: tables[place], default=None)
    return [_at(candidates, home) for candidates in found]


def _explained(context: Context, name: str, found: list[Candidate]) -> list[Candidate]:
    """Of the figures for a term, those of everything it names (图书馆公用经费: of the column, too), where there are any."""
    wanted = phrase(context.base, name).keys - soft_concepts()
    whole = [c for c in found if wanted <= {*c.named.keys, *c.named.context_keys}]
    return whole or found


def _named(context: Context, name: str) -> list[Candidate]:
    """The figures a term of a sum may mean; people shorten names that share an ending (水、电、邮电)."""
    bare = re.sub(cues()["terms"]["generic_tail"], "", name)
    variants = [name, bare, *(bare + ending for ending in cues()["terms"]["endings"])]
    loose: list[Candidate] = []
    for variant in sorted(variants, key=lambda v: not _is_concept(v)):
        asked = phrase(context.base, variant)
        if len(variant) < 2:
            continue
        found = link(context.base, asked, context.question, roles=LEVELS)
        if found and _is_of_another(context, variant, found[0]):
            continue  # 企业离休 is no 离休费
        whole = found and (found[0].named.keys[0] is not None or 5 * len(found[0].named.names[0]) >= 3 * len(variant))
        if whole and found[0].naming > 0.9 and found[0].coverage > 0.5:
            return found
        loose = loose or (found if found and found[0].naming > 0.7 and found[0].coverage > 0.5 else [])
    return _projects_called(context, bare) or loose or _meant(context, name)


def _meant(context: Context, name: str) -> list[Candidate]:
    """The figures whose label means what a term says in other words, where one is clearly nearest."""
    near = sorted(context.meanings.near(name).items(), key=lambda item: -item[1])
    if len(name) < 4 or not cue("enumerated", "joins").search(unsplit(context)) or not near or near[0][1] < _MEANT or (len(near) > 1 and near[0][1] - near[1][1] < _APART):
        return []
    found = link(context.base, phrase(context.base, name), context.question, roles=LEVELS, near=dict(near[:1]))
    return [c for c in found if cut(c.fact.label) == near[0][0] and c.fact.amount is not None]


def _projects_called(context: Context, name: str) -> list[Candidate]:
    """The one project whose name holds the characters said, in order (企业离休医疗 → 企业离休人员医疗经费)."""
    fitting = [f for f in projects(context) if len(name) > 3 and called(plain(f.label), name)]
    if len(fitting) != 1:
        return []
    named = next((n for n in context.base.named if n.fact.id == fitting[0].id and n.fact.document == fitting[0].document), None)
    return [Candidate(named, 1.0, 0.9, 0.9)] if named else []


def _is_of_another(context: Context, text: str, found: Candidate) -> bool:
    """Whether what stands before the concept in a term is a word of the documents' own that the figure found does not bear."""
    lead = text[: min((m.start for m in mentions(text)), default=0)]
    known = bool(lead) and all(gram in context.base.weights for gram in grams(lead))
    return known and lead not in "".join(found.named.names)


def _is_concept(text: str) -> bool:
    return any(m.start == 0 and m.end == len(text) for m in mentions(text))


def _at(candidates: Sequence[Candidate], home: tuple[str, str | None] | None) -> Candidate:
    near = [c for c in candidates[:30] if candidates[0].score - c.score < 0.35]
    return next((c for c in near if (c.fact.document, c.fact.table) == home), candidates[0])
