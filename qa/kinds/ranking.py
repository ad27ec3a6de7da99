"""Largest, smallest, top k, and how many meet a condition: over the rows below a subject, or over projects."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from disclosure.model import Fact, Role
from disclosure.plan import Plan, Step, fact_ref, parent_code
from disclosure.terms import words
from qa.agreement import when_agrees
from qa.draft import Context, Draft, single
from qa.facts import is_generic
from qa.kinds.conditions import condition
from qa.kinds.projects import projects
from qa.kinds.siblings import parts_of as parts_of_sentence
from qa.kinds.stated_budgets import stated_budgets
from qa.lexicon import codes_of, mentions, parts_of
from qa.link import link
from qa.phrase import phrase
from qa.text import plain
from qa.understand import cue, cues, number_word
from qa.unit_rows import rows_by_unit

_PROJECTS = r"项目(?!支出(?!.{0,4}(?:排|前|哪)|有?哪)|总)"


def ranking(context: Context) -> Draft | None:
    """The largest or smallest of a set of figures, or the first few of them in order."""
    if cue("rate_ranking", "words").search(context.question.text):
        return None
    found = family(context)
    if found is None:
        return None
    coverage, members = found
    least = bool(cue("minimum", "words").search(context.question.text))
    holds = condition(context.question.text)
    sized = [f for f in _without_excepted(context, members) if f.amount is not None and (holds is None or holds(f))]
    ordered = sorted(sized, key=_size, reverse=not least)
    count = how_many(context.question.text)
    if count is not None and count < 0:
        ordered, count = ordered[-count - 1 :], 1
    chosen = ordered[:count] if count else ordered
    if not chosen:
        return None
    if count == 1 and cue("several", "which").search(context.question.text):
        chosen = [fact for fact in ordered if _size(fact) == _size(chosen[0])]  # 最小的是哪几个: all of one size
        count = len(chosen)
    items = tuple(context.base.title(fact) for fact in chosen)
    plan = single("value", chosen[0]) if count == 1 else Plan(
        tuple(Step(f"s{i}", "value", (fact_ref(f),)) for i, f in enumerate(chosen, 1))
    )
    return Draft("ranking", coverage, plan=plan, facts=tuple(chosen), labels=items, items=items if count != 1 else (),
                 text=items[0] if count == 1 else None)


def _without_excepted(context: Context, members: list[Fact]) -> list[Fact]:
    """The members less those the question sets aside (抛开…, 不算…)."""
    match = cue("except", "pattern").search(context.question.text)
    if match is None:
        return members
    kept = [f for f in members if plain(f.label) not in match["what"] and match["what"] not in plain(f.label)]
    own = cue("except", "own")
    return [f for f in kept if not own.search(plain(f.label))] if own.search(match["what"]) else kept


def count(context: Context) -> Draft | None:
    """How many of a set of figures meet a condition."""
    question = context.question
    holds = condition(question.text)
    if holds is None:
        return None
    found = stated_budgets(context) or family(context)
    if found is None:
        return Draft("count", 0.0)
    coverage, members = found
    chosen = [fact for fact in members if holds(fact)]
    plan = Plan((Step("s1", "count", tuple(fact_ref(f) for f in chosen)),))
    return Draft("count", coverage, plan=plan, facts=tuple(chosen), labels=tuple(f.label for f in chosen),
                 items=tuple(f.label for f in chosen) if cue("indicators", "which").search(question.text) else ())


def family(context: Context) -> tuple[float, list[Fact]] | None:
    """The figures a ranking is over: the rows directly below the subject named, or the projects."""
    text = context.question.body
    if len(rows := _of_level(context)) > 1:
        return 1.0, rows
    if cue("scope", "which_unit").search(text) and len(rows := rows_by_unit(context.base, text)) > 1:
        return 1.0, rows
    if re.search(_PROJECTS, text) and (listed := projects(context)):
        return 1.0, listed
    if len(rows := _details(context)) > 1:
        return 1.0, rows
    if (divided := parts_of_sentence(context, _parent_text(text))) is not None:
        return divided
    if cue("classes", "words").search(text) and len(rows := _classes(context)) > 1:
        return 1.0, rows
    parents = link(context.base, phrase(context.base, _parent_text(text)), context.question, roles=(Role.LEVEL,))
    for candidate in parents[:25]:
        rows = _below(context, candidate.fact)
        if len(rows) > 1:
            return candidate.coverage, rows
    return _by_concept(context, text) or _by_parts(context, text)


def _mostly(subject: str, text: str) -> bool:
    """Whether a run of six characters or more, and most of the name, is said."""
    size = max(6, len(subject) * 2 // 3)
    return any(subject[i : i + size] in text for i in range(len(subject) - size + 1))


def _of_level(context: Context) -> list[Fact]:
    """Subjects of one level (款级科目), of the economic or the functional classification, below what is named."""
    text = context.question.text
    level = cue("level", "words").search(text)
    if level is None:
        return []
    digits = {"类": 3, "款": 5, "项": 7}[level["level"]]
    above = _parent_codes(context)
    economic = bool(cue("level", "economic").search(text)) or any(c[0] in "35" for c in above) or (digits == 5 and "basic" in {m.key for m in mentions(text)})
    statements = words("naming", "level", "economic" if economic else "functional")
    rows = [
        n.fact for n in context.base.named
        if n.fact.code and len(n.fact.code) == digits and n.fact.statement in statements and n.fact.cell
        and not n.fact.doubtful and (n.fact.code[0] in "35") is economic
    ]
    home = _home(rows, statements)
    under = [c for c in above if any(f.code and f.code.startswith(c) for f in home)]
    kept = [f for f in home if not under or any(f.code and f.code.startswith(c) for c in under)]
    return _one_column(kept, _named_column(kept, text) or _total_column(kept))


def _named_column(rows: Sequence[Fact], text: str) -> tuple[str, ...] | None:
    """The column whose heading the question writes (基本支出超过100万的)."""
    said = plain(text)
    paths = dict.fromkeys(f.col_path for f in rows if f.col_path)
    return next((p for p in paths if not is_generic(p[-1]) and plain(p[-1]) in said), None)


def _home(rows: Sequence[Fact], statements: Sequence[str]) -> list[Fact]:
    """The rows of one table, of the statement that comes first."""
    first = min(rows, key=lambda f: statements.index(f.statement or ""), default=None)
    return [f for f in rows if first is not None and f.table == first.table and f.document == first.document]


def _total_column(rows: Sequence[Fact]) -> tuple[str, ...]:
    """The column of the rows' whole spending: a total, rather of what is spent than of what is received or carried over."""
    paths = [f.col_path for f in rows if f.col_path and is_generic(f.col_path[-1])]
    whole, other = words("columns", "total", "spent"), words("columns", "total", "not_spent")
    ranked = {path: any(w in part for part in path for w in whole) - 2 * any(w in part for part in path for w in other) for path in paths}
    return max(ranked, key=lambda path: ranked[path], default=rows[0].col_path if rows else ())


