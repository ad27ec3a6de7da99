"""Does A agree with B? The two sides are found, compared exactly, and the tables decide."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from disclosure.amount import parse_number
from disclosure.model import Fact, Finding, Role, Severity
from qa.circular import circular
from qa.claims import claims, is_moved
from qa.draft import Context, Draft, single
from qa.kinds.addends import addends
from qa.kinds.beneath import beneath
from qa.kinds.changes import changes
from qa.kinds.choose import LEVELS, choose, same_figure
from qa.kinds.named_sum import named_sum
from qa.kinds.pairing import pair
from qa.kinds.recheck import recheck
from qa.kinds.sides import Side, added, plan_of, split_sides
from qa.kinds.text_table import text_table
from qa.kinds.twice import twice
from qa.link import Candidate, link
from qa.phrase import phrase
from qa.text import grams, plain
from qa.understand import cue

# A finding about a number of the question shares this much of its words.
_LEAST_LIKE = 0.12
_STATED = (Role.DELTA, Role.RATE, Role.SHARE, Role.COMPLETION)


def consistency(context: Context) -> Draft | None:
    """Whether what the question names agrees with itself; none where that is how a figure got its place, or on other figures."""
    draft = _agreement(context)
    if draft is None or draft.findings or not draft.plan or draft.plan.steps[-1].op == "sum":
        return draft  # a sum set against a number of the question rests on no placed total
    said = list(claims(context.question.body))
    kinds = {claim.unit.dimension for claim in said}  # 65人、每人9000元: what is worked out, and no figure itself
    other = len(kinds) == 1 and not any(is_moved(fact, said) for fact in draft.facts)
    return Draft("consistency", 0.0) if other or (draft.boolean and circular(draft.facts)) else draft


def _agreement(context: Context) -> Draft | None:
    text = re.sub(r"对得上吗?|对不上|一致吗|一致|相符|吻合|矛盾|相等吗|是否|一样吗|算得对不对|能对上吗?", " ", context.question.body)
    text = re.sub(r"\d[\d,.]*(?:万元|元|%)?", " ", text)
    if cue("compare", "derived").search(context.question.body):
        return Draft("consistency", 0.0)
    question = replace(context.question, years=())
    named = _coded(context) or twice(context) or beneath(context) or named_sum(context) or changes(context) or text_table(context) or _claimed(context) or _claimed_sum(context) or addends(context) or recheck(context)
    if named is not None:
        return named
    added = cue("addends", "added").search(context.question.body)
    sides = _named_pair(context) or _sides(context)
    if sides is not None:  # two terms of a sum are not its two sides
        return sides if not added or len(sides.facts) > 2 else Draft("consistency", 0.0)
    found = link(context.base, phrase(context.base, text), question, roles=LEVELS)
    if not found:
        return _anchored(context)
    figures = link(context.base, phrase(context.base, text), question, roles=_STATED)
    finding = _finding(context, [*found[:25], *figures[:15]])
    if finding is not None:
        facts = tuple(f for f in (_fact(context, finding, cell) for cell in finding.cells) if f is not None)
        return Draft("consistency", found[0].coverage, facts=facts[:4], boolean=False, findings=(finding,),
                     labels=(found[0].fact.label,), plan=single("value", facts[0]) if facts else None)
    pair = _two_sides(found)
    if pair is not None and added:
        return Draft("consistency", 0.0)
    if pair is None:
        return None
    left, right = pair
    return Draft(
        "consistency", found[0].coverage, plan=single("equal", left, right), facts=(left, right),
        boolean=same_figure(left, right), labels=(context.base.title(left), context.base.title(right)),
    )


def _coded(context: Context) -> Draft | None:
    """Whether two places give one code for a project, where the audit found that they do not."""
    if not cue("addends", "codes").search(context.question.body):
        return None
    subjects = [subject for subject in context.base.subjects if len(subject) > 3 and subject in context.question.text]
    for document in context.base.documents:
        for finding in document.findings:
            if finding.rule == "project-code" and any(subject in plain(finding.message) for subject in subjects):
                return Draft("consistency", 1.0, boolean=False, findings=(finding,), labels=tuple(subjects))
    return None


def _claimed(context: Context) -> Draft | None:
    """A contradiction about a number that the question repeats from the document, where only one is."""
    found = [
        finding for document in context.base.documents for finding in document.findings
        if finding.kind == "arithmetic" and not finding.cause and any(_names(finding, anchor) for anchor in context.question.anchors)
    ]
    grave = [finding for finding in found if finding.severity in (Severity.HIGH, Severity.MEDIUM)]
    grave = grave or [finding for finding in found if finding.severity is not Severity.ROUNDING]
    if len(grave) != 1 or _likeness(grave[0], context.question.text) < _LEAST_LIKE:
        return None
    facts = tuple(f for f in (_fact(context, grave[0], cell) for cell in grave[0].cells) if f is not None)
    if not facts:
        return None
    return Draft("consistency", 1.0, facts=facts[:4], boolean=False, findings=(grave[0],), plan=single("value", facts[0]),
                 labels=(facts[0].label,))


def _claimed_sum(context: Context) -> Draft | None:
    """Whether the figures a question lists come to a number that it repeats from the document."""
    side = added(context, context.question.body) if context.question.anchors else None
    total = side.amount() if side else None
    if side is None or total is None:
        return None
    same = [
        n.fact for n in context.base.named
        if n.fact.amount is not None and n.fact.amount.value in context.question.anchors
        and n.fact.amount.unit.dimension == total.unit.dimension and n.fact not in side.facts and n.fact.document == side.facts[0].document
    ]
    if not same:
        return None
    claimed = max(same, key=lambda fact: (len(grams(plain(fact.label)) & grams(context.question.text)), fact.table == side.facts[0].table))
    facts = (claimed, *side.facts)
    return Draft(
        "consistency", 1.0, plan=plan_of("equal", Side((claimed,), 1.0), side), facts=facts, text=str(total),
        boolean=claimed.amount is not None and claimed.amount.same_as(total), labels=tuple(context.base.title(f) for f in facts),
    )


def _anchored(context: Context) -> Draft | None:
    """A contradiction about the very number the question repeats."""
    for document in context.base.documents:
        for finding in document.findings:
            if finding.kind != "soft" and any(_names(finding, anchor) for anchor in context.question.anchors):
                facts = tuple(f for f in (_fact(context, finding, cell) for cell in finding.cells) if f is not None)
                plan = single("value", facts[0]) if facts else None
                return Draft("consistency", 0.5, facts=facts[:4], boolean=False, findings=(finding,), plan=plan)
    return None


def _sides(context: Context) -> Draft | None:
    """Two figures or sums set against each other (货物加服务等于总额吗)."""
    split = split_sides(context, "equality")
    found = pair(context, *split) if split else None
    if found is None:
        return None
    left, right = found
    first, second = left.amount(), right.amount()
    if first is None or second is None:
        return None
    facts = (*left.facts, *right.facts)
    return Draft(
        "consistency", min(left.coverage, right.coverage), plan=plan_of("equal", left, right), facts=facts,
        boolean=first.same_as(second), labels=tuple(context.base.title(f) for f in facts), text=str(first),
    )


def _named_pair(context: Context) -> Draft | None:
    """Two different things the question names, one against the other."""
    match = cue("compare", "pattern").search(context.question.body)
    if match is None or re.search("之和|加|合起来|相加", context.question.text):
        return None
    sides = [re.sub(r"\d[\d,.]*(?:万元|元|%|万)?", " ", match[side]) for side in ("a", "b")]
    left, right = (choose(context, side) for side in sides)
    if any(side is not None and side.fact.year not in context.question.years for side in (left, right)):
        undated = replace(context, question=replace(context.question, years=()))
        left, right = (choose(undated, side) for side in sides)
    if left is None or right is None or min(left.best.naming, right.best.naming) < 0.9:
        return None
    if left.best.named.names == right.best.named.names or not left.fact.amount or not right.fact.amount:
        return None
    if left.fact.amount.unit.dimension != right.fact.amount.unit.dimension:
        return None
    coverage = min(left.best.coverage, right.best.coverage)
    return Draft(
        "consistency", max(coverage, 0.4), plan=single("equal", left.fact, right.fact), facts=(left.fact, right.fact),
        boolean=same_figure(left.fact, right.fact), labels=(left.fact.label, right.fact.label),
    )


def _finding(context: Context, found: list[Candidate]) -> Finding | None:
    """A contradiction the audit found at one of the places the question is about."""
    near = [c.fact for c in found if found[0].score - c.score < 0.4]
    places = {(f.document, f.id) for f in near} | {(f.document, f.cell) for f in near if f.cell}
    first = [(f.document, f.cell or f.id) for f in near[:3]]
    best: tuple[float, Finding] | None = None
    for document in context.base.documents:
        for finding in document.findings:
            if finding.kind == "soft":  # a judgement contradicts no figure
                continue
            hits = sum(1 for cell in finding.cells if (document.id, cell) in places)
            anchored = sum(1 for a in context.question.anchors if _names(finding, a))
            if not anchored and (not hits or finding.severity is Severity.ROUNDING):
                continue
            stated = (document.id, finding.cells[0]) in first
            score = hits + 3 * anchored + 2 * stated + _likeness(finding, context.question.text)
            if best is None or score > best[0]:
                best = (score, finding)
    return best[1] if best else None


def _names(finding: Finding, anchor: Decimal) -> bool:
    """Whether a number of the question is the one a finding is about."""
    stated = parse_number(finding.stated)
    return stated is not None and stated.copy_abs() == anchor


def _likeness(finding: Finding, text: str) -> float:
    pairs = grams(plain(finding.message))
    return len(pairs & grams(text)) / max(1, len(grams(text)))


def _fact(context: Context, finding: Finding, cell: str) -> Fact | None:
    return context.base.lookup(f"{finding.document}#{cell}")


def _two_sides(found: list[Candidate]) -> tuple[Fact, Fact] | None:
    """The same figure in two places: a sentence and a table where there are both, else two tables."""
    best = found[0].fact
    near = [c.fact for c in found[1:40] if found[0].score - c.score < 0.35 and c.named.names == found[0].named.names]
    other = [f for f in near if (f.cell is None) != (best.cell is None)] or [f for f in near if f.table != best.table]
    usable = [f for f in other if f.amount is not None and f.role is not Role.TEXT and f.year == best.year]
    return (best, usable[0]) if usable and best.amount is not None else None
