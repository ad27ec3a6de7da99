"""Sums of named figures, and what is left of one without others."""

from __future__ import annotations

import re
from collections.abc import Sequence

from disclosure.model import Fact
from disclosure.plan import Plan, Step, fact_ref, parent_code
from disclosure.terms import words
from qa.draft import Context, Draft
from qa.facts import is_generic
from qa.kinds.choose import LEVELS, choose
from qa.kinds.conditions import condition
from qa.kinds.projects import all_projects, projects
from qa.lexicon import mentions, name_of
from qa.link import Candidate, link
from qa.meaning import cut
from qa.phrase import phrase
from qa.text import plain
from qa.understand import cue, cues, number_word

_JOINED, _LISTED = "\x01", "\x02"
# What joins two names within a clause, and what joins a clause to the one before.
_JOINS = r"、|\+|(?<=[\u4e00-\u9fff)])(?:和|与|跟|加(?!油|班|工|固|强|快))(?=[\u4e00-\u9fff(])"
_JOINED_CLAUSE = r"[，,](?:再|加上|加|还有|以及|连同|外加|和)"
# How near in meaning a label has to be for a term, and how much nearer than the next.
_MEANT = 3.6
_APART = 0.5
_LEAD = r"^.*(?:里|中|内)(?:，|,)"


def total(context: Context) -> Draft | None:
    """The sum of two or more figures the question enumerates."""
    chosen_rows = _named_alike(context) or _under_condition(context) or _by_codes(context)
    if chosen_rows is not None:
        return chosen_rows
    names = [_shown(name) for name in enumerated(_unsplit(context))]
    if len(names) < 2:
        return _all_projects(context) or _same_label(context) or _same_ending(context)
    bare = [_shown(name) for name in enumerated(_unsplit(context), tailed=False)]
    chosen = coherent(context, names) or (coherent(context, bare) if len(bare) == len(names) else None)
    if chosen is None:
        return Draft("sum", 0.0) if cue("terms", "between").search(_unsplit(context)) else None
    facts = tuple(candidate.fact for candidate in chosen)
    if len({fact.id for fact in facts}) < len(names) or _of_two_stages(facts) or _of_another(context, facts):
        return Draft("sum", 0.0)
    facts = tuple(part for fact in facts for part in split_rows(context, fact))
    plan = Plan((Step("s1", "sum", tuple(fact_ref(fact) for fact in facts)),))
    coverage = min(candidate.coverage for candidate in chosen)
    return Draft("sum", coverage, plan=plan, facts=facts, labels=tuple(context.base.title(f) for f in facts), target=context.question.asked_unit)


def _of_another(context: Context, facts: Sequence[Fact]) -> bool:
    """Whether the question names a project that the figures found have nothing to do with: they are not of it."""
    asked = phrase(context.base, context.question.body)
    around = [plain("".join((*f.row_path, *f.col_path, *f.section, f.subject or "", f.label))) + plain(context.base.document(f.document).slice(f.quote)) for f in facts]
    tables = [context.base.document(f.document).table(f.table) for f in facts if f.table]
    around += [plain(table.label) for table in tables if table is not None]
    owners = context.base.subjects | {plain(fact.label) for fact in projects(context)}
    return any(label in owners and not any(label in text for text in around) for label in asked.labels)


def split_rows(context: Context, fact: Fact) -> list[Fact]:
    """A figure with those of the same subject in other rows of its table (30205 under 50201 and under 50502)."""
    if fact.cell is None or not fact.code:
        return [fact]
    same = [
        n.fact for n in context.base.named
        if n.fact.document == fact.document and n.fact.table == fact.table and n.fact.code == fact.code
        and n.fact.row_path == fact.row_path and n.fact.col_path == fact.col_path
    ]
    rows = {_row_of(other) for other in same}
    return [other for other in same if other.amount is not None] if len(rows) == len(same) > 1 and fact.amount is not None else [fact]


def _row_of(fact: Fact) -> str:
    """The row of a cell's address."""
    return (fact.cell or "").split("C")[0]


