"""Which indicators a form sets (年度目标2有哪些数量指标): of a kind, an objective, a horizon or a project, in its order."""

from __future__ import annotations

from collections.abc import Sequence
from re import Match

from disclosure.model import Fact
from disclosure.plan import Plan, Step, fact_ref
from disclosure.terms import pattern, words
from qa.draft import Context, Draft
from qa.text import plain, share_said
from qa.understand import cue, number_word

# How much of an objective's or a project's name has to be said.
_NAMED = 0.7

# The table of a form with the heading over some of its rows: an objective, or a horizon.
Place = tuple[str, str, str]


def indicator_lists(context: Context) -> Draft | None:
    """The indicators of the one form and objective that the question speaks of; how many, where that is asked.

    None where it asks for something else; a draft without coverage where more than one form or objective is meant.
    """
    match = cue("indicator_lists", "asked").search(context.question.text)
    if match is None or cue("indicator_lists", "other").search(context.question.text):
        return None
    places: dict[Place, list[Fact]] = {}
    for fact in _rows(context):
        places.setdefault((fact.document, fact.table or "", fact.row_path[0]), []).append(fact)
    meant = {place: rows for place, facts in _meant(context, places).items() if (rows := _of_kind(facts, match["kind"] or match["kind2"]))}
    if len({place[:2] for place in meant}) != 1:
        return Draft("list", 0.0)
    rows = [fact for facts in meant.values() for fact in facts]
    labels = tuple(fact.label for fact in rows)
    if cue("indicator_lists", "counted").search(context.question.text):
        plan = Plan((Step("s1", "count", tuple(fact_ref(fact) for fact in rows)),))
        return Draft("count", 0.9, plan=plan, facts=tuple(rows), labels=labels)
    return Draft("list", 0.9, facts=tuple(rows), items=labels, labels=labels)


def _rows(context: Context) -> list[Fact]:
    """One figure of every indicator, of the document's own year where it has one, in the order of the forms."""
    first: dict[tuple[str, str, tuple[str, ...]], Fact] = {}
    for named in context.base.named:
        fact = named.fact
        if fact.cell and fact.statement in words("naming", "level", "forms") and any(pattern("forms", "indicator", "class_ends").search(part) for part in fact.row_path[1:-1]):
            key = (fact.document, fact.table or "", fact.row_path)
            if key not in first or fact.year == context.base.document(fact.document).info.year != first[key].year:
                first[key] = fact
    return sorted(first.values(), key=lambda fact: (fact.document, fact.span))


def _of_kind(rows: Sequence[Fact], kind: str | None) -> list[Fact]:
    return [fact for fact in rows if not kind or any(kind in part for part in fact.row_path[:-1])]


def _meant(context: Context, places: dict[Place, list[Fact]]) -> dict[Place, list[Fact]]:
    """The objectives named, else those of the form and the horizon named."""
    text = context.question.text
    numbered = cue("indicator_lists", "numbered").search(text)
    by_number = {p: rows for p, rows in places.items() if numbered and _is_numbered(p[2], numbered)}
    by_text = {p: rows for p, rows in places.items() if (told := _objective(context, p)) and share_said(told, text) > _NAMED}
    found = by_number or by_text or places
    named = {p: rows for p, rows in found.items() if rows[0].subject and share_said(plain(rows[0].subject), text) > _NAMED}
    whole = {p: rows for p, rows in found.items() if not rows[0].subject}
    found = named or whole or found
    horizon = cue("indicator_lists", "horizon").search(text)
    wanted = horizon["kind"] if horizon else cue("indicator_lists", "usual").pattern
    return {p: rows for p, rows in found.items() if wanted in p[2]} or (found if horizon is None else {})


def _is_numbered(head: str, said: Match[str]) -> bool:
    match = cue("indicator_lists", "numbered").search(plain(head))
    return match is not None and match["kind"] == said["kind"] and number_word(match["n"]) == number_word(said["n"])


def _objective(context: Context, place: Place) -> str:
    """What an objective says, which its heading only numbers."""
    document, table, head = place
    texts = [n.fact.text for n in context.base.named if n.fact.document == document and n.fact.table == table and n.fact.row_path == (head,)]
    return plain(texts[0]) if texts else ""