def _parent_codes(context: Context) -> list[str]:
    """The codes of the subjects a question names as the ones above."""
    found = phrase(context.base, _parent_text(context.question.body))
    short = cue("level", "parent").search(context.question.text)
    names = found.labels | ({short["name"]} if short else set())
    named = [n.fact.code for n in context.base.named if n.fact.code and n.names[0] in names and len(n.fact.code) < 7]
    return list(dict.fromkeys(code for code in (*named, *context.question.codes) if code))


def _details(context: Context) -> list[Fact]:
    """The detail lines of a project's form, where the question names the project and asks for its parts."""
    if not cue("details", "words").search(context.question.text):
        return []
    named = [s for s in context.base.subjects if len(s) > 2 and (s in context.question.text or _mostly(s, context.question.text))]
    known = {plain(label) for label in words("forms", "money", "labels")}
    rows = [
        n.fact for n in context.base.named
        if n.fact.subject and plain(n.fact.subject) in named and n.fact.cell and n.fact.role is Role.LEVEL
        and n.fact.amount is not None and n.fact.amount.unit.is_money and plain(n.fact.label) not in known
        and n.fact.label != n.fact.subject and n.fact.col_path and not re.search("资金|拨款|预算", n.fact.label)
    ]
    heads = words("forms", "details", "heads")
    inner = [f for f in rows if len(f.row_path) > 1 and f.row_path[0] in heads]
    return list({f.label: f for f in (inner or rows)}.values())


