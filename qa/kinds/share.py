"""What share of B is A? The part and the whole are found separately and divided."""

from __future__ import annotations

import re

from disclosure.amount import numbers_in
from disclosure.model import Fact, Role, Stage
from disclosure.plan import Plan, Step, fact_ref
from qa.draft import Context, Draft, single
from qa.enumerated import enumerated
from qa.facts import is_generic
from qa.kinds.choose import choose, choose_pair
from qa.kinds.coherent import coherent
from qa.link import link
from qa.phrase import phrase
from qa.understand import cue, cues, purse_statement
from qa.write import sentences

# The whole a share is of when the question names none: the total expenditure.
_WHOLE = "支出总计"
_INCOME = "收入总计"
_OF_YEAR = "本年支出合计"
_NAMED, _WELL = 0.55, 0.9  # how well a part has to be named
# How much of the words that a part stands within the whole has to explain.
_COVERED = 0.6


def share(context: Context) -> Draft | None:
    """A percentage of two figures."""
    restated = cue("whole", "restated").search(context.question.body)
    split = (restated["part"], restated["whole"]) if restated else part_and_whole(cue("whole", "verbs").sub("占", cue("whole", "amount").sub("", context.question.body)))
    if split is None:
        return None
    (part, whole), outer = split, None
    if not _of_the_year(context, whole) and (cue("whole", "generic").match(whole) or cue("whole", "english").match(whole.strip())):
        outer = _outer(part)
        whole, part = outer or everything(context), _inner(part)
    elif cue("whole", "income").match(whole):
        whole = _INCOME
    if cue("whole", "several").search(part):
        return _of_several(context, part, whole)
    elsewhere = restated is not None  # the table named is where the rate is printed
    pair = choose_pair(context, _procured(part, whole), whole, anywhere=elsewhere) or choose_pair(context, part, whole, anywhere=elsewhere)
    if (counted := _of_a_number(context, part, whole) or _of_a_purse(context, part, whole)) is not None:
        return counted
    if pair is None:
        return None
    left, right = pair
    same = left.fact.label == right.fact.label and left.fact.amount == right.fact.amount
    if same or _larger(left.fact, right.fact) or (outer and right.best.coverage < _COVERED):  # nothing is a share of itself
        return Draft("share", 0.0)
    coverage = min(left.best.coverage, right.best.coverage)
    return Draft(
        "share", coverage, plan=single("ratio", left.fact, right.fact), facts=(left.fact, right.fact),
        labels=(context.base.title(left.fact), context.base.title(right.fact)),
    )


def _of_several(context: Context, part: str, whole: str) -> Draft | None:
    """The share of several things together (甲和乙合起来占): each by its name, and their sum over the whole."""
    names = enumerated(cue("whole", "several").sub("", part))
    found = coherent(context, names) if len(names) > 1 else None
    base = choose(context, whole)
    if found is None or base is None or len({c.fact.id for c in found} | {base.fact.id}) <= len(names):
        return Draft("share", 0.0)
    facts = tuple(c.fact for c in found)
    plan = Plan((Step("s1", "sum", tuple(fact_ref(f) for f in facts)), Step("s2", "ratio", ("s1", fact_ref(base.fact)))))
    coverage = min(base.best.coverage, *(c.coverage for c in found))
    joined = sentences(context.question.language)["join"].join(context.base.title(f) for f in facts)
    return Draft("share", coverage, plan=plan, facts=(*facts, base.fact), labels=(joined, context.base.title(base.fact)))


def everything(context: Context) -> str:
    """What all expenditure is called: in an account that of the year, without what is carried over; else the named total."""
    named = cue("whole", "named").search(context.question.body)
    if named is not None:
        return named["name"]
    settled = all(document.info.stage is Stage.FINAL_ACCOUNT for document in context.base.documents)
    return _OF_YEAR if settled and _OF_YEAR in context.base.labels else _WHOLE


def _of_a_purse(context: Context, part: str, whole: str) -> Draft | None:
    """A subject's share of all spending of one kind of money (占一般公共预算支出): both from the statement of that money."""
    statement = purse_statement(whole) if cue("scope", "purse_spent").match(whole) else None
    if statement is None:
        return None
    found = link(context.base, phrase(context.base, part), context.question, roles=(Role.LEVEL,))
    for candidate in (c for c in found if c.naming > _WELL and c.fact.statement == statement and c.fact.amount is not None):
        fact = candidate.fact
        wholes = _totals_over(context, fact)
        if len({str(whole.amount) for whole in wholes}) == 1 and not _larger(fact, wholes[0]):
            labels = (context.base.title(fact), context.base.title(wholes[0]))
            return Draft("share", candidate.coverage, plan=single("ratio", fact, wholes[0]), facts=(fact, wholes[0]), labels=labels)
    return None


def _totals_over(context: Context, fact: Fact) -> list[Fact]:
    """The total of a subject's column of totals; for a column of the row of totals, that row's own total."""
    total = not fact.code and is_generic(fact.label)
    if not fact.col_path or (not total and not is_generic(fact.col_path[-1])):
        return []
    return [
        n.fact for n in context.base.named
        if (n.fact.document, n.fact.table) == (fact.document, fact.table) and n.fact.id != fact.id and n.fact.amount is not None
        and not n.fact.code and is_generic(n.fact.label) and n.fact.col_path and len(n.fact.col_path) == 1 and is_generic(n.fact.col_path[-1])
        and (n.fact.row_path == fact.row_path if total else n.fact.col_path == fact.col_path)
    ]


