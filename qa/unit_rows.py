"""Units of a department that have rows of their own: what they are called for short, and their rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from disclosure.model import Fact, Role
from disclosure.terms import load, pattern, words
from qa.facts import FactBase, is_generic
from qa.lexicon import concept_of, mentions
from qa.text import grams, plain
from qa.understand import cue

_SHORTEST = 3


def unit_labels(base: FactBase) -> tuple[str, ...]:
    """The labels (plain) of rows that are units, where the tables by unit list two or more."""
    statements = words("naming", "level", "by_unit")
    listed = {plain(n.fact.label) for n in base.named if n.fact.cell and n.fact.statement in statements}
    named = tuple(sorted(label for label in listed if is_unit(label)))
    return named if len(named) > 1 else ()


def is_unit(label: str) -> bool:
    """Whether a label is the name of a unit, whatever stands in brackets behind it."""
    bare = without_brackets(label)
    return len(bare) > 4 and bool(cue("scope", "unit").search(bare)) and bool(pattern("columns", "flow", "owner").fullmatch(bare))


def spelled_out(text: str, base: FactBase) -> str:
    """A text with the units it names for short (区图书馆, 文化馆这家单位) named as their rows are.

    A short name that is a subject's, too (图书馆), counts only with a word beside it that makes it a unit.
    """
    units = unit_labels(base)
    bare = {unit: without_brackets(unit) for unit in units}
    lead = shared_lead(list(bare.values()))
    for unit, name in sorted(bare.items(), key=lambda item: -len(item[1])):
        short = name[len(lead) :]
        if name in text or unit in text or len(short) < _SHORTEST or short not in text:
            continue
        if short in base.labels and not _as_unit(short, text):
            continue
        if re.search(rf"{re.escape(short)}(?:.{{0,4}}科目|[（(]\d)", text):
            continue  # a subject's name beside its code
        level = cue("scope", "level").pattern
        text = re.sub(rf"(?:{level})?{re.escape(short)}(?:{cue('scope', 'one_unit').pattern})?", f" {unit} ", text, count=1)
    return text


def without_brackets(unit: str) -> str:
    """A unit's name without what stands in brackets behind it."""
    return re.sub(r"[（(][^（()）]*[)）]$", "", unit)


def shared_lead(names: Sequence[str]) -> str:
    """What all names begin with."""
    first, last = min(names, default=""), max(names, default="")
    size = next((i for i, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), min(len(first), len(last)))
    return first[:size]


def _as_unit(short: str, text: str) -> bool:
    """Whether a level of government stands before a short name, or a word for a unit behind it."""
    return bool(re.search(rf"家[^（(]{{0,8}}[（(][^）)]*{re.escape(short)}|(?:{cue('scope', 'level').pattern}){re.escape(short)}|{re.escape(short)}(?:{cue('scope', 'one_unit').pattern})", text))


def rows_by_unit(base: FactBase, text: str) -> list[Fact]:
    """The figures of all units in the column that a question speaks of; empty where none is told apart."""
    units = set(unit_labels(base))
    groups: dict[tuple[str, tuple[str, ...]], list[Fact]] = {}
    for named in base.named:
        fact = named.fact
        if fact.cell and fact.table and plain(fact.label) in units and fact.amount is not None and _of_year(base, fact, text):
            groups.setdefault((fact.table, fact.col_path), []).append(fact)
    listed = [facts for facts in groups.values() if len({fact.label for fact in facts}) > 1]
    best = max(listed, key=lambda facts: _column_fits(facts[0], text), default=[])
    return _without_whole(best) if best and _column_fits(best[0], text) > 0 else []


def _of_year(base: FactBase, fact: Fact, text: str) -> bool:
    """Whether a figure is a level of a year that a text names, or of the document's own where it names none."""
    years: list[int | None] = [int(year) for year in re.findall(r"20\d\d", text)] or [base.document(fact.document).info.year]
    return fact.role is Role.LEVEL and (fact.year is None or fact.year in years)


def _without_whole(rows: list[Fact]) -> list[Fact]:
    """The units without the department that they all are part of: the row that is the sum of the others."""
    whole = sum((fact.amount.value for fact in rows if fact.amount), Decimal(0)) / 2
    return [fact for fact in rows if fact.amount is None or fact.amount.value != whole]


def _column_fits(fact: Fact, text: str) -> float:
    """How well a column's headings and statement answer to the words of a question."""
    headings = [plain(heading) for heading in fact.col_path]
    asked = {mention.key for mention in mentions(text)}
    own = headings[-1] if headings else ""
    total = not own or is_generic(own)
    over = next((heading for heading in reversed(headings) if not is_generic(heading)), "")
    score = 2.0 * (concept_of(over) in asked) if over else 0.0
    score += len(grams(own) & grams(text)) / max(1, len(grams(own)))
    for statement, said in load("cues")["unit_statement"].items():
        if fact.statement == statement and re.search(said, text):
            score += 0.6 + 0.3 * total
    return score - 0.1 * max(0, len(headings) - 1)
