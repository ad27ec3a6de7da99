"""Questions over several documents: comparison, ranking, sum and difference of one figure over units, years or stages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from disclosure.model import DocumentInfo
from qa.across.asked import Asked, asked_of, pair_of
from qa.across.build import PAIRS, Case, build
from qa.across.changes import changes
from qa.across.english import in_chinese
from qa.across.extreme import largest_project
from qa.across.glossaries import glossaries
from qa.across.library import holdings
from qa.across.meant import Meant, meant_by
from qa.across.measure import Measured, Prepared, dimension_of, measured
from qa.across.program import Term, base_of, paired, plain_terms
from qa.across.sides import of_sides
from qa.across.single import filled
from qa.across.units import Disclosure, disclosures
from qa.across.wording import wording
from qa.across.words import names_for
from qa.draft import Context, Draft
from qa.understand import Question, understand
from qa.write import sentences


@dataclass(frozen=True, slots=True)
class Said:
    """What comes of a question over several documents: a draft with its context, or why there is none."""

    draft: Draft | None = None
    context: Context | None = None
    refusal: str = ""
    asks_back: bool = False


def across(prepared: Prepared, question: Question, scope: Sequence[DocumentInfo], narrowed: bool) -> Said | None:
    """Answer a question that is about several documents; None for any other.

    Args:
        prepared: gives the named facts of some documents.
        narrowed: whether the asker chose the documents.
    """
    listed = disclosures(scope)
    if (held := holdings(question, listed)) is not None:
        return Said(held, Context(base_of((), ()), *prepared(scope[:1])[1:], question))
    if len(listed) < 2:
        return None
    for kind in (wording, largest_project):
        if (said := kind(prepared, question, listed)) is not None:
            return _said(prepared, question, listed, said)
    meant = meant_by(question, listed, narrowed)
    if (said := glossaries(prepared, question, meant.listed if isinstance(meant, Meant) else listed)) is not None:
        return _said(prepared, question, listed, said)
    if {"reason", "definition"} & set(question.kinds):
        return None
    answer = _of_meant(prepared, question, meant, narrowed)
    if answer is None or answer.draft is None:
        return _of_sides(prepared, question, listed) or answer
    return answer


def _of_meant(prepared: Prepared, question: Question, meant: Meant | str | None, narrowed: bool) -> Said | None:
    if isinstance(meant, str):
        return Said(refusal=meant)
    if meant is None:
        return None
    text = meant.text
    if question.language == "en" and meant.by_name and meant.of_units:
        text = in_chinese(question.raw)
        question = replace(question, asked_unit=understand(text, ()).asked_unit)
    asked = asked_of(question, text)
    if asked is None or not asked.measure:
        return _unclear(question, meant) if meant.by_name or (narrowed and question.asks_number) else None
    if asked.op == "changes":
        return _changed(prepared, question, meant)
    return _answered(prepared, question, meant, asked)


def _of_sides(prepared: Prepared, question: Question, listed: Sequence[Disclosure]) -> Said | None:
    """The same for two sides that ask for different things."""
    op = pair_of(question.text)
    draft = of_sides(prepared, question, op, listed) if op else None
    if draft is None:
        return None
    files = {fact.document for fact in draft.facts}
    return _said(prepared, question, [d for d in listed if files & {info.id for info in d.files}], draft)


def _answered(prepared: Prepared, question: Question, meant: Meant, asked: Asked) -> Said | None:
    say = sentences(question.language)
    if asked.op in PAIRS and len(meant.listed) > 2:
        return Said(refusal=_which_two(question, meant), asks_back=True)
    dimension = None if asked.by == "per" else dimension_of(question.text)
    found = _found(prepared, meant, asked.measure, dimension)
    other = _found(prepared, meant, asked.whole, dimension_of(asked.whole) or dimension) if asked.whole else None
    terms = [t for d in meant.listed for t in _terms(asked, found, other) if t.of == d]
    terms = [replace(t, target=question.asked_unit) for t in terms]
    lacking = tuple(d for d in meant.listed if d not in {t.of for t in terms})
    names = names_for(meant.listed, question.language)
    if (lacking and meant.by_name and asked.op != "has") or not terms:
        return Said(refusal=say["across_refused"].format(items=say["join"].join(d.title for d in lacking[:6])))
    reading = say.get(f"across_scope_{found.scope}", "")
    named = () if asked.op == "has" else lacking
    draft = build(Case(question, asked, tuple(terms), names, named, reading, meant.left))
    if draft is None:
        return Said(refusal=say["across_refused"].format(items=say["join"].join(d.title for d in lacking[:6])))
    return _said(prepared, question, [term.of for term in terms], draft)


def _found(prepared: Prepared, meant: Meant, words: str, dimension: str | None) -> Measured:
    """A figure in the disclosures meant; of one that is named and has it by no such name, what it answers."""
    found = measured(prepared, meant.listed, words, dimension)
    return filled(prepared, found, words, dimension) if meant.by_name and found.absent else found


def _said(prepared: Prepared, question: Question, listed: Sequence[Disclosure], draft: Draft) -> Said:
    """A draft with the documents it is of."""
    files = [info for of in listed for info in of.files]
    _, retriever, meanings = prepared(files[:1])
    documents = [document for info in files for document in prepared([info])[0].documents]
    return Said(draft, Context(base_of(documents, draft.facts), retriever, meanings, question))


def _unclear(question: Question, meant: Meant) -> Said | None:
    """A question back where several units are named and it is open what is asked of them; else nothing."""
    units = list(dict.fromkeys(d.unit for d in meant.listed))
    if len(units) < 2:
        return None
    say = sentences(question.language)
    return Said(refusal=say["across_unclear"].format(items=say["join"].join(units[:6])), asks_back=True)


def _changed(prepared: Prepared, question: Question, meant: Meant) -> Said | None:
    if len(meant.listed) != 2:
        return None
    draft = changes(prepared, question, meant.listed)
    return _said(prepared, question, meant.listed, draft) if draft else None


def _which_two(question: Question, meant: Meant) -> str:
    say = sentences(question.language)
    few = say["join"].join(d.title for d in meant.listed[:4]) + ("…" if len(meant.listed) > 4 else "")
    return say["across_two"].format(items=few)


def _terms(asked: Asked, found: Measured, other: Measured | None) -> list[Term]:
    if other is None:
        return plain_terms(found)
    return paired(asked.by or "ratio", found, other)
