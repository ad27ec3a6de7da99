"""Answer, conflict, clarify or refuse: the one place where that is decided."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from disclosure.answer import Status
from disclosure.model import Fact, Finding, Role, Severity, Stage
from disclosure.plan import Trace
from disclosure.terms import words
from qa.confidence import confidence, too_unsure
from qa.draft import Context, Draft
from qa.misfits import misfit
from qa.phrase import phrase
from qa.signs import signs
from qa.sorts import other_sort
from qa.text import grams, plain
from qa.understand import cue
from qa.unit_rows import is_unit, unit_labels
from qa.when import dated

# Below these shares of the question explained, a draft is no answer.
_BARS = {"definition": 0.6, "reason": 0.42, "narrative": 0.5, "list": 0.4, "consistency": 0.35, "recheck": 0.35}
_BAR = 0.5
_BAR_ONLY = 0.2
# How many pairs of characters say what is asked of a unit, and the share of them that a figure's surroundings have to say.
_SAID = 3
_TOLD = 0.34
_DURATIONS = {"second", "minute", "hour", "day", "workday", "month", "year"}
# Kinds that set one year against another, whichever is named.
_OF_TWO_YEARS = ("change", "consistency", "prior", "recheck", "rowwise", "rowwise_count", "rowwise_top")


@dataclass(frozen=True, slots=True)
class Decision:
    """The status of an answer, the contradictions it has to mention, and how sure it is (0 to 1).

    Attributes:
        signs: what the confidence was taken from.
    """

    status: Status
    findings: tuple[Finding, ...] = ()
    confidence: float = 1.0
    signs: Mapping[str, float] = field(default_factory=dict)


def acceptable(draft: Draft, context: Context) -> bool:
    """Whether a draft explains enough of the question, for the years it asks about."""
    if cue("asked_unit", "not_disclosed").search(context.question.text):
        return False
    if draft.coverage < _bar(draft, context):
        return False
    if draft.kind == "lookup" and cue("strict_rate", "words").search(context.question.text) and not _is_rate(draft):
        return False
    if draft.kind in ("lookup", "prior") and (_other_kind_of_unit(draft, context) or _only_of_a_unit(draft, context)):
        return False
    if draft.kind == "lookup" and (_of_another_unit(draft, context) or _of_another_project(draft, context) or _of_a_part(draft, context)):
        return False
    return not (misfit(draft, context) or other_sort(draft, context) or _wrong_year(draft, context) or _wrong_stage(draft, context) or _not_initial(draft, context))


def _of_a_part(draft: Draft, context: Context) -> bool:
    """Whether both kinds of budget, or what is not of a source, was asked for and the figure is of one part, or of that source."""
    both = cue("scope", "both").search(context.question.raw) and draft.facts[0].statement in words("naming", "level", "economic")
    return bool(both or cue("scope", "not_of").search(context.question.text))


def _of_another_project(draft: Draft, context: Context) -> bool:
    """Whether a question names a project of which the figure found says less than half (某某维修改造这个项目: 维修费)."""
    named = cue("field", "named").search(context.question.body)
    if named is None:
        return False
    fact = draft.facts[0]
    told = grams(plain("".join((*fact.row_path, fact.label, fact.subject or "", *fact.section))))
    if fact.cell is None:
        told |= grams(plain(context.base.document(fact.document).slice(fact.quote)))
    asked = grams(plain(named["name"]))
    return len(asked & told) * 2 < len(asked)


def _of_another_unit(draft: Draft, context: Context) -> bool:
    """Whether the question names a unit that has rows of its own, and the figure found is not of it."""
    body = context.question.body
    named = {body[start:end] for start, end in context.base.labels_in(body)}
    said = [unit for unit in unit_labels(context.base) if unit in named and not _is_own(unit, context)]
    fact = draft.facts[0]
    if not said or fact.amount is None or not fact.amount.unit.is_money:
        return False
    document = context.base.document(fact.document)
    table = document.table(fact.table or "")
    told = plain("".join((*fact.row_path, *fact.col_path, fact.label, fact.subject or "", *fact.section, table.label if table else "", document.slice(fact.quote))))
    return not any(unit in told for unit in said)


def _is_own(unit: str, context: Context) -> bool:
    """Whether a unit is the one a document in scope is of."""
    owners = [plain(document.info.entity or "") for document in context.base.documents]
    return any(owner and (unit in owner or owner in unit) for owner in owners)


def _only_of_a_unit(draft: Draft, context: Context) -> bool:
    """Whether a figure bears nothing but a unit's name while the question asks for something of that unit (…接待了多少参观者)."""
    fact = draft.facts[0]
    name = plain(fact.label)
    if not is_unit(name):
        return False
    table = context.base.document(fact.document).table(fact.table or "")
    told = grams(plain("".join((*fact.col_path, *fact.section, fact.measure or "", table.label if table else ""))))
    asked = phrase(context.base, context.question.body.replace(name, " ")).content - grams(name)
    return len(asked) >= _SAID and len(asked & told) < _TOLD * len(asked)


def _other_kind_of_unit(draft: Draft, context: Context) -> bool:
    """Whether money was asked for and a count was found, or the other way round."""
    asked = context.question.dimension
    found = {f.amount.unit.dimension for f in draft.facts if f.amount is not None}
    if {asked, *found} == {"day", "workday"}:
        return False
    said = (context.question.english or context.question.text).lower()
    counted = context.question.language == "en" and cue("english_count", "words").search(said)
    if counted and found == {"money"} and not cue("english_count", "money").search(said):
        return True
    if cue("asked_unit", "duration").search(context.question.text) and found and not found <= _DURATIONS:
        return True
    if asked is None or any(f.role in (Role.TARGET, Role.TEXT) for f in draft.facts):
        return False
    if not found:
        return asked not in ("money", "percent", "people")
    if asked == "people" and not cue("asked_unit", "people_counted").search(context.question.text):
        return False
    if cue("asked_unit", "money").search(context.question.text) and "money" in found:
        return False
    return "money" not in found if asked == "money" else found == {"money"}


