"""Questions about the lines of a project's form: which there are, the largest, their sum, one of them, its share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from disclosure.model import Fact
from qa.draft import Context, Draft, single
from qa.enumerated import enumerated, unsplit
from qa.enumerated import shown as shown_name
from qa.form_lines import Form, beside_subject, form_meant, forms, line_called, lines_of
from qa.kinds.conditions import condition
from qa.kinds.ranked_rows import ranked
from qa.kinds.row_sums import summed
from qa.phrase import without_stop_words
from qa.text import plain
from qa.understand import cue, number_word
from qa.write import sentences, shown

# Kinds of question that no single line answers.
_NOT_ONE = ("share", "change", "comparison", "average", "truth", "consistency", "sum")


def lines(context: Context) -> Draft | None:
    """What a question that asks for lines of a form by words for them comes to."""
    question = context.question
    if question.in_english:
        return None
    if cue("lines", "all_forms").search(question.text):
        return _of_all_forms(context)
    form = form_meant(context)
    if form is None:
        return _in_places(context)
    rows = lines_of(context, form)
    if "share" in question.kinds:
        return _share(context, form, rows)
    if "consistency" in question.kinds:
        return None
    if "without" in question.kinds:
        return _others(context, form, rows)
    if cue("lines", "which").search(question.text) and "ranking" not in question.kinds and not cue("lines", "added").search(question.text):
        return _listed(context, _bounded(context, rows))
    if "sum" in question.kinds and "ranking" not in question.kinds:
        return _sum(context, form, rows)
    if len(rows) > 1 and "ranking" in question.kinds and cue("lines", "words").search(question.text):
        return ranked(context, rows)
    return None


def _bounded(context: Context, rows: Sequence[Fact]) -> list[Fact]:
    """The lines that a bound in the question (超过10万的) leaves."""
    holds = condition(context.question.text)
    return [row for row in rows if holds is None or holds(row)]


def _of_all_forms(context: Context) -> Draft | None:
    """The sum over the lists of what is bought of all forms."""
    if not cue("lines", "bought").search(context.question.text) or "sum" not in context.question.kinds:
        return None
    rows = tuple(fact for form in forms(context.base) for fact in form.buying)
    return summed(context, rows, [f.label for f in rows]) if len(rows) > 1 else None


def _others(context: Context, form: Form, rows: Sequence[Fact]) -> Draft | None:
    """The sum of a form's lines without those set aside."""
    match = cue("kind", "without").search(beside_subject(context, form))
    names = cue("enumerated", "others").split(match["minus"]) if match else []
    taken = [line_called(context, rows, name) for name in names]
    gone = {fact.cell for fact in taken if fact is not None}
    kept = [fact for fact in rows if fact.cell not in gone]
    if None in taken or not gone or len(kept) < 2:
        return None
    return summed(context, kept, [f.label for f in kept])


def _in_places(context: Context) -> Draft | None:
    """The sum of the lines of one name in the forms of several projects (两个项目里的印刷费)."""
    if "sum" not in context.question.kinds or not cue("lines", "places").search(context.question.text):
        return None
    groups: dict[str, list[Fact]] = {}
    for form in forms(context.base):
        for fact in form.spending:
            label = plain(_bare(fact.label))
            if len(label) > 2 and label in context.question.body:
                groups.setdefault(label, []).append(fact)
    rows = max(groups.values(), key=len, default=[])
    said = _number_said(context)
    return summed(context, rows, [f.label for f in rows]) if len(rows) > 1 and said in (None, len(rows)) else None


