"""Does the total agree with its own parts? For lists, scores, detail lines and what a sentence lists."""

from __future__ import annotations

from dataclasses import dataclass

from disclosure.checks._families import Family, families
from disclosure.model import Document, Fact
from qa.draft import Context, Draft
from qa.kinds.parts_named import fits
from qa.kinds.sides import Side, plan_of
from qa.text import grams, plain
from qa.understand import cue

_LEAST = 0.3
_CLOSE = 0.1
# This much of a total's name has to be said.
_NAMED = 0.4


@dataclass(frozen=True, slots=True)
class _Found:
    score: float
    total: Fact
    parts: tuple[Fact, ...]
    rule: str


def addends(context: Context) -> Draft | None:
    """The total a question sets against its parts, added up exactly; None where it is open which is meant."""
    pairs = bool(cue("addends", "two_tables").search(context.question.body))
    if not pairs and not cue("addends", "words").search(context.question.body):
        return None
    meant = (one for one in _found(context) if pairs == (one.rule == "project-forms") and _is_named(context, one) and fits(context, one.parts))
    found = sorted(meant, key=lambda one: -one.score)
    if not found or found[0].score < _LEAST:
        return None
    best = found[0]
    if any(best.score - other.score < _CLOSE and other.total.amount != best.total.amount for other in found[1:4]):
        return None
    left, right = Side((best.total,), 1.0), Side(best.parts, 1.0)
    first, second = left.amount(), right.amount()
    if first is None or second is None:
        return None
    facts = (best.total, *best.parts)
    return Draft(
        "consistency", 1.0, plan=plan_of("equal", left, right), facts=facts, boolean=first.value == second.value,
        labels=tuple(context.base.title(fact) for fact in facts), text=str(second),
    )


def _is_named(context: Context, one: _Found) -> bool:
    """Whether a question names a total: by its table, its amount, its form, or most of its name."""
    question, label = context.question, grams(plain(context.base.title(one.total)))
    if question.table_number or question.statement or one.rule in ("score-total", "project-forms"):
        return True
    if one.total.amount is not None and one.total.amount.value in question.anchors:
        return True
    return bool(one.total.subject and plain(one.total.subject) in question.text) or len(label & grams(question.text)) >= _NAMED * len(label)


def _found(context: Context) -> list[_Found]:
    found = []
    for document in context.base.documents:
        for family in families(document):
            total = context.base.lookup(f"{document.id}#{family.total}")
            parts = [context.base.lookup(f"{document.id}#{part}") for part in family.parts]
            if total is not None and total.amount is not None and all(part is not None for part in parts):
                kept = tuple(part for part in parts if part is not None)
                found.append(_Found(_likeness(context, document, family, total), total, kept, family.rule))
    return found


def _likeness(context: Context, document: Document, family: Family, total: Fact) -> float:
    """How well the words around a total stand in the question; its number, its form's subject and its amount count most."""
    question = context.question
    table = document.table(total.table) if total.table else None
    around = plain(" ".join((family.place, table.label if table else document.slice(total.quote), total.subject or "")))
    asked = grams(cue("addends", "words").sub(" ", question.body))
    score = len(asked & grams(around)) / max(1, len(asked))
    number = "".join(char for char in (table.number or "") if char.isdigit() or char == "-") if table else ""
    if cue("addends", "tabled").search(question.body) and table is None:
        score -= 0.5
    if question.table_number:
        score += 1.0 if number.lstrip("0") == question.table_number.lstrip("0") else -1.0
    if question.statement and table is not None:
        score += 0.4 if table.statement == question.statement else -0.2
    if total.subject and len(total.subject) > 2:
        score += 0.6 if plain(total.subject) in question.text else 0.5 * _shared(plain(total.subject), question.text)
    if total.amount is not None and question.anchors:
        score += 0.6 if total.amount.value in question.anchors else -1.0
    return score + _kind(family, question.text)


def _shared(name: str, text: str) -> float:
    """The share of a name's pairs of characters that stand in a text, where most do."""
    share = len(grams(name) & grams(text)) / max(1, len(grams(name)))
    return share if share > 0.5 else 0.0


def _kind(family: Family, text: str) -> float:
    """Scores are meant by words of scoring, and only by these."""
    scored = bool(cue("addends", "scored").search(text))
    return 0.3 if scored == (family.rule == "score-total") else -0.6
