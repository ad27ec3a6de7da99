"""How did it change? From two years' figures, or from a level and the change stated for it."""

from __future__ import annotations

import re
from dataclasses import replace

from disclosure.amount import PERCENT
from disclosure.checks._ratio import growth
from disclosure.model import Fact, Role, Stage
from disclosure.plan import Plan, Step, fact_ref
from disclosure.terms import words
from qa.draft import Context, Draft, single
from qa.kinds.choose import LEVELS, Choice, choose
from qa.kinds.unchanged import unchanged
from qa.link import Candidate, link
from qa.phrase import phrase
from qa.understand import Question, cue

# A rate stands this near behind the change it goes with.
_BEHIND = 40
_ASKING = r"(?:比|较|与|跟|同)(?:上年度?|去年|前一年|上一年度?|20\d\d年?)(?:的?(?:当年)?(?:预算执行数|执行数|年初预算|预算数|预算|决算|实际))?(?:相比|比)?|同比|增长|增加|增幅|涨|下降|降低|减少|降幅|降|变化|变动|幅度|少了|多了|砍掉?了?|省下?了?|压缩?了?|掉了|缩减了?|多安排|少安排"


def change(context: Context) -> Draft | None:
    """A growth rate or a difference between years."""
    question = context.question
    subject = re.sub(_ASKING, " ", question.body)
    return _between_measures(context) or _from_years(context, subject) or _as_before(context, subject) or _from_statement(context, subject)


def _as_before(context: Context, subject: str) -> Draft | None:
    """No change, where the text says so."""
    found = unchanged(context, subject)
    return _draft(context, found.best.coverage, found.fact, found.fact) if found else None


def _between_measures(context: Context) -> Draft | None:
    """The account of a subject against the budget the question names (决算比年初预算多多少)."""
    question = context.question
    named = [name for name in words("narrative", "measure", "names") if name in question.body]
    settled = question.stage is Stage.FINAL_ACCOUNT or all(d.info.stage is Stage.FINAL_ACCOUNT for d in context.base.documents)
    if not settled or not any("年初预算" in n or "全年预算" in n for n in named):
        return None
    wanted = next(n for n in named if "年初预算" in n or "全年预算" in n)
    found = link(context.base, phrase(context.base, question.body), replace(question, years=()), roles=(Role.LEVEL,))
    near = [c for c in found[:40] if found[0].score - c.score < 1.0 and c.naming > 0.9 and c.fact.amount]
    planned = next((c for c in near if wanted.rstrip("数") in (c.fact.measure or "")), None)
    if planned is None:
        return None
    account = next((c for c in near if "决算" in (c.fact.measure or "") and c.named.names[0] == planned.named.names[0]), None)
    if account is None:
        return None
    return _draft(context, planned.coverage, account.fact, planned.fact)


def _from_years(context: Context, subject: str) -> Draft | None:
    found = two_years(context, subject)
    return _draft(context, found[0].coverage, found[0].fact, found[1].fact) if found else None


def two_years(context: Context, subject: str) -> tuple[Candidate, Candidate] | None:
    """Two facts of one name and different years, the later first."""
    question = context.question
    years = sorted(set(question.years))
    if len(years) < 2:
        own = [d.info.year for d in context.base.documents if d.info.year]
        if len(set(own)) != 1 or own[0] is None:
            return None
        years = sorted({*years, own[0], own[0] - 1})
    later, earlier = years[-1], years[-2] if len(years) == 2 else years[0]
    dated = replace(question, years=(later, earlier))
    found = link(context.base, phrase(context.base, subject), dated, roles=LEVELS)
    return _same_name(found, later, earlier)


def _same_name(found: list[Candidate], later: int, earlier: int) -> tuple[Candidate, Candidate] | None:
    for new in found[:40]:
        if found[0].score - new.score > 0.25 or new.fact.year != later:
            continue
        for old in found[:40]:
            told = old.fact.cell is None and old.fact.label == old.fact.subject  # the history a project's form tells
            same_table = told or old.fact.table in (new.fact.table, None) or old.fact.document != new.fact.document
            alike = old.named.names[0] == new.named.names[0]
            if old.fact.year == earlier and same_table and alike and _comparable(old.fact, new.fact):
                return new, old
    return None


def _comparable(left: Fact, right: Fact) -> bool:
    if left.amount is None or right.amount is None:
        return False
    return left.amount.unit.dimension == right.amount.unit.dimension


