"""Does the text say what a table says? One name in both places, taken only where it is the very same name."""

from __future__ import annotations

from dataclasses import replace

from disclosure.model import Fact, Table
from disclosure.statements import statement_of
from qa.agreement import when_agrees
from qa.claims import claims, is_claimed, without_claims
from qa.draft import Context, Draft, single
from qa.kinds.choose import same_figure
from qa.kinds.sides import candidates, mixes, split_sides
from qa.text import grams, plain
from qa.under import is_total
from qa.understand import cue

_CLEAR = 0.15
_LEAST = 0.9
# A chapter is of a table when it says so much of its title.
_TITLED = 0.6


def text_table(context: Context) -> Draft | None:
    """A figure of a sentence against the cell of its name in the table the question names; None where either is open."""
    split = split_sides(context, "equality")
    if split is None:
        return None
    told = [side for side in split if cue("scope", "narrative").search(side)]
    named = [side for side in split if side not in told and cue("text_table", "table").search(side)]
    if len(told) != 1 or len(named) != 1:
        return None
    stated = _stated(context, told[0])
    printed = _printed(context, named[0], stated) if stated else None
    if stated is None or printed is None:
        return None
    return Draft(
        "consistency", 1.0, plan=single("equal", stated, printed), facts=(stated, printed),
        boolean=same_figure(stated, printed), labels=(context.base.title(stated), context.base.title(printed)),
    )


def _stated(context: Context, side: str) -> Fact | None:
    """The figure of the text a side means: that of the amount it gives, else the only one it names best."""
    said = list(claims(side))
    undated = replace(context, question=replace(context.question, years=(), statement=None))
    named = [c for c in candidates(undated, without_claims(side)) if c.fact.cell is None and c.fact.table is None and c.naming >= _LEAST]
    if said:
        named = [c for c in named if is_claimed(c.fact, said)]
    if not named or any(named[0].score - c.score < _CLEAR and not same_figure(c.fact, named[0].fact) for c in named[1:]):
        return None
    return named[0].fact


def _printed(context: Context, side: str, stated: Fact) -> Fact | None:
    """The cell of the same name in the table a side names: all such cells give one amount, or those of its totals do."""
    match = cue("text_table", "table").search(side)
    tables = _nearest(_tables(context, stated.document, match["table"]) if match else [], stated)
    own = side[match.end() :] if match else ""
    name = _bare(own, tables) or _bare(plain(stated.label), tables)
    if not tables or not name:
        return None
    ids = {table.id for table in tables}
    cells = [n.fact for n in context.base.named if n.fact.document == stated.document and n.fact.table in ids and mixes(n.fact, stated)]
    found = [fact for fact in cells if name in (_bare(row_name(fact), tables), _bare(_column(fact), tables))]
    return _one(context, [fact for fact in found if not fact.doubtful], name, tables)


def _one(context: Context, found: list[Fact], name: str, tables: list[Table]) -> Fact | None:
    """The cell meant among those of one name: where a column bears it, in the row of the total; of several dates, the question's."""
    by_column = [fact for fact in found if _bare(_column(fact), tables) == name]
    totals = [fact for fact in by_column if is_total(fact)]
    kept = totals or ([] if by_column and len({fact.row_path for fact in by_column}) > 1 else found)
    if not kept:
        return None
    best = max(when_agrees(context.base, fact, context.question) for fact in kept)
    kept = [fact for fact in kept if when_agrees(context.base, fact, context.question) == best]
    whole = [fact for fact in kept if cue("beneath", "total").search(_column(fact)) or cue("text_table", "whole").fullmatch(_column(fact))]
    kept = whole or kept
    return kept[0] if all(same_figure(kept[0], fact) for fact in kept[1:]) else None


def _tables(context: Context, document: str, words: str) -> list[Table]:
    """The tables of a document that words name: by their statement or by their title."""
    held = [table for table in context.base.document(document).tables if not table.is_form]
    statement = statement_of(words)[0]
    titled = [table for table in held if grams(plain(words)[:-1]) <= grams(plain(table.label))]
    return titled or [table for table in held if statement is not None and table.statement == statement]


def _nearest(tables: list[Table], stated: Fact) -> list[Table]:
    """Of several tables so called, the one whose title the chapter of the figure's sentence says best."""
    chapter = grams(plain("".join(stated.section)))
    said = [len(grams(plain(table.title)) & chapter) / max(1, len(grams(plain(table.title)))) for table in tables]
    best = [table for table, share in zip(tables, said, strict=True) if share == max(said)]
    return best if len(best) == 1 and max(said) >= _TITLED else tables


def tables_named(context: Context, document: str, text: str) -> list[Table]:
    """The tables of a document that a question names, none where it names none."""
    match = cue("text_table", "table").search(text)
    return _tables(context, document, match["table"]) if match else []


def bare(name: str) -> str:
    """A name without words of all figures."""
    return cue("text_table", "generic").sub("", plain(name))


def _bare(name: str, tables: list[Table]) -> str:
    """A name without the words that its table's title says of every figure, and without words of all figures."""
    own = bare(name)
    return cue("text_table", "repeated").sub("", own) or own if any(table.statement == "procurement" for table in tables) else own


def row_name(fact: Fact) -> str:
    """What a figure's own row is called."""
    return plain(fact.row_path[-1]) if fact.row_path else ""


def _column(fact: Fact) -> str:
    return plain(fact.col_path[-1]) if fact.col_path else ""