def _named_alike(context: Context) -> Draft | None:
    """The budgets of all projects whose names hold a word (名称里带“免费开放”的三个项目)."""
    match = cue("several", "called").search(context.question.text)
    if match is None:
        return None
    rows = [fact for fact in projects(context) if match["word"] in plain(fact.label)]
    if len(rows) < 2 or (match["n"] and number_word(match["n"]) not in (None, len(rows))):
        return Draft("sum", 0.0)
    plan = Plan((Step("s1", "sum", tuple(fact_ref(f) for f in rows)),))
    return Draft("sum", 1.0, plan=plan, facts=tuple(rows), labels=tuple(f.label for f in rows), target=context.question.asked_unit)


def _under_condition(context: Context) -> Draft | None:
    """The budgets of all projects that meet a condition (5万元及以下的项目加总)."""
    holds = condition(context.question.text)
    if holds is None or "项目" not in context.question.body:
        return None
    rows = [fact for fact in projects(context) if holds(fact)]
    if len(rows) < 2:
        return Draft("sum", 0.0)
    plan = Plan((Step("s1", "sum", tuple(fact_ref(f) for f in rows)),))
    return Draft("sum", 1.0, plan=plan, facts=tuple(rows), labels=tuple(f.label for f in rows), target=context.question.asked_unit)


def _by_codes(context: Context) -> Draft | None:
    """The figures of several subjects named by their codes, from one table."""
    codes = context.question.codes
    if len(codes) < 2:
        return None
    groups: dict[tuple[str, str | None, tuple[str, ...]], dict[str, list[Fact]]] = {}
    for candidate in link(context.base, phrase(context.base, context.question.body), context.question, roles=LEVELS):
        fact = candidate.fact
        if fact.code in codes and fact.cell and fact.amount is not None:
            groups.setdefault((fact.document, fact.table, fact.col_path), {}).setdefault(fact.code, []).append(fact)
    whole = next((found for found in groups.values() if len(found) == len(codes)), None)
    if whole is None:
        return Draft("sum", 0.0)
    facts = tuple(fact for code in codes for fact in whole[code])
    plan = Plan((Step("s1", "sum", tuple(fact_ref(f) for f in facts)),))
    return Draft("sum", 1.0, plan=plan, facts=facts, labels=tuple(f.label for f in facts), target=context.question.asked_unit)


def _of_two_stages(facts: Sequence[Fact]) -> bool:
    """Whether some of the figures are budgets and others accounts, so that their sum is of nothing."""
    heads = ["".join((*fact.col_path, fact.measure or "")) for fact in facts if fact.cell]
    planned = [bool(cue("rowwise", "planned").search(head)) for head in heads]
    settled = [bool(cue("rowwise", "settled").search(head)) for head in heads]
    return any(p and not s for p, s in zip(planned, settled, strict=True)) and any(s and not p for p, s in zip(planned, settled, strict=True))


def _unsplit(context: Context) -> str:
    """The question with 和 and 、 inside the names of figures hidden, so that no name is cut in two."""
    text = re.sub(cues()["terms"]["denied"], "", context.question.body)
    for start, end in context.base.labels_in(text):
        text = text[:start] + text[start:end].replace("和", _JOINED).replace("、", _LISTED) + text[end:]
    return text


def _shown(name: str) -> str:
    """A name as it is printed."""
    return name.replace(_JOINED, "和").replace(_LISTED, "、")


def _all_projects(context: Context) -> Draft | None:
    """The budgets of all projects (各个项目加起来)."""
    if not cue("several", "projects").search(context.question.text):
        return None
    rows = all_projects(context)
    if len(rows) < 2:
        return None
    plan = Plan((Step("s1", "sum", tuple(fact_ref(f) for f in rows)),))
    return Draft("sum", 1.0, plan=plan, facts=tuple(rows), labels=tuple(f.label for f in rows),
                 target=context.question.asked_unit)


