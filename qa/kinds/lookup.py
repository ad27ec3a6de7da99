"""How much is …? One figure, as printed; also of a blank, of a zero, and in another unit."""

from __future__ import annotations

import re
from collections.abc import Sequence

from disclosure.amount import numbers_in, unit
from disclosure.model import Fact, Role
from disclosure.plan import Plan, Step, fact_ref
from qa.draft import Context, Draft, single
from qa.facts import is_generic
from qa.kinds.choose import LEVELS, Choice, choose
from qa.kinds.finer import printed_finer
from qa.kinds.share import everything
from qa.kinds.total import split_rows
from qa.link import link
from qa.naming import LEAST
from qa.phrase import leftover, phrase
from qa.text import grams, plain
from qa.understand import cue, cues

# A figure is meant whose name is said at least so well.
_NAMED = 0.5


def lookup(context: Context) -> Draft | None:
    """The figure the question names."""
    question = context.question
    wants_target = bool(cue("asks", "requirement").search(question.text))
    if not (question.asks_number or wants_target) or cue("asks", "each").search(question.text):
        return None
    if not wants_target and cue("kind_none", "description").search(question.text) and not cue("kind_none", "number").search(question.text):
        return None
    if "conversion" in question.kinds and (anchored := _anchored(context)) is not None:
        return anchored
    roles = (*LEVELS, Role.TEXT) if question.form or wants_target else LEVELS
    roles = (*roles, Role.DELTA) if cue("asks", "added").search(question.body) else roles
    found = choose(context, everything(context) if cue("whole", "spoken").fullmatch(question.body) else question.body, roles)
    if found is not None and _other_thing(context, found.fact):
        found = _with_the_word(context, roles)
    if found is not None and not _of_the_head(context, found.fact):
        found = _with_the_head(context, roles)
    if found is None:
        return None
    fact = found.fact
    if _echo(context, fact) or _part_unsaid(context, fact) or _other_thing(context, fact) or said_elsewhere(context, fact):
        return None
    rows = split_rows(context, fact)
    if len(rows) > 1:
        plan = Plan((Step("s1", "sum", tuple(fact_ref(row) for row in rows)),))
        labels = tuple(context.base.title(row) for row in rows)
        return Draft("sum", found.best.coverage, plan=plan, facts=tuple(rows), labels=labels, target=question.asked_unit)
    fact = printed_finer(context, fact)
    return Draft(
        "lookup", found.best.coverage, plan=single("value", fact), facts=(fact,), labels=(context.base.title(fact),),
        other=found.rival, target=question.asked_unit, text=fact.text if fact.role is Role.TEXT else None,
    )


def _echo(context: Context, fact: Fact) -> bool:
    """Whether a figure is one that the question itself gives of what it asks a part of (1933.62万元当中，…)."""
    inside = cue("split", "part").search(context.question.body)
    if inside is None or fact.amount is None:
        return False
    return any(value == fact.amount.value for _, _, value in numbers_in(context.question.body[: inside.end()]))


def said_elsewhere(context: Context, fact: Fact) -> bool:
    """Whether the question has words that the document uses of something else: 竞争性磋商 of rows that the total found is not.

    Words of three characters or more that stand in the document, and not about the figure.
    """
    if not _is_whole(fact):
        return False
    document = context.base.document(fact.document)
    table = document.table(fact.table) if fact.table else None
    around = plain("".join((*fact.row_path, *fact.col_path, *fact.section, fact.label, fact.subject or "", table.label if table else "")))
    around += plain(document.slice(fact.quote)) + plain(document.info.title)
    text = plain(document.text)
    for piece in leftover(context.base, context.question.body):
        for start in range(len(piece) - 2):
            word = piece[start : start + 3]
            if word in text and not any(gram in around for gram in (word[:2], word[1:])):
                return True
    return False


def _is_whole(fact: Fact) -> bool:
    """Whether a figure is a total, a class of subjects or a whole project, of which parts may be asked."""
    last = fact.row_path[-1] if fact.row_path else ""
    return not last or is_generic(last) or len(fact.code or "") == 3 or fact.statement == "project_list"


