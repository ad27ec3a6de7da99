"""The lines of project forms: what a project's money is for, and what it buys, as its form lists them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from disclosure.model import Fact, Role
from disclosure.terms import pattern, words
from qa.draft import Context
from qa.facts import FactBase
from qa.text import grams, plain
from qa.understand import cue

# A form is meant when this much of its project's name is said, and by this much more than another.
_LEAST = 0.6
_APART = 0.05
# So many of a name's last characters are enough where no other project's name ends so.
_TAIL = 5


@dataclass(frozen=True, slots=True)
class Form:
    """The lines of one project's form.

    Attributes:
        subject: the project.
        whole: its own amount, where the form or the list of projects gives it.
        spending: what the money is for.
        buying: what is procured.
    """

    subject: str
    whole: Fact | None
    spending: tuple[Fact, ...]
    buying: tuple[Fact, ...]


def forms(base: FactBase) -> list[Form]:
    """Every form of the scope that has lines."""
    found: dict[tuple[str, str], list[Fact]] = {}
    for named in base.named:
        fact = named.fact
        if fact.subject and fact.table and fact.cell and fact.statement in words("naming", "level", "forms"):
            found.setdefault((fact.document, fact.table), []).append(fact)
    built = [_form(facts) for facts in found.values()]
    return [form for form in built if form.spending or form.buying]


def _form(facts: Sequence[Fact]) -> Form:
    subject = facts[0].subject or ""
    spending = _under(facts, words("forms", "details", "heads"))
    buying = _under(facts, words("forms", "details", "bought"))
    whole = next((f for f in facts if pattern("rules", "form", "own_year").fullmatch(plain(f.label)) and _priced(f)), None)
    return Form(subject, whole, spending, buying)


def _under(facts: Sequence[Fact], heads: Sequence[str]) -> tuple[Fact, ...]:
    """The amounts under one of these headings, one a line, without their total."""
    rows = [f for f in facts if _priced(f) and len(f.row_path) > 1 and any(part in heads for part in f.row_path[:-1])]
    totals = words("columns", "total", "names")
    own = {f.cell: f for f in rows if plain(f.label) not in totals}
    return tuple(own.values())


def _priced(fact: Fact) -> bool:
    return fact.role is Role.LEVEL and fact.amount is not None and fact.amount.unit.is_money


def form_meant(context: Context) -> Form | None:
    """The form of the project a question is about: by its name, its amount or the number of its table; None where open."""
    listed = forms(context.base)
    pointed = cue("lines", "pointed").search(context.question.text)
    called = [form for form in listed if pointed and pointed["name"] in plain(form.subject)]
    if len(called) == 1:
        return called[0]
    if (short := _by_ending(context, listed)) is not None:
        return short
    scored = sorted(((_said(context, form), place) for place, form in enumerate(listed)), reverse=True)
    if not scored or scored[0][0] < _LEAST:
        return None
    if len(scored) > 1 and scored[0][0] - scored[1][0] < _APART:
        return None
    return listed[scored[0][1]]


def _by_ending(context: Context, listed: Sequence[Form]) -> Form | None:
    """The form of the project whose name alone ends as the question has it (业务工作经费 of 医疗保险业务工作经费)."""
    text = context.question.text
    sizes = sorted(((_ending(plain(form.subject), text), place) for place, form in enumerate(listed)), reverse=True)
    if not sizes or sizes[0][0] < _TAIL or (len(sizes) > 1 and sizes[0][0] - sizes[1][0] < 2):
        return None
    return listed[sizes[0][1]]


def _ending(subject: str, text: str) -> int:
    """How many of the last characters of a name stand together in a text."""
    return next((size for size in range(len(subject), 1, -1) if subject[-size:] in text), 0)


def _said(context: Context, form: Form) -> float:
    question, subject = context.question, plain(form.subject)
    pairs = grams(subject)
    share = len(pairs & grams(question.text)) / max(1, len(pairs))
    score = 1.0 + len(subject) / 100 if subject in question.text else 0.9 * share
    first = (*form.spending, *form.buying)[0]
    table = context.base.document(first.document).table(first.table or "")
    number = "".join(c for c in (table.number or "") if c.isdigit() or c == "-") if table else ""
    if question.table_number and number.lstrip("0") == question.table_number.lstrip("0"):
        score += 1.0
    amount = form.whole.amount if form.whole else None
    if amount is not None and amount.value in question.anchors:
        score += 0.6 if share > 0.2 else 0.4
    return score


def beside_subject(context: Context, form: Form) -> str:
    """The question without the name of the form's project."""
    text, subject = context.question.body, plain(form.subject)
    if subject in text:
        return text.replace(subject, " ")
    for size in range(len(subject) - 1, 3, -1):
        for start in range(len(subject) - size + 1):
            if (piece := subject[start : start + size]) in text:
                return text.replace(piece, " ")
    return text


def lines_of(context: Context, form: Form) -> tuple[Fact, ...]:
    """The lines a question is about: what is bought where it says so, else what the money is for."""
    quoted = re.sub("[“\"](?P<name>[^”\"]*)[”\"]", lambda m: m["name"] if m["name"] in words("forms", "details", "bought") else "", context.question.raw)
    bought = cue("lines", "bought").search(quoted)
    bought = None if cue("lines", "classed").search(context.question.text) else bought
    return (form.buying or form.spending) if bought or not form.spending else form.spending


def line_called(context: Context, lines: Sequence[Fact], name: str) -> Fact | None:
    """The one line that a name means: it holds the name or most of its pairs of characters; None where two do.

    Lines of one label are told apart by what else their rows say.
    """
    said = plain(name)
    scored = sorted(((_like(plain(fact.label), said), place) for place, fact in enumerate(lines)), reverse=True)
    if not scored or scored[0][0] < 0.5:
        rows = [plain(context.base.document(fact.document).slice(fact.quote)) for fact in lines]
        scored = sorted(((_said_in(row, said), place) for place, row in enumerate(rows)), reverse=True)
    if not scored or scored[0][0] < 0.5 or (len(scored) > 1 and scored[0][0] - scored[1][0] < 0.1):
        return None
    return lines[scored[0][1]]


def _said_in(row: str, said: str) -> float:
    """How much of what is said stands in a row."""
    pairs = grams(said)
    return len(pairs & grams(row)) / max(1, len(pairs)) if len(said) > 2 else 0.0


def _like(label: str, said: str) -> float:
    """How much of what is said is in a line's label, or of the label in what is said."""
    if label == said:
        return 1.2
    if label in said or said in label:
        return 1.0
    shared = len(grams(said) & grams(label))
    return shared / max(1, min(len(grams(said)), len(grams(label))))