def _same_label(context: Context) -> Draft | None:
    """All rows of one name, or under one name, in one table (几笔会议费)."""
    question = context.question
    if not cue("several", "words").search(question.text):
        return None
    asked = phrase(context.base, question.body)
    names = [*asked.labels, *(plain(name_of(key)) for key in asked.keys)]
    best: list[Fact] = []
    for name in [n for n in names if not is_generic(n) and not n.endswith(words("columns", "total", "names"))]:
        rows = [
            n.fact for n in context.base.named
            if n.fact.cell and n.fact.amount is not None and (question.statement is None or n.fact.statement == question.statement)
            and any(plain(part) == name for part in n.fact.row_path)
        ]
        for table in dict.fromkeys(f.table for f in rows):
            mine = [f for f in rows if f.table == table and f.col_path == rows[0].col_path]
            mine = [f for f in mine if not any(_over(f, other) for other in mine)]
            leaves = [f for f in mine if plain(f.row_path[-1]) == name] if len({f.row_path for f in mine}) == 1 else mine
            if len(leaves) > 1 and len({f.code for f in leaves}) == 1 and len(leaves) > len(best):
                best = leaves
    if len(best) < 2:
        return None
    plan = Plan((Step("s1", "sum", tuple(fact_ref(f) for f in best)),))
    return Draft("sum", 0.9, plan=plan, facts=tuple(best), labels=(best[0].label,), target=question.asked_unit)


def _over(upper: Fact, lower: Fact) -> bool:
    """Whether a row stands over another one, so that it holds its figure already."""
    size = len(upper.row_path)
    return len(lower.row_path) > size and lower.row_path[:size] == upper.row_path


def _same_ending(context: Context) -> Draft | None:
    """As many figures with one ending as the question says, from one section (四个季度的用款计划)."""
    match = cue("several", "numbered").search(context.question.body)
    count = number_word(match["n"]) if match else None
    if match is None or count is None:
        return None
    groups: dict[tuple[str, tuple[str, ...]], list[Fact]] = {}
    for named in context.base.named:
        fact = named.fact
        if fact.cell is None and fact.role in LEVELS and fact.amount is not None and plain(fact.label).endswith(plain(match["what"])):
            groups.setdefault((fact.document, fact.section), []).append(fact)
    fitting = [facts for facts in groups.values() if len(facts) == count]
    if len(fitting) != 1:
        return None
    facts = tuple(fitting[0])
    plan = Plan((Step("s1", "sum", tuple(fact_ref(f) for f in facts)),))
    return Draft("sum", 0.9, plan=plan, facts=facts, labels=tuple(f.label for f in facts), target=context.question.asked_unit)


def coherent(context: Context, names: list[str]) -> list[Candidate] | None:
    """One figure for each name, all from the table that names most of them nearly as well as any does."""
    found = [_named(context, name) for name in names]
    money = sum(1 for c in found if c and c[0].fact.amount and c[0].fact.amount.unit.is_money)
    if money * 2 > len(found) and context.question.dimension in (None, "money"):
        found = [[c for c in listed if c.fact.amount is None or c.fact.amount.unit.is_money] for listed in found]
    if any(not candidates for candidates in found):
        return None
    tables: dict[tuple[str, str | None], float] = {}
    for candidates in found:
        best: dict[tuple[str, str | None], float] = {}
        for candidate in candidates[:30]:
            place = (candidate.fact.document, candidate.fact.table)
            if candidates[0].score - candidate.score < 0.35 and candidate.fact.table:
                best[place] = max(best.get(place, 0.0), candidate.score)
        for place, score in best.items():
            tables[place] = tables.get(place, 0.0) + score
    home = max(tables, key=lambda place: tables[place], default=None)
    return [_at(candidates, home) for candidates in found]


def _named(context: Context, name: str) -> list[Candidate]:
    """The figures a term of a sum may mean; people shorten names that share an ending (水、电、邮电)."""
    bare = re.sub(cues()["terms"]["generic_tail"], "", name)
    variants = [name, bare, *(bare + ending for ending in cues()["terms"]["endings"])]
    loose: list[Candidate] = []
    for variant in sorted(variants, key=lambda v: not _is_concept(v)):
        if len(variant) < 2:
            continue
        found = link(context.base, phrase(context.base, variant), context.question, roles=LEVELS)
        whole = found and (found[0].named.keys[0] is not None or 5 * len(found[0].named.names[0]) >= 3 * len(variant))
        if whole and found[0].naming > 0.9 and found[0].coverage > 0.5:
            return found
        loose = loose or (found if found and found[0].naming > 0.7 and found[0].coverage > 0.5 else [])
    return _projects_called(context, bare) or loose or _meant(context, name)


