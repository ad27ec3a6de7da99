"""Does A agree with B? The two sides are found, compared exactly, and the tables decide."""

from __future__ import annotations

import re
from dataclasses import replace

from disclosure.amount import numbers_in
from disclosure.model import Fact, Role
from qa.circular import circular
from qa.claims import claims, is_moved
from qa.draft import Context, Draft, single
from qa.kinds.addends import addends
from qa.kinds.audited import anchored, claimed, coded, fact_of, finding_at
from qa.kinds.beneath import beneath
from qa.kinds.changes import changes
from qa.kinds.choose import LEVELS, choose, same_figure
from qa.kinds.named_sum import named_sum
from qa.kinds.pairing import pair
from qa.kinds.recheck import recheck
from qa.kinds.sides import Side, added, plan_of, split_sides
from qa.kinds.text_table import text_table
from qa.kinds.twice import twice
from qa.kinds.worked_back import worked_back
from qa.link import Candidate, link
from qa.phrase import phrase
from qa.text import grams, plain
from qa.understand import cue

_STATED = (Role.DELTA, Role.RATE, Role.SHARE, Role.COMPLETION)


def consistency(context: Context) -> Draft | None:
    """Whether what the question names agrees with itself; none where that is how a figure got its place, or on other figures."""
    draft = _agreement(context)
    if draft is not None and draft.findings and _of_other_amounts(context, draft):
        return Draft("consistency", 0.0)
    if draft is None or draft.findings or not draft.plan or draft.plan.steps[-1].op == "sum":
        return draft  # a sum set against a number of the question rests on no placed total
    said = list(claims(context.question.body))
    kinds = {claim.unit.dimension for claim in said}  # 65人、每人9000元: what is worked out, and no figure itself
    other = len(kinds) == 1 and not any(is_moved(fact, said) for fact in draft.facts)
    return Draft("consistency", 0.0) if other or (draft.boolean and circular(draft.facts)) else draft


def _of_other_amounts(context: Context, draft: Draft) -> bool:
    """Whether the question gives an amount of money, and what was found speaks of other ones only."""
    said = [claim for claim in claims(context.question.body) if claim.unit.is_money]
    told = "".join(f"{finding.message} {finding.stated} {finding.recomputed}" for finding in draft.findings)
    printed = {value for _, _, value in numbers_in(told)}
    return bool(said) and not any(claim.value in printed for claim in said) and not any(is_moved(fact, said) for fact in draft.facts)


def _agreement(context: Context) -> Draft | None:
    text = re.sub(r"对得上吗?|对不上|一致吗|一致|相符|吻合|矛盾|相等吗|是否|一样吗|算得对不对|能对上吗?", " ", context.question.body)
    text = re.sub(r"\d[\d,.]*(?:万元|元|%)?", " ", text)
    if (back := worked_back(context)) is not None:
        return back
    if cue("compare", "derived").search(context.question.body):
        return Draft("consistency", 0.0)
    question = replace(context.question, years=())
    named = next((draft for kind in _NAMED if (draft := kind(context)) is not None), None)
    if named is not None:
        return named
    added = cue("addends", "added").search(context.question.body)
    sides = _named_pair(context) or _sides(context)
    if sides is not None:  # two terms of a sum are not its two sides
        return sides if not added or len(sides.facts) > 2 else Draft("consistency", 0.0)
    found = link(context.base, phrase(context.base, text), question, roles=LEVELS)
    if not found:
        return anchored(context)
    figures = link(context.base, phrase(context.base, text), question, roles=_STATED)
    finding = finding_at(context, [*found[:25], *figures[:15]])
    if finding is not None:
        facts = tuple(f for f in (fact_of(context, finding, cell) for cell in finding.cells) if f is not None)
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


def _two_sides(found: list[Candidate]) -> tuple[Fact, Fact] | None:
    """The same figure in two places: a sentence and a table where there are both, else two tables."""
    best = found[0].fact
    near = [c.fact for c in found[1:40] if found[0].score - c.score < 0.35 and c.named.names == found[0].named.names]
    other = [f for f in near if (f.cell is None) != (best.cell is None)] or [f for f in near if f.table != best.table]
    usable = [f for f in other if f.amount is not None and f.role is not Role.TEXT and f.year == best.year]
    return (best, usable[0]) if usable and best.amount is not None else None


# Tried in this order: those that say most exactly which figures are meant come first.
_NAMED = (coded, twice, beneath, named_sum, changes, text_table, claimed, _claimed_sum, addends, recheck)