def _of_a_number(context: Context, part: str, whole: str) -> Draft | None:
    """A part of a count that the question repeats (1380人里，参加互助的占百分之几), where both stand in one place."""
    numbers = [value for _, _, value in numbers_in(whole) if value in context.question.anchors]
    found = choose(context, part, (Role.COUNT,)) if numbers else None
    if found is None or found.best.naming < _NAMED:
        return None
    for named in context.base.named:
        fact = named.fact
        beside = (fact.document, fact.table, fact.section) == (found.fact.document, found.fact.table, found.fact.section)
        if not beside or fact.cell is not None or fact.amount is None or found.fact.amount is None:
            continue
        alike = fact.amount.unit.dimension == found.fact.amount.unit.dimension
        if alike and fact.amount.value in numbers and not _larger(found.fact, fact):
            labels = (context.base.title(found.fact), context.base.title(fact))
            return Draft("share", 0.9, plan=single("ratio", found.fact, fact), facts=(found.fact, fact), labels=labels)
    return None


def _of_the_year(context: Context, whole: str) -> bool:
    """Whether a whole is the year's own income or expenditure, without what was carried over, in a document that prints it."""
    asked = phrase(context.base, whole)
    return context.question.statement is None and bool(asked.labels) and not asked.keys.isdisjoint(cues()["whole"]["of_the_year"])


def _outer(text: str) -> str | None:
    """What a part is inside of (政府采购里，买服务的部分): then that is the whole."""
    within = re.search(cues()["split"]["within"], text)
    return _trim(text[: within.start()]) if within and within.start() > 1 else None


def _inner(text: str) -> str:
    within = re.search(cues()["split"]["within"], text)
    return _trim(text[within.end() :]) if within and within.start() > 1 and within.end() < len(text) - 1 else text


def part_and_whole(text: str) -> tuple[str, str] | None:
    """Split a share question into what is asked about and what it is a share of.

    >>> part_and_whole("公用经费中，办公费占多大比例?")
    ('办公费', '公用经费')
    >>> part_and_whole("基本支出占2021年支出预算的比例是多少?")
    ('基本支出', '2021年支出预算')
    """
    if re.search("[\u4e00-\u9fff]{4}", re.sub(r"[（(][^（()）]*[)）]", "", text)):
        text = re.sub(r"[（(][^（()）]*[)）]", "", text)
    spent = re.search(cues()["spent"]["pattern"], text)
    if spent and spent.start() > 1:
        return _trim(spent["part"]), _trim(text[: spent.start()])
    if (even := re.search(cues()["whole"]["equals"], text)) is not None:
        return _trim(even["part"]), _trim(even["whole"])
    match = re.search(r"占比|占|(?=比重|比例|百分比|份额)", text)
    if match is None:
        return _english(text)
    before, after = text[: match.start()], text[match.end() :]
    named = re.match(r"(?:了|到)?(?:(?:全部|整个)(?!收入))?(?!百分|多|几|比|是|为)(?P<whole>.+?)(?:的)?(?:百分之几|百分之多少|多少|比例|比重|多大|几成|%|几|百分比)", after)
    whole = named["whole"].strip() if named else ""
    if len(whole) > 1 and not re.fullmatch(r"[了的多大少]+", whole):
        return _trim(before), whole
    placed = re.fullmatch(cues()["whole"]["placed"], before)
    if placed is not None:
        return _trim(placed["part"]), _trim(placed["whole"])
    inside = re.search(cues()["split"]["inside"], before)
    if inside and inside.start() > 1 and len(_trim(before[inside.end() :])) > 1:
        return _trim(before[inside.end() :].replace("所", "")), _trim(before[: inside.start()])
    within = re.search(cues()["split"]["within"], before)
    if within and within.start() > 1 and within.end() < len(before) - 1:
        return _trim(before[within.end() :]), _trim(before[: within.start()])
    at = re.search(r"(?P<part>.+?)在(?P<whole>.+?)(?:当中|之中|里|中|$)", before)
    if at:
        return _trim(at["part"]), at["whole"]
    of = re.match(r"(?P<whole>.{2,}?)(?:的|，|,)(?P<part>.{2,})$", before)
    if of and cue("kind", "share").search(text):
        return _trim(of["part"]), of["whole"]
    return (_trim(before), _WHOLE) if len(before) > 1 else None


def _trim(text: str) -> str:
    return text.strip(" ，,。的")


def _english(text: str) -> tuple[str, str] | None:
    goes = re.search(r"(?:share|proportion|percentage|percent) of (?P<whole>.+?)\s*(?:goes? to|comes? from|came from|is from|is|was|are|went to) (?P<part>.+)", text)
    if goes:
        return _in_chinese(goes["part"]), _in_chinese(goes["whole"])
    of = re.search(r"(?P<part>.+?) as (?:a )?(?:share|proportion|percentage|percent|%) of (?P<whole>.+)", text)
    return (_in_chinese(of["part"]), _in_chinese(of["whole"])) if of else None


def _in_chinese(text: str) -> str:
    """The Chinese name an English phrase gives beside its own words (performance pay (绩效工资))."""
    return "".join(re.findall("[\u4e00-\u9fff]+", text)) or text


def _procured(part: str, whole: str) -> str:
    """服务 beside 政府采购 means what is bought of services."""
    bought = cue("whole", "procurement").search(whole)
    return f"{bought.group()}{part.strip()}" if bought and cue("whole", "procured").fullmatch(part.strip()) else part


def _larger(part: Fact, whole: Fact) -> bool:
    """Whether what is taken for a part exceeds its whole, so that one of the two is not what was meant."""
    if part.amount is None or whole.amount is None or part.amount.unit.dimension != whole.amount.unit.dimension:
        return False
    return abs(part.amount.value) > abs(whole.amount.to(part.amount.unit).value)