def _meant(context: Context, name: str) -> list[Candidate]:
    """The figures whose label means what a term says in other words, where one is clearly nearest."""
    near = sorted(context.meanings.near(name).items(), key=lambda item: -item[1])
    if len(name) < 4 or not re.search(_JOINS, _unsplit(context)) or not near or near[0][1] < _MEANT or (len(near) > 1 and near[0][1] - near[1][1] < _APART):
        return []
    found = link(context.base, phrase(context.base, name), context.question, roles=LEVELS, near=dict(near[:1]))
    return [c for c in found if cut(c.fact.label) == near[0][0] and c.fact.amount is not None]


def _projects_called(context: Context, name: str) -> list[Candidate]:
    """The one project whose name holds the characters said, in order (企业离休医疗 → 企业离休人员医疗经费)."""
    fitting = [f for f in projects(context) if len(name) > 3 and _called(plain(f.label), name)]
    if len(fitting) != 1:
        return []
    named = next((n for n in context.base.named if n.fact.id == fitting[0].id and n.fact.document == fitting[0].document), None)
    return [Candidate(named, 1.0, 0.9, 0.9)] if named else []


def _is_concept(text: str) -> bool:
    return any(m.start == 0 and m.end == len(text) for m in mentions(text))


def _at(candidates: Sequence[Candidate], home: tuple[str, str | None] | None) -> Candidate:
    near = [c for c in candidates[:30] if candidates[0].score - c.score < 0.35]
    return next((c for c in near if (c.fact.document, c.fact.table) == home), candidates[0])


def enumerated(text: str, *, tailed: bool = True) -> list[str]:
    """The things a sum question lists; `tailed` says whether what follows their number ends each name (两项经费).

    >>> enumerated("工会经费和福利费两项预算合计多少万元?")
    ['工会经费', '福利费']
    """
    cut = re.search(r"(?:的钱|的预算|预算)?这?(?:[两三四五六七几](?:项|块|笔|者|个|样|类|种|家)(?P<tail>[^、，,和与]{0,8}?))?(?:统统加起来|凑(?:在)?一(?:起|块)|加起来|加在一块儿?|加一块儿?|加在一起|合起来|加总|相加|之和|总和|合在一起|合计|总共|一共|共计|一起|共(?=是|多少))", text)
    head, tail = (text[: cut.start()], cut["tail"] or "") if cut else (text, "")
    behind = ""
    inside = re.match(r"^[^，,]*[（(](?P<inner>[^（()）]*、[^（()）]*)[)）](?P<behind>.*)$", head)
    if inside is not None:  # 两家单位（文化馆、图书馆）的项目支出: what follows belongs to each
        listed = re.sub(r"[两三四五六七八九]个?(?:科目|项目|单位|类|项|家)$", "", inside["inner"])
        head, behind = listed, re.sub(r"20\d\d年?度?", "", inside["behind"]).strip("的，, ")
    head = re.sub(_LEAD, "", head)
    clauses = [clause for clause in re.split("，|,", head) if clause.strip()]
    joined = [clause for clause in clauses if re.search(_JOINS, clause)]
    head = joined[0] if len(joined) == 1 and len(clauses) > 1 and not re.search(_JOINED_CLAUSE, head) else head
    pieces = re.split(r"、|，|,|\+|(?<=[\u4e00-\u9fff)])(?:和|与|跟|以及|及|再加上|再加|加上|加(?!油|班|工|固|强|快)|还有)(?=[\u4e00-\u9fff(])", head)
    pieces = [re.sub(r"20\d\d年(?:度)?", "", piece) for piece in pieces]
    names = [re.sub(r"^(?:把|将|请|的|单位|给)+|(?:的|[两三四五六七八](?:项|样|类|个|笔|块)?)+$", "", piece.strip()) for piece in pieces]
    tail = re.sub(cues()["terms"]["generic_tail"], "", tail)
    names = [name + (tail if tailed else "") + behind for name in names if name and not re.search(cues()["terms"]["container"], name)]
    return names if len(names) > 1 else _joined(head)


