"""Which kinds of question are tried, and in which order."""

from __future__ import annotations

from collections.abc import Callable

from disclosure.answer import Answer
from qa.assemble import made, refusal
from qa.decide import acceptable
from qa.draft import Context, Draft
from qa.entities import foreign_unit
from qa.kinds.against import times
from qa.kinds.aspects import aspects
from qa.kinds.average import average
from qa.kinds.change import change
from qa.kinds.comparison import comparison
from qa.kinds.completion import completion
from qa.kinds.consistency import consistency
from qa.kinds.contradictions import contradictions
from qa.kinds.definitions import definition, explained
from qa.kinds.each import each
from qa.kinds.field import field
from qa.kinds.fleet import fleet
from qa.kinds.formula import formula
from qa.kinds.horizons import horizons
from qa.kinds.indicator_lists import indicator_lists
from qa.kinds.indicators import missed_or_lost
from qa.kinds.lines import lines, one_line
from qa.kinds.listing import listing
from qa.kinds.lookup import lookup
from qa.kinds.multiplied import multiplied
from qa.kinds.nearest import nearest
from qa.kinds.nonfiscal import nonfiscal
from qa.kinds.numbered import numbered
from qa.kinds.objectives import objectives
from qa.kinds.only_child import only_child
from qa.kinds.organs import organs
from qa.kinds.passages import narrative
from qa.kinds.prior import prior
from qa.kinds.purse import purse
from qa.kinds.ranking import count, ranking
from qa.kinds.records import rows_of_lists
from qa.kinds.remainder import remainder
from qa.kinds.rowwise import rowwise
from qa.kinds.share import share
from qa.kinds.sources import sources
from qa.kinds.total import total
from qa.kinds.truth import truth
from qa.kinds.why import reason
from qa.kinds.without import without
from qa.link import missing_table
from qa.premise import corrected
from qa.presumed import contrary
from qa.twofold import twofold
from qa.understand import cue

Kind = Callable[[Context], Draft | None]

# In this order: the kinds whose words say most about what is asked come first.
KINDS: tuple[tuple[str, Kind], ...] = (
    ("contradictions", contradictions),
    ("each", each),
    ("rowwise", rowwise),
    ("comparison", comparison),
    ("consistency", consistency),
    ("definition", definition),
    ("explained", explained),
    ("reason", reason),
    ("average", average),
    ("remainder", remainder),
    ("truth", truth),
    ("field", field),
    ("ranking", ranking),
    ("without", without),
    ("completion", completion),
    ("share", share),
    ("count", count),
    ("change", change),
    ("sum", total),
    ("list", organs),
    ("list", listing),
)

_TWO = 2

# Kinds whose answer is one number, which is no answer to “which ones?”.
NUMERIC = frozenset({"without", "completion", "share", "change", "sum", "count"})
# Kinds that, once recognised, no lookup of one of their figures may stand in for.
STRICT = frozenset({"rowwise", "comparison", "average", "sum", "truth", "count"})
# Kinds after which nothing else is tried.
COMPUTED = frozenset({"without", "completion", "share", "change", "definition", "reason", "consistency"})


def _out_of_reach(context: Context) -> bool:
    """Whether the question is of a unit, or of a table, that the documents in scope are not of or do not have."""
    infos = [document.info for document in context.base.documents]
    if foreign_unit(context.question.text, infos, context.base.labels) is not None:
        return True
    return missing_table(context.base, context.question) and not cue("truth", "asked").search(context.question.text)


def as_one(context: Context) -> Answer:
    """Answer a question taken as one: the first way that gives an answer, else a refusal."""
    if _out_of_reach(context):
        return refusal(context)
    ways = (_of_premises, _worked_back, _of_forms, _at_once, _told, _of_kinds, _taken)
    return next((found for way in ways if (found := way(context)) is not None), None) or refusal(context)


def _of_premises(context: Context) -> Answer | None:
    """What is to be said of a figure or a change that the question takes for granted and that is not so."""
    return corrected(context, as_one) or contrary(context, as_one)


def _worked_back(context: Context) -> Answer | None:
    """A figure of the year before, worked out of a change, where that is asked for; a formula spelled out."""
    if cue("asks", "back").search(context.question.text) and "consistency" not in context.question.kinds:
        return _try(prior, context) or refusal(context)
    return _try(formula, context)


def _of_forms(context: Context) -> Answer | None:
    """What forms hold: indicators by what came of them and as they are set, objectives, lines, lists."""
    by_outcome = missed_or_lost(context) if {"indicators", "truth"} & set(context.question.kinds) else None
    draft = by_outcome or indicator_lists(context)
    if draft is not None:
        return _finished(draft, context) or refusal(context)
    return _first(context, horizons, aspects, objectives, lines, rows_of_lists)


def _at_once(context: Context) -> Answer | None:
    """What a few words ask for so plainly that nothing else may stand in for it."""
    drafts = (kind(context) for kind in (times, multiplied, fleet, numbered))
    draft = next((draft for draft in drafts if draft is not None), None)
    return None if draft is None else _finished(draft, context) or refusal(context)


def _told(context: Context) -> Answer | None:
    """Documents cited, what is no fiscal money, which money pays, and two questions in one."""
    return _first(context, sources, nonfiscal, purse) or twofold(context, _finished)


def _of_kinds(context: Context) -> Answer | None:
    """The kinds whose words the question says, in their order; a refusal where none but one of them may answer."""
    for name, kind in KINDS:
        if name not in context.question.kinds or (_listing_only(context) and name in NUMERIC):
            continue
        draft = kind(context)
        answer = _finished(draft, context)
        if answer is not None:
            return answer
        if name in COMPUTED or (draft is not None and name in STRICT):
            return refusal(context)
    return None


def _taken(context: Context) -> Answer | None:
    """A figure as it stands, else words of the document where no figure is asked for."""
    question = context.question
    judged = "truth" in question.kinds and not cue("asks", "number").search(question.text)
    of_two = any(cue("sides", name).search(question.body) for name in ("unmet", "gap"))
    of_many = _listing_only(context) or judged or "ranking" in question.kinds or of_two
    answer = None if of_many else _first(context, lookup, only_child, one_line, prior, nearest)
    if answer is None and not question.asks_number and not _other_years(context):
        answer = _try(narrative, context)
    return answer


def _listing_only(context: Context) -> bool:
    """Whether things are asked for and no figure."""
    return "list" in context.question.kinds and not context.question.asks_number


def _other_years(context: Context) -> bool:
    own = {d.info.year for d in context.base.documents}
    return bool(context.question.years) and not own & set(context.question.years)


def _first(context: Context, *kinds: Kind) -> Answer | None:
    """The answer of the first of these kinds that has one."""
    return next((answer for kind in kinds if (answer := _try(kind, context)) is not None), None)


def _try(kind: Kind, context: Context) -> Answer | None:
    return _finished(kind(context), context)


def _finished(draft: Draft | None, context: Context) -> Answer | None:
    """The answer a draft comes to, or None where it explains too little or cannot be computed."""
    if draft is None or not acceptable(draft, context):
        return None
    return made(draft, context)