def _bar(draft: Draft, context: Context) -> float:
    """The share that has to be explained; less where the unit asked for pins the figure down (人次, 份, 秒)."""
    dimension = context.question.dimension
    counted = dimension not in (None, "money", "percent", "plain", "people", "score")
    pinned = counted and all(f.amount is not None and f.amount.unit.dimension == dimension for f in draft.facts)
    if draft.kind == "lookup" and pinned and _the_only(dimension, context):
        return _BAR_ONLY
    if draft.kind == "lookup" and (pinned or _literal(draft, context)):
        return 0.32
    return _BARS.get(draft.kind, _BAR)


def _the_only(dimension: str | None, context: Context) -> bool:
    """Whether one figure alone is counted in what is asked for (the only one in seconds), however often it is printed."""
    base = context.base
    counted = [base.named[index].fact for index in base.by_dimension.get(dimension or "", ())]
    return len({fact.amount.value for fact in counted if fact.amount is not None}) == 1


def _literal(draft: Draft, context: Context) -> bool:
    """Whether the question writes the figure's own name or code, three characters or more."""
    text = context.question.text
    fact = draft.facts[0]
    name = plain(fact.label)
    coded = fact.code is not None and len(fact.code) > 2 and re.search(rf"(?<!\d){fact.code}(?!\d)", text)
    return bool(coded) or (len(name) > 2 and name in text and draft.other is None)


def _is_rate(draft: Draft) -> bool:
    return all(f.amount is None or f.amount.unit.dimension in ("percent", "points") for f in draft.facts)


def _wrong_stage(draft: Draft, context: Context) -> bool:
    """Whether an account is asked for and only budgeted money was found."""
    if draft.kind == "prior" or not cue("stage", "settled").search(context.question.text):
        return False
    money = [f for f in draft.facts if f.amount is not None and f.amount.unit.is_money]
    return bool(money) and all(
        context.base.document(f.document).info.stage is Stage.BUDGET
        and not cue("stage", "final").search("".join((*f.col_path, f.measure or "", f.label)))
        for f in money
    )


def _not_initial(draft: Draft, context: Context) -> bool:
    """Whether the budget at the year's beginning is asked for and an account was found."""
    fact = draft.facts[0] if draft.facts else None
    if not context.question.initial or draft.kind != "lookup" or fact is None or fact.amount is None or not fact.amount.unit.is_money:
        return False
    table = context.base.document(fact.document).table(fact.table or "")
    said = "".join((*fact.row_path, *fact.col_path, fact.measure or "", table.label if table else ""))
    settled = context.base.document(fact.document).info.stage is Stage.FINAL_ACCOUNT
    return settled and not cue("rowwise", "planned").search(said)


def _wrong_year(draft: Draft, context: Context) -> bool:
    years = context.question.years
    if not years or not draft.facts or draft.kind in _OF_TWO_YEARS:
        return False
    text = context.question.text
    if draft.kind == "truth" and (cue("truth", "up").search(text) or cue("truth", "down").search(text)):
        return False
    if any(not dated(context.base, fact).isdisjoint(years) for fact in draft.facts):
        return False
    known = [f for f in draft.facts if f.year is not None]
    as_of = " ".join(f.as_of or "" for f in draft.facts)
    return bool(known) and all(f.year not in years for f in known) and not any(str(y) in as_of for y in years)


def decide(draft: Draft, trace: Trace | None, context: Context) -> Decision:
    """The status of an accepted draft: a figure too unsure is refused, or asked back where another comes close."""
    seen = signs(draft, trace, context)
    sure = confidence(seen)
    if _is_figure(trace) and too_unsure(sure):
        return Decision(Status.REFUSED if draft.other is None else Status.CLARIFY, confidence=sure, signs=seen)
    if draft.kind in ("consistency", "contradictions") and draft.findings:
        return Decision(Status.CONFLICT, draft.findings, sure, seen)
    touched = _touched(trace, context)
    serious = tuple(f for f in touched if f.severity in (Severity.HIGH, Severity.MEDIUM))
    return Decision(Status.CONFLICT if serious else Status.GROUNDED, serious or tuple(touched), sure, seen)


def _is_figure(trace: Trace | None) -> bool:
    """Whether a program ends in an amount; a truth value, a blank and words are no numbers that could be wrong."""
    return trace is not None and trace.result.amount is not None and trace.result.boolean is None


def _touched(trace: Trace | None, context: Context) -> Sequence[Finding]:
    """The contradictions that the figures of the answer take part in."""
    if trace is None:
        return ()
    used = {(fact.document, fact.cell or fact.id) for fact in trace.facts} | {(f.document, f.id) for f in trace.facts}
    same = {key for fact in trace.facts if (key := _printed(fact)) is not None}

    def touches(document: str, place: str) -> bool:
        other = context.base.lookup(f"{document}#{place}")
        return (document, place) in used or (other is not None and _printed(other) in same)

    return [
        finding
        for document in context.base.documents
        for finding in document.findings
        if finding.kind == "arithmetic" and any(touches(document.id, place) for place in finding.cells)
    ]


def _printed(fact: Fact) -> tuple[str, str, int | None, str] | None:
    """What makes a figure printed in several tables one figure: its name, year and amount; nothing of a blank and of 0."""
    if fact.amount is None or fact.amount.value == 0:
        return None
    return fact.document, plain(fact.label), fact.year, str((fact.amount.value * fact.amount.unit.factor).normalize())
