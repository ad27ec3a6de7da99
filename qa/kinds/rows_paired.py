"""Two figures of every row: of this year and the year before, or of the account and its budget."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from disclosure.model import Fact, Role
from disclosure.plan import Step, fact_ref
from disclosure.terms import words
from qa.draft import Context
from qa.facts import Named, is_generic
from qa.kinds.change import level_before
from qa.lexicon import mentions, parts_of
from qa.phrase import without_stop_words
from qa.text import grams, plain
from qa.understand import cue

Group = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Pair:
    """One row's figures: the newer, and the older or the change stated for it."""

    label: str
    new: Fact
    old: Fact | None
    change: Fact | None
    named: Named

    def step(self, name: str, rated: bool, ratio: bool) -> Step:
        """The operation that says how far the row went: a rate, a share of the budget, or a difference."""
        if self.change is not None:
            refs = (fact_ref(self.new), fact_ref(self.change)) if rated else (fact_ref(self.change),)
            return Step(name, "growth_from_change" if rated else "value", refs)
        assert self.old is not None
        op = ("ratio" if ratio else "growth") if rated else "difference"
        return Step(name, op, (fact_ref(self.new), fact_ref(self.old)))


def pairs_of(context: Context, budget: bool) -> tuple[float, list[Pair]]:
    """The pairs of the one table or section that the question is about, and how much of the question that explains.

    None where some of its figures are in doubt.
    """
    groups: dict[Group, list[Pair]] = {}
    for pair in (*_in_cells(context, budget), *_in_sentences(context, budget)):
        groups.setdefault((pair.new.document, pair.new.table or "/".join(pair.new.section)), []).append(pair)
    kept = [rows for found in groups.values() if len(rows := _rows(context, found)) > 1]
    best = max(kept, key=lambda rows: _fit(context, rows), default=[])
    sound = best and not any(f.doubtful for p in best for f in (p.new, p.old) if f)
    return (_explained(context, best), best) if sound else (0.0, [])


def _in_cells(context: Context, budget: bool) -> Iterator[Pair]:
    rows: dict[tuple[str, str | None, tuple[str, ...], str], dict[str, Named]] = {}
    for named in context.base.named:
        fact = named.fact
        side = _side(context, fact, budget)
        if fact.cell is None or fact.amount is None or side is None or not fact.amount.unit.is_money:
            continue
        row = rows.setdefault((fact.document, fact.table, fact.row_path, _bare(fact)), {})
        row.setdefault(side, named)
    for row in rows.values():
        if len(row) == 2:
            yield Pair(context.base.title(row["new"].fact), row["new"].fact, row["old"].fact, None, row["new"])


def _side(context: Context, fact: Fact, budget: bool) -> str | None:
    """Whether a cell is the newer or the older figure of its row; None where its column does not say."""
    heads = "".join((*fact.col_path, fact.measure or ""))
    if budget:
        if cue("rowwise", "planned").search(heads):
            return "old"
        return "new" if cue("rowwise", "settled").search(heads) else None
    year = context.base.document(fact.document).info.year
    if fact.role is not Role.LEVEL or year is None or (cue("rowwise", "planned").search(heads) and cue("rowwise", "settled").search(heads)):
        return None
    return {year: "new", year - 1: "old"}.get(fact.year or 0)


def _bare(fact: Fact) -> str:
    """The headings over a cell without the words that tell the two columns of a pair apart."""
    return cue("rowwise", "apart").sub("", "/".join(plain(name) for name in fact.col_path))


def _in_sentences(context: Context, budget: bool) -> Iterator[Pair]:
    said = [n for n in context.base.named if n.fact.cell is None and n.fact.amount is not None and n.fact.amount.unit.is_money]
    if not budget:
        for named in (n for n in said if n.fact.role is Role.DELTA):
            level = level_before(context, named.fact)
            if level is not None:
                yield Pair(named.fact.label, level, None, named.fact, named)
        return
    planned: Named | None = None
    for named in said:
        measure = named.fact.measure or ""
        if named.fact.role is not Role.LEVEL:
            continue
        if cue("rowwise", "planned").search(measure):
            planned = named
        elif planned and cue("rowwise", "settled").search(measure) and planned.fact.row_path == named.fact.row_path:
            yield Pair(named.fact.label, named.fact, planned.fact, None, named)
            planned = None


