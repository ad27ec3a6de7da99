"""What is left of a count: posts that are not filled, and people who are not of a kind the document counts."""

from __future__ import annotations

from dataclasses import replace

from disclosure.model import Fact, Role
from qa.draft import Context, Draft, single
from qa.kinds.choose import choose
from qa.link import link
from qa.phrase import phrase
from qa.text import grams, plain
from qa.understand import cue, cues

# A part is meant when its name is said at least so well.
_NAMED = 0.55


def remainder(context: Context) -> Draft | None:
    """The difference of two counts that the question does not name as one."""
    if cue("remainder", "vacant").search(context.question.text):
        return _vacant(context)
    return _others(context)


def _vacant(context: Context) -> Draft | None:
    """Posts less staff in service."""
    found = _posts_and_staff(context)
    return _difference(context, *found) if found else None


def overstaffed(context: Context) -> Draft | None:
    """Whether there are more people than posts, and by how many."""
    found = _posts_and_staff(context)
    if found is None:
        return Draft("comparison", 0.0)
    posts, staff = found
    more = staff.amount is not None and posts.amount is not None and staff.amount.value > posts.amount.value
    labels = (context.base.title(staff), context.base.title(posts))
    return Draft("comparison", 0.9, plan=single("difference", staff, posts), facts=(staff, posts), labels=labels, boolean=more, magnitude=True)


def _posts_and_staff(context: Context) -> tuple[Fact, Fact] | None:
    """The number of posts and that of the staff in service."""
    counted = replace(context, question=replace(context.question, dimension="people", years=()))
    posts, staff = (choose(counted, cues()["remainder"][name], (Role.COUNT, Role.LEVEL)) for name in ("posts", "staff"))
    if posts is None or staff is None or min(posts.best.naming, staff.best.naming) < 0.9:
        return None
    return posts.fact, staff.fact


def _others(context: Context) -> Draft | None:
    """A count less the part of it that is of the kind set aside (不是参公的有几人)."""
    body = context.question.body
    match = cue("remainder", "others").search(body)
    if match is None:
        return None
    asked = phrase(context.base, body[: match.start()] + (match["part"] or match["other"]))
    found = link(context.base, asked, context.question, roles=(Role.COUNT,))
    named = [c.fact for c in found[:8] if c.naming > _NAMED]
    part = grams(plain(match["part"] or match["other"]))
    best = max((len(part & grams(plain(fact.label))) for fact in named), default=0)
    named = [fact for fact in named if len(part & grams(plain(fact.label))) == best]
    pairs = [(whole, fact) for fact in named for whole in _wholes(context, fact)]
    lead = grams(body[: match.start()])
    pairs.sort(key=lambda pair: (-len(lead & grams(_sentence(context, pair[1]))), -len(lead & grams(plain(pair[0].label)))))
    said = [pair for pair in pairs if pair[0].amount is not None and pair[0].amount.value in context.question.anchors]
    return _difference(context, *(said or pairs)[0]) if pairs else None


def _sentence(context: Context, fact: Fact) -> str:
    return plain(context.base.document(fact.document).slice(fact.quote))


def _wholes(context: Context, part: Fact) -> list[Fact]:
    """The counts a part is listed under: those before it in its sentence that are greater, the nearest first."""
    return [
        named.fact for named in context.base.named
        if named.fact.document == part.document and named.fact.cell is None and named.fact.quote == part.quote
        and named.fact.role is Role.COUNT and named.fact.span[1] <= part.span[0] and _greater(named.fact, part)
    ][::-1]


def _greater(whole: Fact, part: Fact) -> bool:
    if whole.amount is None or part.amount is None or whole.amount.unit.dimension != part.amount.unit.dimension:
        return False
    return whole.amount.value > part.amount.value


def _difference(context: Context, whole: Fact, part: Fact) -> Draft | None:
    if whole.amount is None or part.amount is None or whole.amount.unit.dimension != part.amount.unit.dimension:
        return None
    labels = (context.base.title(whole), context.base.title(part))
    return Draft("without", 1.0, plan=single("minus_all", whole, part), facts=(whole, part), labels=labels)
