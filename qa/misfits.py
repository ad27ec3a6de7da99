"""What a question says that no figure taken for it is of: a part of the year, a subject's code, a unit within the department."""

from __future__ import annotations

import re

from disclosure.terms import load, pattern
from qa.draft import Context, Draft
from qa.entities import shortened
from qa.facts import FactBase
from qa.kinds.organs import units_listed
from qa.text import plain
from qa.told import told_of
from qa.understand import cue

# Characters of a place's name, and the fewest that name a unit.
_PLACE = 2
_LEAST = 5


def misfit(draft: Draft, context: Context) -> bool:
    """Whether a draft is of another part of the year, subject or unit than the question says."""
    return _of_no_code(context) or _of_another_period(draft, context) or _of_another_unit(draft, context)


def _told(draft: Draft, context: Context) -> str:
    """All that is said of the figures and quotes of a draft."""
    return "".join((*(told_of(fact, context.base) for fact in draft.facts), *(plain(quote.text) for quote in draft.quotes), *map(plain, draft.items)))


def _of_no_code(context: Context) -> bool:
    """Whether the question calls digits the code of a subject that no document has, or that is not the subject named."""
    text = context.question.text
    matches = list(pattern("misfits", "code", "called").finditer(text))
    called = [next(filter(None, match.groups())) for match in matches]
    if any(_of_another_subject(text[: match.start()], code, context.base) for match, code in zip(matches, called, strict=True)):
        return True
    missing = [code for code in called if code not in context.base.codes]
    return bool(missing) and not all(any(code in "".join(d.text.split()) for d in context.base.documents) for code in missing)


def _of_another_subject(before: str, code: str, base: FactBase) -> bool:
    """Whether a code stands behind the name of a subject that has other codes only."""
    name = max((before[start:end] for start, end in base.labels_in(before) if end == len(before)), key=len, default="")
    own = {named.fact.code for named in base.named if named.fact.code and plain(named.fact.label) == name}
    return bool(own) and code not in own


def _of_another_period(draft: Draft, context: Context) -> bool:
    """Whether a quarter, a month or the like was asked for, and what was found is not said to be of one."""
    if draft.kind == "monthly":
        return False
    text = context.question.text
    wanted = [re.escape(match.group()) for match in pattern("misfits", "period", "named").finditer(text)]
    wanted += [told for asked, told in load("misfits")["period"]["recurring"].items() if re.search(asked, text)]
    told = _told(draft, context) if wanted else ""
    return any(re.search(period, told) is None for period in wanted)


def _of_another_unit(draft: Draft, context: Context) -> bool:
    """Whether the question names a unit within the department, listed or said to be one, and no money found is said to be that unit's."""
    said = [short for unit in units_within(context) if (short := next((s for s in _as_said(unit) if s in context.question.text), None))]
    said += [match["unit"] for match in pattern("misfits", "unit", "within").finditer(context.question.text)]
    coded = bool(context.question.codes)  # a subject called like a unit (图书馆)
    if coded or not said or not any(fact.amount is not None and fact.amount.unit.is_money for fact in draft.facts):
        return False
    told = _told(draft, context)
    return not any(short in told for unit in said for short in (unit, *shortened(unit)))


def _as_said(unit: str) -> tuple[str, ...]:
    """A unit's name in full, and without the place it begins with (省文史资料编辑部, 文史资料编辑部)."""
    return tuple(unit[start:] for start in (0, _PLACE, _PLACE + 1) if len(unit) - start >= _LEAST)


def units_within(context: Context) -> frozenset[str]:
    """The units (plain) listed as parts of the documents' departments, without the departments themselves."""
    itself = cue("except", "own")
    found = set()
    for document in context.base.documents:
        owner = plain(document.info.entity or "")
        names = (plain(name) for name in units_listed(document))
        found |= {name for name in names if owner and len(name) > 3 and name != owner and not itself.search(name) and name not in owner}
    return frozenset(found)