def _other_thing(context: Context, fact: Fact) -> bool:
    """Whether the question has a word that makes a thing another one (新增资产, 医保基金), and the figure has not."""
    around = "".join((*fact.row_path, *fact.col_path, *fact.section, fact.label, fact.subject or ""))
    document = context.base.document(fact.document)
    table = document.table(fact.table) if fact.table else None
    around += document.slice(fact.quote) + (table.label if table else "")
    return any(word in context.question.body and word not in plain(around) for word in cues()["other_thing"]["words"])


def _with_the_word(context: Context, roles: Sequence[Role]) -> Choice | None:
    """The best figure that has the words which make a thing another one (新增国有资产), asked for in any order."""
    said = [word for word in cues()["other_thing"]["words"] if word in context.question.body]
    asked = phrase(context.base, context.question.body)
    for candidate in link(context.base, asked, context.question, roles=roles, near=context.near)[:20]:
        around = plain("".join((*candidate.fact.row_path, candidate.fact.label)))
        if candidate.naming > _NAMED and all(word in around for word in said):
            return Choice(candidate, None)
    return None


def _head(context: Context) -> str:
    """What is counted, as it stands behind the asking word (有多少调研课题报告), in words that name figures; else nothing."""
    match = cue("asks", "head").search(context.question.body)
    head = match["head"] if match else ""
    return head if head and unit(head) is None and all(gram in context.base.weights for gram in grams(head)) else ""


def _of_the_head(context: Context, fact: Fact) -> bool:
    """Whether a figure has any of the words for what is counted."""
    head = _head(context)
    document = context.base.document(fact.document)
    table = document.table(fact.table) if fact.table else None
    around = "".join((*fact.row_path, *fact.col_path, fact.label, fact.measure or "", table.label if table else ""))
    own = plain(around + (document.slice(fact.quote) if fact.cell is None else ""))
    keys = phrase(context.base, head).keys
    return not head or bool(grams(head) & grams(own)) or (bool(keys) and keys <= phrase(context.base, own).keys)


def _with_the_head(context: Context, roles: Sequence[Role]) -> Choice | None:
    """The best figure that has the words for what is counted."""
    asked = phrase(context.base, context.question.body)
    found = link(context.base, asked, context.question, roles=roles, near=context.near)[:40]
    best = next((c for c in found if c.naming > LEAST and _of_the_head(context, c.fact)), None)
    return Choice(best, None) if best else None


def _anchored(context: Context) -> Draft | None:
    """The figure whose amount a question repeats to have it in another unit; it must stand in the documents."""
    question = context.question
    if question.asked_unit is None:
        return None
    for named in context.base.named:
        amount = named.fact.amount
        if amount is None or amount.unit.dimension != question.asked_unit.dimension or named.fact.role not in LEVELS:
            continue
        if any(amount.value == anchor for anchor in question.anchors) and amount.unit != question.asked_unit:
            return Draft(
                "lookup", 1.0, plan=single("value", named.fact), facts=(named.fact,),
                labels=(context.base.title(named.fact),), target=question.asked_unit,
            )
    return None


def _part_unsaid(context: Context, fact: Fact) -> bool:
    """Whether the question wants a part of something (408万元里，食堂经费) and the figure found is not that part."""
    inside = cue("split", "part").search(context.question.body)
    if inside is None:
        within = cue("split", "within").search(context.question.body)
        before = re.sub(r"(?:这个)?(?:项目|科目)?$", "", context.question.body[: within.start()]) if within else ""
        own = within is not None and bool(before) and before.endswith(plain(fact.label)) and not cue("asks", "requirement").match(context.question.body[within.end() :])
        inside = within if own else None  # 采集项目里录音设备: the project is no answer
    if inside is None:
        return False
    part = phrase(context.base, context.question.body[inside.end() :])
    said = {gram for gram in part.content if len(gram) > 1} | set().union(*(grams(label) for label in part.labels))
    named = grams(plain(fact.label + "".join((*fact.row_path, *fact.col_path))))
    if part.keys:
        whole = phrase(context.base, context.question.body[: inside.start()])
        if part.keys <= whole.keys:
            return True  # 三公经费里，三公花了多少: nothing is said of a part
        held = phrase(context.base, plain(" ".join((*fact.row_path, *fact.col_path, fact.label)))).keys
        return bool(context.near) and not part.keys & held
    return bool(said) and 3 * len(said & named) < len(said)