def _draft(context: Context, coverage: float, new: Fact, old: Fact) -> Draft:
    question = context.question
    op = "growth" if _rate_asked(question) else "difference"
    plan = single(op, new, old)
    if question.wants_rate and question.wants_amount:  # 涨了多少，涨幅多大: the rate is given, and by how much
        refs = (fact_ref(new), fact_ref(old))
        plan = Plan((Step("s1", "difference", refs), Step("s2", "growth", refs)))
    return Draft(
        "change", coverage, plan=plan, facts=(new, old), labels=(context.base.title(new), context.base.title(old)),
        magnitude=question.falling, target=None if op == "growth" else question.asked_unit,
    )


def _rate_asked(question: Question) -> bool:
    return question.wants_rate or not question.wants_amount


def _from_statement(context: Context, subject: str) -> Draft | None:
    """A level and the change a sentence states for it."""
    question = context.question
    deltas = choose(context, subject, (Role.DELTA,))
    if deltas is None:
        return _stated_rate(context, subject)
    delta = deltas.fact
    if not _rate_asked(question):
        return _of(context, deltas, single("value", delta), (delta,))
    level = level_before(context, delta) or level_named(context, subject, delta)
    if level is None:
        return _stated_rate(context, subject)
    own = cue("own_rate", "words").search(context.question.text)
    if own is None and (rate := _finer(context, level, delta)) is not None:
        return _of(context, deltas, single("value", rate), (rate,))
    plan = Plan((Step("s1", "growth_from_change", (fact_ref(level), fact_ref(delta))),))
    return _of(context, deltas, plan, (level, delta))


def _finer(context: Context, level: Fact, delta: Fact) -> Fact | None:
    """The rate printed behind a change, where only rounding tells it apart from what the rounded figures give.

    The document made it from the figures before they were rounded.
    """
    document = context.base.document(delta.document)
    rates = [
        fact for fact in document.facts
        if fact.role is Role.RATE and fact.cell is None and fact.row_path == delta.row_path and fact.quote == delta.quote
        and 0 <= fact.span[0] - delta.span[1] < _BEHIND and fact.amount is not None and fact.amount.unit == PERCENT
    ]
    ours = growth(level.amount, delta.amount) if level.amount is not None and delta.amount is not None else None
    if len(rates) != 1 or ours is None or (printed := rates[0].amount) is None:
        return None
    gap = abs(ours.exact - printed.value)
    return rates[0] if printed.half_last_place < gap <= ours.slack + printed.half_last_place else None


def _of(context: Context, choice: Choice, plan: Plan, facts: tuple[Fact, ...]) -> Draft:
    return Draft(
        "change", choice.best.coverage, plan=plan, facts=facts, labels=tuple(context.base.title(f) for f in facts),
        magnitude=context.question.falling, other=choice.rival, reading=choice.fact.base or "",
    )


def level_before(context: Context, delta: Fact) -> Fact | None:
    """The level the change is of: the last one of its name before it, in the same paragraph or section."""
    before = [
        n.fact for n in context.base.named
        if n.fact.document == delta.document and n.fact.role is Role.LEVEL and n.fact.cell is None
        and n.fact.section == delta.section and n.fact.span[1] <= delta.span[0]
        and n.fact.row_path == delta.row_path and n.fact.amount is not None and delta.amount is not None
        and n.fact.amount.unit.dimension == delta.amount.unit.dimension and n.fact.year in (None, delta.year)
    ]
    own = [f for f in before if not cue("rowwise", "planned").search(f.measure or "")] or before
    return own[-1] if own and delta.span[0] - own[-1].span[0] < 400 else None


def level_named(context: Context, subject: str, delta: Fact) -> Fact | None:
    """The level of the same name anywhere in the document, for its own year."""
    year = context.base.document(delta.document).info.year
    moved = delta.amount.unit.dimension if delta.amount is not None else None
    found = link(context.base, phrase(context.base, subject), replace(context.question, years=()), roles=(Role.LEVEL,))
    for candidate in found[:10]:
        fact = candidate.fact
        if fact.document == delta.document and fact.year == year and fact.amount and fact.amount.unit.dimension == moved and candidate.naming > 0.9:
            return fact
    return None


def _stated_rate(context: Context, subject: str) -> Draft | None:
    if not _rate_asked(context.question):
        return None
    rate = choose(context, subject, (Role.RATE,))
    if rate is None or rate.fact.amount is None or rate.fact.amount.unit != PERCENT:
        return None
    return _of(context, rate, single("value", rate.fact), (rate.fact,))