def told_of(context: Context, found: Sequence[Pair], way: str) -> list[tuple[Fact, str]]:
    """The accounts of the same chapter whose budget is not printed, where the sentence says which way they went, and its words."""
    chapters = {(p.new.document, p.new.section) for p in found if p.new.cell is None}
    known = {p.new.row_path for p in found}
    told = []
    for named in context.base.named:
        fact = named.fact
        if fact.cell is not None or (fact.document, fact.section) not in chapters or fact.row_path in known:
            continue
        said = cue("rowwise", "told").search(context.base.document(fact.document).slice(fact.quote))
        if said and said[way] and cue("rowwise", "settled").search(fact.measure or "") and fact.amount is not None:
            told.append((fact, said.group()))
    return told


def _rows(context: Context, found: Sequence[Pair]) -> list[Pair]:
    """The rows a question is over: of the level it names, below the subject it names, else those with nothing below them."""
    text = context.question.text
    rows = [p for p in found if not is_generic(p.new.label) and not cue("rowwise", "total").search(p.label)]
    if cue("rowwise", "subject").search(text):
        rows = [p for p in rows if _is_subject(context, p.new)]
    level = cue("level", "words").search(text)
    codes = {p.new.code for p in rows if p.new.code}
    if level is not None and codes:
        digits = {"类": 3, "款": 5, "项": 7}[level["level"]]
        rows = [p for p in rows if p.new.code and len(p.new.code) == digits]
    else:
        rows = [p for p in rows if not _divided(p, found, codes)]
    keys = {key for p in rows for key in p.named.keys if key}
    rows = [p for p in rows if not any(keys & set(parts_of(m.key)) for m in mentions(plain(p.label)))]
    return list({p.label: p for p in rows}.values())


def _is_subject(context: Context, fact: Fact) -> bool:
    """Whether a figure is of a subject of the classification, by its code or by how its sentence names it."""
    sentence = context.base.document(fact.document).slice(fact.quote)
    return fact.code is not None or (fact.cell is None and len(fact.row_path) > 2) or (fact.cell is None and bool(cue("rowwise", "levelled").search(sentence)))


def _divided(pair: Pair, found: Sequence[Pair], codes: set[str]) -> bool:
    """Whether other rows divide this one."""
    own = pair.new
    if own.code:
        return any(code != own.code and code.startswith(own.code) for code in codes)
    depth = len(own.row_path)
    return any(len(p.new.row_path) > depth and p.new.row_path[:depth] == own.row_path for p in found)


def _fit(context: Context, rows: Sequence[Pair]) -> tuple[float, int, int]:
    """How well a table or section is described by the question; then a table before sentences, more rows before fewer."""
    statement = 1.0 if _statement_meant(context, rows[0].new) else 0.0
    return statement + 2 * _explained(context, rows), int(rows[0].new.cell is not None), len(rows)


def _explained(context: Context, rows: Sequence[Pair]) -> float:
    """How much of what the question names, beside the words of comparing, the rows and the headings over them say."""
    asked = context.question.body
    for words_of in ("asking", "against", "budget", "completed", "rated", "fell", "rose", "same", "moved", "settled", "farthest"):
        asked = cue("rowwise", words_of).sub(" ", asked)
    wanted = {g for piece in without_stop_words(asked).split() if len(piece) > 1 for g in grams(piece)}
    first = rows[0].new
    table = context.base.document(first.document).table(first.table) if first.table else None
    around = " ".join((plain(table.label) if table else "", *map(plain, first.section), *map(plain, first.row_path[:-1])))
    keys = {m.key for m in mentions(asked)}
    meant = [m for m in mentions(asked) if any(m.key in p.named.context_keys or m.key in p.named.keys for p in rows)]
    told = {g for p in rows for g in grams(plain(p.label))} | set(grams(around))
    told |= {g for m in meant for g in grams(asked[m.start : m.end])}
    own = {part for key in keys for part in parts_of(key)}
    told |= wanted if own and any(own & set(p.named.keys) for p in rows) else set()
    return len(wanted & told) / len(wanted) if wanted else 1.0


def _statement_meant(context: Context, fact: Fact) -> bool:
    """Whether a table is the one named, or of the classification (功能, 经济) that the question speaks of."""
    question = context.question
    if question.statement is not None:
        return question.statement == fact.statement
    economic = bool(cue("level", "economic").search(question.text))
    return fact.statement in words("naming", "level", "economic" if economic else "functional")