def _sum(context: Context, form: Form, rows: Sequence[Fact]) -> Draft | None:
    """The sum of the lines named; of all where the list as such is meant."""
    if len(told := _by_words(context, rows)) > 1:
        return summed(context, told, [f.label for f in told])
    beside = replace(context, question=replace(context.question, body=beside_subject(context, form).strip()))
    names = [shown_name(name) for name in enumerated(unsplit(beside))]
    if len(names) > 1:
        found = [line_called(context, rows, name) or line_called(context, (*form.spending, *form.buying), name) for name in names]
        known = list({fact.cell: fact for fact in found if fact is not None}.values())
        if None not in found and len(known) == (_number_said(context) or len(names)):
            return summed(context, known, [f.label for f in known])
        return None
    rest = cue("lines", "whole").sub(" ", cue("lines", "around").sub(" ", beside.question.body))
    if len(rows) > 1 and not "".join(without_stop_words(rest).split()) and cue("lines", "whole").search(context.question.text):
        return summed(context, rows, [f.label for f in rows])
    return None


def _by_words(context: Context, rows: Sequence[Fact]) -> list[Fact]:
    """The lines in whose rows the words stand that a question puts in quotes (支出经济分类写“采购经费”的几笔)."""
    quoted = [plain(word) for word in re.findall("[“\"]([^”\"]{2,12})[”\"]", context.question.raw)]
    only = cue("lines", "only").search(context.question.text)
    around = {fact.id: _texts(context, fact, whole=not only) for fact in rows}
    meant = [word for word in quoted if any(word in texts for texts in around.values())]
    return [fact for fact in rows if meant and all(word in around[fact.id] for word in meant)]


def _texts(context: Context, fact: Fact, *, whole: bool) -> str | list[str]:
    """What a line's row says: as one text, or each of its cells by itself."""
    document = context.base.document(fact.document)
    if whole:
        return plain(document.slice(fact.quote))
    table = document.table(fact.table or "")
    row = next((c.row for c in table.cells if c.kind == "value" and c.span == fact.span), None) if table else None
    return [plain(c.text) for c in table.cells if c.row == row] if table and row is not None else []


def _number_said(context: Context) -> int | None:
    """How many lines a question says it adds up (这三笔)."""
    match = cue("lines", "number").search(context.question.body)
    return number_word(match["n"]) if match else None


def _listed(context: Context, rows: Sequence[Fact]) -> Draft | None:
    """The lines with their amounts."""
    if not rows:
        return None
    say = sentences(context.question.language)
    told = say["list"].format(items=say["join"].join(f"{_bare(f.label)}{shown(f.amount)}" for f in rows))
    items = tuple(_bare(f.label) for f in rows)
    return Draft("list", 1.0, items=items, facts=tuple(rows), labels=tuple(f.label for f in rows), text=told)


def _bare(label: str) -> str:
    """A line's name without the number in front of it."""
    return re.sub(r"^\d{1,2}[.、．](?=\D)", "", label)


def _share(context: Context, form: Form, rows: Sequence[Fact]) -> Draft | None:
    """A line's share of its project."""
    fact = _one(context, form, rows)
    if fact is None or form.whole is None or fact.amount == form.whole.amount:
        return None
    if cue("lines", "of_another").search(beside_subject(context, form)):
        return None
    return Draft("share", 0.9, plan=single("ratio", fact, form.whole), facts=(fact, form.whole), labels=(fact.label, form.subject))


def one_line(context: Context) -> Draft | None:
    """One line of the form of the project that a question names, by words of its own."""
    question = context.question
    form = form_meant(context) if question.asks_number and not question.in_english else None
    if form is None or any(kind in question.kinds for kind in _NOT_ONE):
        return None
    fact = _one(context, form, lines_of(context, form))
    if fact is None or (fact.amount is not None and fact.amount.value in question.anchors):
        return None  # the question gives this one itself
    return Draft("lookup", 0.9, plan=single("value", fact), facts=(fact,), labels=(_bare(fact.label),), target=question.asked_unit)


def _one(context: Context, form: Form, rows: Sequence[Fact]) -> Fact | None:
    """The only line of which the words beside the project's name say anything."""
    said = cue("lines", "around").sub(" ", beside_subject(context, form))
    pieces = [piece for piece in without_stop_words(plain(said)).split() if len(piece) > 1]
    found = {f.cell: f for piece in pieces if (f := line_called(context, rows, piece)) is not None}
    return next(iter(found.values())) if len(found) == 1 else None