def _joined(text: str) -> list[str]:
    """Two known concepts standing side by side (水电费 is listed as such in the vocabulary)."""
    joined = cues()["joined"]
    for word, parts in joined.items():
        if word in text:
            return list(parts)
    found = mentions(text)
    beside = all(text[a.end : b.start] in ("", *cues()["split"]["pair"]) for a, b in zip(found, found[1:], strict=False))
    return [text[m.start : m.end] for m in found] if len(found) > 1 and beside else []


def without(context: Context) -> Draft | None:
    """A figure less one or more others."""
    body = re.sub(r"[（(](?![\d]{3,7})[^（()）]*[)）]", "", context.question.body)
    match = cue("kind", "without").search(body)
    if match is None:
        return None
    if (rest := _other_projects(context, match["minus"])) is not None:
        return rest
    whole = (body[: match.start()] + " " + body[match.end() :]).strip(" ，,")
    whole = re.sub(r"[的]?(?:各项|项级科目|其他项|其余|还剩|还有|剩下|合计).*$", "", whole)
    base = choose(context, whole)
    if base is None:
        return None
    minus = [choose(context, name) for name in re.split("[、和与]", match["minus"])]
    if not minus or any(choice is None for choice in minus):
        return None
    taken = [_beside(context, base.fact, choice.fact) for choice in minus if choice is not None]
    if any(_exceeds(part, base.fact) for part in taken):
        return Draft("without", 0.0)  # what is set aside is no part of it
    plan = Plan((Step("s1", "minus_all", (fact_ref(base.fact), *(fact_ref(f) for f in taken))),))
    coverage = min([base.best.coverage, *(c.best.coverage for c in minus if c is not None)])
    facts = (base.fact, *taken)
    return Draft("without", coverage, plan=plan, facts=facts, labels=tuple(context.base.title(f) for f in facts))


def _exceeds(part: Fact, whole: Fact) -> bool:
    if part.amount is None or whole.amount is None or part.amount.unit.dimension != whole.amount.unit.dimension:
        return True
    return part.amount.to(whole.amount.unit).value > whole.amount.value


def _other_projects(context: Context, minus: str) -> Draft | None:
    """The sum of all projects but those named (其余项目, 别的项目)."""
    if not cue("several", "others").search(context.question.text):
        return None
    rows = all_projects(context)
    named = [part for part in re.split("[、和与跟]", re.sub(cues()["several"]["these"], "", minus)) if len(part) > 1]
    taken = [[f for f in rows if _called(plain(f.label), part)] for part in named]
    if len(rows) < 3 or any(len(found) != 1 for found in taken):
        return Draft("without", 0.0)
    gone = {found[0].id for found in taken}
    kept = tuple(f for f in rows if f.id not in gone)
    plan = Plan((Step("s1", "sum", tuple(fact_ref(f) for f in kept)),))
    return Draft("sum", 1.0, plan=plan, facts=kept, labels=tuple(f.label for f in kept), target=context.question.asked_unit)


def _called(label: str, said: str) -> bool:
    """Whether a project is meant by a short name: its characters stand in the label in order."""
    place = 0
    for char in said:
        place = label.find(char, place) + 1
        if place == 0:
            return False
    return True


def _beside(context: Context, whole: Fact, part: Fact) -> Fact:
    """The same part in the table of the whole, below it by code, where it stands there."""
    for named in context.base.named:
        fact = named.fact
        if fact.document == whole.document and fact.table == whole.table and fact.cell and fact.label == part.label:
            same_column = fact.col_path == whole.col_path
            below = whole.code is None or fact.code is None or parent_code(fact.code) == whole.code or fact.code.startswith(whole.code)
            if same_column and below:
                return fact
    return part
