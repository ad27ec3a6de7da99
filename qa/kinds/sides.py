"""The two sides of a comparison: each part of the question is understood for itself, then looked up."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from disclosure.amount import Amount
from disclosure.model import Fact
from disclosure.plan import Plan, Step, fact_ref
from disclosure.statements import statement_of
from qa.draft import Context
from qa.enumerated import enumerated, shown, unsplit
from qa.kinds.choose import LEVELS
from qa.kinds.coherent import coherent
from qa.kinds.projects import all_projects
from qa.link import Candidate, link
from qa.phrase import phrase
from qa.text import grams, plain
from qa.understand import cue, cues, understand

_NEAR = 0.32
# Words that join two sides are hidden inside the names of figures: 商品和服务支出.
_JOINERS = "和与跟同、比"
_HIDE = {ord(char): chr(0xE000 + place) for place, char in enumerate(_JOINERS)}
_SHOW = {0xE000 + place: char for place, char in enumerate(_JOINERS)}
_LEAST_NAMING = 0.55


@dataclass(frozen=True, slots=True)
class Side:
    """One side: a figure, or the sum of several.

    Attributes:
        facts: one fact, or the terms of a sum.
        coverage: how much of the side's words they explain.
    """

    facts: tuple[Fact, ...]
    coverage: float

    def amount(self) -> Amount | None:
        """The side's amount, exact; None where a term has none or the terms do not mix."""
        amounts = [fact.amount for fact in self.facts]
        first = amounts[0]
        if first is None or any(a is None or a.unit.dimension != first.unit.dimension for a in amounts):
            return None
        converted = [a.to(first.unit) for a in amounts if a is not None]
        return Amount(sum((a.value for a in converted), first.value - first.value), first.unit)


def split_sides(context: Context, section: str) -> tuple[str, str] | None:
    """A and B of a question, by the patterns of one section of the vocabulary; None when one side is a time.

    Args:
        context: the question, read in plain form and without names of government units, and the names of figures.
        section: the section of `cues.toml` whose `patterns` have the groups `a` and `b`.
    """
    hidden = context.question.body
    for start, end in context.base.labels_in(hidden):
        hidden = hidden[:start] + hidden[start:end].translate(_HIDE) + hidden[end:]
    for pattern in cues()[section]["patterns"]:
        match = re.search(pattern, hidden, re.IGNORECASE)
        if match is None:
            continue
        left, right = (match[side].translate(_SHOW).strip(" ，,。的") for side in ("a", "b"))
        if cue("sides", "multiple").search(right):
            return None
        if "i" in match.groupdict():
            left, right = (f"{match['i'].translate(_SHOW)}，{side}" for side in (left, right))
        if len(left) < 2 or len(right) < 2 or cue("sides", "time").fullmatch(right):
            continue
        return left, right
    return None


def candidates(context: Context, text: str) -> list[Candidate]:
    """The figures one side may mean, best first; hints about table, section and unit count for this side only."""
    whole = context.question
    own = understand(text, [d.info for d in context.base.documents])
    asked = replace(
        own, years=own.years or whole.years, dimension=own.dimension or whole.dimension, stage=own.stage or whole.stage,
        statement=own.statement or whole.statement, table_number=own.table_number or whole.table_number,
        language=whole.language, asked_unit=None,
    )
    bare = cue("sides", "around").sub(" ", cue("sides", "place").sub(" ", plain(own.body)))
    particle = str(cues()["clean"]["particle"])
    if not any(particle in bare[start:end] for start, end in context.base.labels_in(bare)):
        bare = bare.replace(particle, "")  # 核查中心的工作经费 is 核查中心工作经费
    found = link(context.base, phrase(context.base, bare), asked, roles=LEVELS)
    named = [c for c in found if c.naming >= _LEAST_NAMING and c.fact.amount is not None]
    return _at_place(plain(text), named, context)


def _at_place(text: str, found: list[Candidate], context: Context) -> list[Candidate]:
    """Of several figures, those of the table or the text a side names, where it names one that has any."""
    match = cue("sides", "place").search(text)
    if match is None or not (match["table"] or cue("scope", "narrative").search(match.group())):
        return found
    if cue("scope", "narrative").search(match.group()):
        kept = [c for c in found if c.fact.cell is None]
    else:
        kept = [c for c in found if c.fact.table and _titled(match["table"], c.fact, context)]
    return kept or found


def _titled(words: str, fact: Fact, context: Context) -> bool:
    table = context.base.document(fact.document).table(fact.table or "")
    return table is not None and (statement_of(words)[0] == fact.statement or grams(plain(words)[:-1]) <= grams(plain(table.label)))


def terms(context: Context, text: str) -> Side | None:
    """The sum a side names (货物加服务), or None when it names one figure."""
    if cue("several", "projects").search(text) and len(rows := all_projects(context)) > 1:
        return Side(tuple(rows), 1.0)
    parts = [part for part in cue("sides", "plus").split(text) if part and len(part.strip()) > 1]
    if len(parts) < 2:
        return added(context, text)
    found = [candidates(context, part) for part in parts]
    if any(not listed for listed in found):
        return None
    home = found[0][0].fact
    chosen = [max(near(listed), key=lambda c: c.score + kinship(home, c.fact)) for listed in found]
    facts = tuple(c.fact for c in chosen)
    if len({(f.document, f.id) for f in facts}) < len(facts):
        return None
    return Side(facts, min(c.coverage for c in chosen))


def added(context: Context, text: str) -> Side | None:
    """The sum of the figures a piece of a question lists and says are added (养老、医保、工伤三项之和)."""
    match = cue("sides", "added").search(text)
    if match is None:
        return None
    listed = cue("sides", "place").sub("", cue("sides", "opens").split(text[: match.end()])[-1])
    own = replace(context, question=replace(context.question, body=listed))
    names = [shown(name) for name in enumerated(unsplit(own))]
    found = coherent(own, names) if len(names) > 1 else None
    if found is None or len({(c.fact.document, c.fact.id) for c in found}) < len(names):
        return None
    return Side(tuple(c.fact for c in found), min(c.coverage for c in found))


def plan_of(op: str, left: Side, right: Side) -> Plan:
    """A plan that compares two sides; a side of several terms is added up first."""
    steps: list[Step] = []
    operands: list[str] = []
    for side in (left, right):
        if len(side.facts) == 1:
            operands.append(fact_ref(side.facts[0]))
            continue
        steps.append(Step(f"s{len(steps) + 1}", "sum", tuple(fact_ref(f) for f in side.facts)))
        operands.append(steps[-1].id)
    return Plan((*steps, Step(f"s{len(steps) + 1}", op, tuple(operands))))


def near(found: list[Candidate]) -> list[Candidate]:
    """The candidates close behind the best."""
    return [c for c in found[:15] if found[0].score - c.score < _NEAR]


def mixes(a: Fact, b: Fact) -> bool:
    """Whether two figures count the same."""
    return a.amount is not None and b.amount is not None and a.amount.unit.dimension == b.amount.unit.dimension


def kinship(a: Fact, b: Fact) -> float:
    """How well two figures go together: one document, table, column, sentence and unit."""
    bonus = 0.0 if mixes(a, b) else -1.0
    if a.document == b.document:
        bonus += 0.1
        bonus += 0.08 * (a.table is not None and a.table == b.table) + 0.04 * (a.col_path == b.col_path)
        bonus += 0.1 * (a.cell is None and b.cell is None and a.quote == b.quote)
    return bonus + 0.05 * (a.year == b.year)