def _by_parts(context: Context, text: str) -> tuple[float, list[Fact]] | None:
    """The concepts that a concept is the sum of (三公经费: abroad, vehicles, reception)."""
    for mention in mentions(text):
        if len(rows := _parts(context, mention.key)) > 1:
            return 1.0, rows
    return None


def _classes(context: Context) -> list[Fact]:
    """The top-level functional subjects with their totals."""
    rows = [
        n.fact for n in context.base.named
        if n.fact.code and len(n.fact.code) == 3 and n.fact.code.startswith("2") and len(n.names) == 1
    ]
    return _one_column([f for f in rows if f.table == rows[0].table], rows[0].col_path) if rows else []


def _parts(context: Context, key: str) -> list[Fact]:
    """The figures of the concepts a concept is the sum of, from one table."""
    parts = parts_of(key)
    found = [n.fact for n in context.base.named if n.fact.cell and len(n.names) == 1 and n.keys[0] in parts]
    tables = [f.table for f in found]
    best = max(dict.fromkeys(tables), key=tables.count, default=None)
    rows = [f for f in found if f.table == best]
    fitting = [when_agrees(context.base, f, context.question) for f in rows]
    return [f for f, agrees in zip(rows, fitting, strict=True) if agrees == max(fitting)]


def _parent_text(text: str) -> str:
    return cue("level", "inside").split(text)[0]


def _below(context: Context, parent: Fact) -> list[Fact]:
    if parent.code is None or parent.table is None:
        return []
    rows = [
        n.fact for n in context.base.named
        if n.fact.document == parent.document and n.fact.table == parent.table and n.fact.code
        and parent_code(n.fact.code) == parent.code
    ]
    return _one_column(rows, parent.col_path)


def _by_concept(context: Context, text: str) -> tuple[float, list[Fact]] | None:
    """Rows below the codes of a concept (公用经费: below 302)."""
    for mention in mentions(text):
        for code in [*codes_of(mention.key), *_concept_parents().get(mention.key, [])]:
            rows = [
                n.fact for n in context.base.named
                if n.fact.code and n.fact.cell and parent_code(n.fact.code) == code and n.fact.code.startswith(code)
            ]
            if len(rows) > 1:
                return 1.0, _one_column([r for r in rows if r.table == rows[0].table], rows[0].col_path)
    return None


def _concept_parents() -> dict[str, list[str]]:
    parents: dict[str, list[str]] = cues()["below"]
    return parents


def _one_column(rows: Sequence[Fact], column: tuple[str, ...]) -> list[Fact]:
    same = [f for f in rows if f.col_path == column]
    if same:
        return same
    plain = [f for f in rows if f.col_path and is_generic(f.col_path[-1])]
    return plain or list(rows)


def how_many(text: str) -> int | None:
    """How many a ranking asks for; a negative number for one place (the second: −2), None for all in order."""
    ordinal = cue("ordinal", "pattern").search(text)
    if ordinal:
        return -(number_word(ordinal["n"]) or 2)
    match = cue("top", "pattern").search(text)
    if match:
        word = next(group for group in match.groups() if group)
        return number_word(word) or 1
    bounded = condition(text) is not None and not cue("several", "one").search(text)
    if bounded or re.search(r"排名|排序|排个|排一下|从高到低|从大到小|从多到少|从小到大|从低到高", text):
        return None
    return 1


def _size(fact: Fact) -> Decimal:
    return fact.amount.value * fact.amount.unit.factor if fact.amount else Decimal(0)
