"""Which kinds of question are tried, in which order, and what a question of several sentences comes to."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from disclosure.answer import Answer, Status
from disclosure.model import DocumentInfo
from qa.assemble import joined, made, refusal
from qa.claims import claims
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
from qa.phrase import phrase
from qa.premise import corrected
from qa.presumed import contrary
from qa.text import plain
from qa.tongues import in_either_tongue
from qa.twofold import twofold
from qa.understand import Question, cue, cues, understand
from qa.write import sentences

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


def answer_parts(context: Context, scope: Sequence[DocumentInfo]) -> Answer:
    """Answer a question, an English one in either tongue."""
    return in_either_tongue(context, scope, _answered)


def _answered(context: Context, scope: Sequence[DocumentInfo]) -> Answer:
    """Answer a question of several sentences: the first one, then what the others add."""
    parts = _sentences(context.question.raw)
    several = any(sum(bool(cue(of, name).search(context.question.text)) for name in cues()[of]) > 1 for of in ("aspects", "horizons"))
    if any(cue("asks", "leaning").search(part) for part in parts[1:]):
        one = cue("asks", "asked").sub("", context.question.raw)
        return replace(_answer(replace(context, question=_part(context.question, one, scope))), question=context.question.raw)
    halves = _halves(context.question) if len(parts) == 1 and not several else []
    parts = halves or parts
    wholes = [f"{parts[0].rstrip('？?')}，{part}" if place and cue("asks", "within").match(part) else part for place, part in enumerate(parts)]
    carried = _of_one_project(wholes)
    one_project, wholes = carried != wholes, carried
    asked = [_part(context.question, part, scope) for part in wholes]
    known = [one_project or (_hints if halves else _names_something)(context, q) for q in asked]
    sure = known[0] if halves else all(known)
    if not 1 < len(parts) < 4 or not sure or not all(q.asks_number or "reason" in q.kinds for q in asked) or not any(q.asks_number for q in asked):
        return _of_one_sentence(context, asked) or _answered_at_last(context, scope)
    first, *more = [_answer(replace(context, question=q)) if knows else refusal(replace(context, question=q)) for q, knows in zip(asked, known, strict=True)]
    if first.status is Status.REFUSED:
        return _answer(context)
    answered = [other for other in more if other.status in (Status.GROUNDED, Status.CONFLICT)]
    missing = [part.strip("？? ") for part, other in zip(parts[1:], more, strict=True) if other not in answered]
    if not (halves and missing):
        return joined(context.question.raw, [first, *answered])
    whole = _answer(context)
    told = "".join(sentences(context.question.language)["half"].format(part=part) for part in missing)
    return whole if whole.status is Status.REFUSED else replace(whole, text=whole.text + told)


def _sentences(raw: str) -> list[str]:
    """The sentences of a question, and what it asks of a part (…，其中甲多少) apart from the whole, unless it says how much that is."""
    asked = [part for part in re.split(r"(?<=[？?])", raw) if any(c.isalnum() for c in part)]
    parts: list[str] = []
    for sentence in asked:
        whole, *within = re.split(r"(?:，|,)(?=其中.{1,16}(?:多少|几[个人名辆万]))", sentence)
        said = any(claims(plain(whole))) and not cue("asks", "number").search(whole)
        parts += [sentence] if said else [whole, *within]
    return parts


def _of_one_project(parts: Sequence[str]) -> list[str]:
    """The parts of a question, each of the project with whose name the first one opens where it names none itself."""
    named = cue("asks", "project").match(parts[0])
    if named is None:
        return list(parts)
    return [parts[0], *(part if cue("asks", "project_word").search(part) else f"{named['project']}的{part.lstrip()}" for part in parts[1:])]


def _part(whole: Question, text: str, scope: Sequence[DocumentInfo]) -> Question:
    """A part of a question, in the language the whole was asked in."""
    own = understand(text, scope)
    return replace(own, language=whole.language, english=text) if whole.english else own


def _halves(question: Question) -> list[str]:
    """A question that asks for two figures in two clauses (编制几个人，实际在岗几个), cut between them; else nothing."""
    if question.in_english or any(kind in question.kinds for kind in cues()["halves"]["kinds"]):
        return []
    clauses = [clause for clause in re.split("[，,；;]|(?<=[少几人个])、", question.raw) if any(c.isalnum() for c in clause)]
    asking = [bool(cue("asks", "number").search(clause)) and not cue("halves", "leaning").search(clause.strip()) for clause in clauses]
    first = next((place for place, asks in enumerate(asking) if asks), len(clauses))
    if not any(asking[first + 1 :]) or not all(asking[first:]):
        return []
    lead = clauses[first - 1] if first and cue("split", "within").search(clauses[first - 1][-3:]) else ""
    return ["，".join(clauses[: first + 1]), *(f"{lead}，{clause}" if lead else clause for clause in clauses[first + 1 :])]


def _of_one_sentence(context: Context, asked: Sequence[Question]) -> Answer | None:
    """Two questions for figures that one sentence answers, though the second does not say of what (…涉及多少资金？有几个项目？)."""
    if len(asked) != _TWO or not all(question.asks_number for question in asked):
        return None
    first, second = (_answer(replace(context, question=question)) for question in asked)
    given = all(answer.status in (Status.GROUNDED, Status.CONFLICT) and answer.evidence for answer in (first, second))
    return joined(context.question.raw, [first, second]) if given and first.evidence[0] == second.evidence[0] else None


def _answered_at_last(context: Context, scope: Sequence[DocumentInfo]) -> Answer:
    """The answer to the whole; where there is none, to its last sentence, which is what is asked."""
    whole = _answer(context)
    last = re.split(r"[。！!；;\n]", re.sub(r"^[（(][^（()）]*[)）]", "", context.question.raw.strip()))[-1]
    if whole.status is not Status.REFUSED or len(last) < 8 or last == context.question.raw.strip():
        return whole
    asked = _part(context.question, last, scope)
    if not asked.asks_number or not _names_something(context, asked):
        return whole
    again = _answer(replace(context, question=asked))
    return whole if again.status is Status.REFUSED else replace(again, question=whole.question)


def _names_something(context: Context, question: Question) -> bool:
    """Whether a part of a question can be answered without the others."""
    found = phrase(context.base, question.body)
    return bool(found.keys or found.labels) and not cue("asks", "back").search(question.text)


def _hints(context: Context, question: Question) -> bool:
    """The same, where words that stand in the names of figures are enough."""
    found = phrase(context.base, question.body)
    return bool(found.keys or found.labels) or any(gram in context.base.weights for gram in found.content if len(gram) > 1)


def _out_of_reach(context: Context) -> bool:
    """Whether the question is of a unit, or of a table, that the documents in scope are not of or do not have."""
    infos = [document.info for document in context.base.documents]
    if foreign_unit(context.question.text, infos, context.base.labels) is not None:
        return True
    return missing_table(context.base, context.question) and not cue("truth", "asked").search(context.question.text)


def _answer(context: Context) -> Answer:
    question = context.question
    if _out_of_reach(context):
        return refusal(context)
    if (otherwise := corrected(context, _answer)) is not None:
        return otherwise
    if (not_so := contrary(context, _answer)) is not None:
        return not_so
    if cue("asks", "back").search(question.text) and "consistency" not in question.kinds:
        return _try(prior, context) or refusal(context)
    if (spelled := _try(formula, context)) is not None:
        return spelled
    by_outcome = missed_or_lost(context) if {"indicators", "truth"} & set(question.kinds) else None
    if by_outcome is not None:
        return _finished(by_outcome, context) or refusal(context)
    if (set_out := indicator_lists(context)) is not None:
        return _finished(set_out, context) or refusal(context)
    if (of_form := _try(horizons, context) or _try(aspects, context) or _try(objectives, context) or _try(lines, context) or _try(rows_of_lists, context)) is not None:
        return of_form
    for computed in (times, multiplied, fleet, numbered):
        if (draft := computed(context)) is not None:
            return _finished(draft, context) or refusal(context)
    if (cited := _try(sources, context)) is not None:
        return cited
    if (own_money := _try(nonfiscal, context) or _try(purse, context)) is not None:
        return own_money
    if (both := twofold(context, _finished)) is not None:
        return both
    listing_only = "list" in question.kinds and not question.asks_number
    for name, kind in KINDS:
        if listing_only and name in NUMERIC:
            continue
        if name in question.kinds:
            draft = kind(context)
            answer = _finished(draft, context)
            if answer is not None:
                return answer
            if name in COMPUTED or (draft is not None and name in STRICT):
                return refusal(context)
    judged = "truth" in question.kinds and not cue("asks", "number").search(question.text)
    of_many = listing_only or judged or "ranking" in question.kinds or bool(cue("sides", "unmet").search(question.body))
    answer = None if of_many else _try(lookup, context) or _try(only_child, context) or _try(one_line, context) or _try(prior, context) or _try(nearest, context)
    if answer is not None:
        return answer
    if not question.asks_number and not _other_years(context):
        answer = _try(narrative, context)
        if answer is not None:
            return answer
    return refusal(context)


def _other_years(context: Context) -> bool:
    own = {d.info.year for d in context.base.documents}
    return bool(context.question.years) and not own & set(context.question.years)


def _try(kind: Kind, context: Context) -> Answer | None:
    return _finished(kind(context), context)


def _finished(draft: Draft | None, context: Context) -> Answer | None:
    """The answer a draft comes to, or None where it explains too little or cannot be computed."""
    if draft is None or not acceptable(draft, context):
        return None
    return made(draft, context)
