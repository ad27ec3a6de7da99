"""Does a total agree with what stands beneath it? The total is looked up, its parts follow from where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from disclosure.amount import Amount
from disclosure.checks._families import Family, families
from disclosure.model import Fact
from qa.agreement import when_agrees
from qa.claims import claims, is_claimed
from qa.draft import Context, Draft
from qa.facts import is_generic
from qa.form_lines import forms
from qa.kinds.parts_named import fits
from qa.kinds.sides import Side, candidates, plan_of
from qa.link import Candidate
from qa.listed import listed
from qa.text import grams, plain
from qa.under import is_total, under
from qa.understand import cue, cues, number_word

_NEAR = 0.4
_CLOSE = 0.12
# What a figure that only its amount points at scores before its words are looked at.
_POINTED = 0.9


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the question says of the two sides.

    Attributes:
        total: the words for the total.
        count: how many parts it says there are, or None.
        amounts: what it says the total is; empty where it does not say.
    """

    total: str
    count: int | None
    amounts: frozenset[Amount]


@dataclass(frozen=True, slots=True)
class _Found:
    score: float
    coverage: float
    total: Fact
    parts: tuple[Fact, ...]

    def holds(self) -> bool | None:
        """Whether the parts come to the total; None where they do not mix."""
        added, own = Side(self.parts, 1.0).amount(), self.total.amount
        if added is None or own is None or added.unit.dimension != own.unit.dimension:
            return None
        return added.to(own.unit).value == own.value


def beneath(context: Context) -> Draft | None:
    """A total against the parts beneath it; None where it is open which total, or which parts, are meant."""
    asked = _asked(context)
    if asked is None:
        return None
    found = [one for one in _pairs(context, asked) if one.holds() is not None]
    found.sort(key=lambda one: -one.score)
    if not found or any(found[0].score - o.score < _CLOSE and o.holds() != found[0].holds() for o in found[1:]):
        return None
    best = found[0]
    facts = (best.total, *best.parts)
    return Draft(
        "consistency", max(best.coverage, 0.4), plan=plan_of("equal", Side((best.total,), 1.0), Side(best.parts, 1.0)),
        facts=facts, boolean=best.holds(), labels=tuple(context.base.title(fact) for fact in facts),
    )


def _asked(context: Context) -> _Asked | None:
    for pattern in cues()["beneath"]["patterns"]:
        match = re.search(pattern, context.question.body)
        if match is None or not cue("beneath", "parts").search(match.group()):
            continue
        if cue("several", "projects").search(match["parts"]):
            return None  # what many forms give does not stand beneath one total
        counted = cue("beneath", "counted").search(match["parts"])
        return _Asked(match["total"], number_word(counted["n"]) if counted else None, frozenset(claims(context.question.body)))
    return None


def _pairs(context: Context, asked: _Asked) -> Iterator[_Found]:
    scored = bool(cue("addends", "scored").search(context.question.text))
    totals = _totals(context, asked)
    lines: dict[Fact, list[tuple[Fact, ...]]] = {}
    for form in forms(context.base):
        if form.whole is not None:
            lines.setdefault(form.whole, []).append(form.spending)
    for document in context.base.documents:
        told = [n.fact for n in context.base.named if n.fact.document == document.id and n.fact.cell is None]
        told.sort(key=lambda fact: fact.span)
        known = [family for family in families(document) if family.rule != "project-forms" and scored == (family.rule == "score-total")]
        for score, coverage, total in totals:
            if total.document != document.id:
                continue
            options = [_facts(context, family, document.id) for family in known if family.total == total.id]
            options += [] if scored else [under(context.base, total), listed(document, total, told), *lines.get(total, [])]
            for parts in dict.fromkeys(options):
                if len(parts) > 1 and asked.count in (None, len(parts)) and fits(context, parts):
                    yield _Found(score, coverage, total, parts)


def _facts(context: Context, family: Family, document: str) -> tuple[Fact, ...]:
    found = [context.base.lookup(f"{document}#{part}") for part in family.parts]
    return tuple(fact for fact in found if fact is not None) if all(found) else ()


def _totals(context: Context, asked: _Asked) -> list[tuple[float, float, Fact]]:
    """The figures that may be the total: those it names, and those of the very amount it gives."""
    undated = replace(context, question=replace(context.question, years=()))
    if (rows := total_rows(context, asked.total)) and not asked.amounts:
        return rows
    named = of_statement(context, candidates(undated, asked.total))
    if not asked.amounts:
        best = named[0].score if named else 0.0
        return [(c.score, c.coverage, c.fact) for c in named if best - c.score < _NEAR]
    found = {(c.fact.document, c.fact.id): (c.score, c.coverage, c.fact) for c in named if is_claimed(c.fact, asked.amounts)}
    wanted = grams(context.question.text)
    for one in context.base.named:
        key = (one.fact.document, one.fact.id)
        if key not in found and is_claimed(one.fact, asked.amounts) and of_statement(context, [Candidate(one, 0.0, 0.0, 0.0)]):
            around = grams(plain("".join((*one.fact.row_path, one.fact.subject or "", *one.fact.section)))) | one.context_grams
            found[key] = (_POINTED + len(wanted & around) / max(1, len(wanted)), 0.5, one.fact)
    return list(found.values())


def of_statement(context: Context, found: list[Candidate]) -> list[Candidate]:
    """Only the figures of the statement the question names, where the documents have it."""
    wanted = context.question.statement
    held = any(table.statement == wanted for document in context.base.documents for table in document.tables)
    return [c for c in found if c.fact.statement == wanted] if wanted and held else found


def total_rows(context: Context, said: str) -> list[tuple[float, float, Fact]]:
    """The totals of the table a question names, where it says nothing else of the total than that it is one."""
    question = context.question
    bare = cue("beneath", "bare").sub("", cue("sides", "place").sub("", plain(said)))
    if bare or not question.statement:
        return []
    rows = [n.fact for n in context.base.named if n.fact.cell and n.fact.statement == question.statement and is_total(n.fact)]
    rows = [fact for fact in rows if _is_whole(fact)] or rows
    return [(1.0 + when_agrees(context.base, fact, question), 0.5, fact) for fact in rows if fact.amount is not None]


def _is_whole(fact: Fact) -> bool:
    """Whether a figure stands in a table's column of totals."""
    heading = fact.col_path[0] if len(fact.col_path) == 1 else ""
    return bool(heading) and (is_generic(heading) or cue("beneath", "total").search(plain(heading)) is not None)
