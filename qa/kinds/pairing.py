"""Two figures, or sums, that a question sets against each other, found so that they go together."""

from __future__ import annotations

from qa.draft import Context
from qa.form_lines import forms
from qa.kinds.sides import Side, candidates, kinship, mixes, near, terms
from qa.link import Candidate
from qa.text import plain
from qa.understand import cue

# Sides explained by less are read again with what follows the second given to both.
_SURE = 0.75
_SHORT = 8


def pair(context: Context, left: str, right: str) -> tuple[Side, Side] | None:
    """Two sides of one dimension; where several figures come close, two of one table and year are taken."""
    if (budgeted := _with_own_budget(context, left, right)) is not None:
        return budgeted
    lefts, rights = terms(context, left), terms(context, right)
    if lefts is not None or rights is not None:
        return _with_sums(context, (left, lefts), (right, rights))
    found = _closest(context, *_completed(left, right))
    shared = cue("sides", "shared").search(right)
    if shared is not None and shared["tail"] not in left and (found is None or _least(found) < _SURE):
        again = _closest(context, f"{left}{shared.group()}", right)  # 核查中心和服务中心的工作经费
        return again if found is None or (again is not None and _least(again) > _least(found)) else found
    own = cue("sides", "owned").search(left)
    if found is None and own is not None and own["tail"] not in right and len(right) <= _SHORT:
        found = _closest(context, left, f"{right}{own.group()}")  # 技术岗的月基本工资比普通岗
    return _of_one_row(context, left, right, found) or found or _of_forms(context, left, right)


def _of_one_row(context: Context, left: str, right: str, found: tuple[Side, Side] | None) -> tuple[Side, Side] | None:
    """Two columns of a row that only the first side names (群众文化的基本支出和项目支出哪个多)."""
    fact = found[0].facts[0] if found else None
    if found is None or fact is None or fact.cell is None or not fact.col_path or plain(fact.col_path[-1]) not in plain(left):
        return None
    row = fact.cell.split("C")[0]
    beside = [
        named.fact for named in context.base.named
        if named.fact.cell and named.fact.cell.split("C")[0] == row and named.fact.document == fact.document
        and named.fact.amount is not None and named.fact.col_path and plain(named.fact.col_path[-1]) == plain(right)
    ]
    return (found[0], Side((beside[0],), 1.0)) if len(beside) == 1 and plain(fact.label) in plain(left) else None


def _with_own_budget(context: Context, left: str, right: str) -> tuple[Side, Side] | None:
    """A figure of a project's form beside the project's own budget, where one side is called nothing but that (实际安排的预算)."""
    if not cue("sides", "own_budget").fullmatch(plain(right)):
        return None
    wholes = {f.subject: f.whole for f in forms(context.base) if f.whole is not None}
    for found in candidates(context, left)[:5]:
        whole = wholes.get(found.fact.subject or "")
        if whole is not None and whole.document == found.fact.document and mixes(found.fact, whole) and whole.amount != found.fact.amount:
            return Side((found.fact,), found.coverage), Side((whole,), 1.0)
    return None


def _of_forms(context: Context, left: str, right: str) -> tuple[Side, Side] | None:
    """The amounts of two projects that have nothing but forms."""
    wholes = [[f.whole for f in forms(context.base) if f.whole is not None and plain(f.subject) in side] for side in (plain(left), plain(right))]
    if any(len(found) != 1 for found in wholes):
        return None
    a, b = (Side((found[0],), 1.0) for found in wholes)
    return (a, b) if a.facts != b.facts and mixes(a.facts[0], b.facts[0]) else None


def _least(sides: tuple[Side, Side]) -> float:
    return min(side.coverage for side in sides)


def _closest(context: Context, left: str, right: str) -> tuple[Side, Side] | None:
    """The two figures that are named best and go together best."""
    best: tuple[float, Candidate, Candidate] | None = None
    for a in near(candidates(context, left)):
        for b in near(candidates(context, right)):
            if a.fact.id == b.fact.id and a.fact.document == b.fact.document:
                continue
            score = a.score + b.score + kinship(a.fact, b.fact)
            if best is None or score > best[0]:
                best = (score, a, b)
    if best is None or not mixes(best[1].fact, best[2].fact):
        return None
    return tuple(Side((c.fact,), c.coverage) for c in best[1:])  # type: ignore[return-value]


def _completed(left: str, right: str) -> tuple[str, str]:
    """Give a side that names only a place (基本支出表里的) the item of the other one (会议费)."""
    items = [_item(side) for side in (left, right)]
    if all(len(item) > 1 for item in items) or not any(len(item) > 1 for item in items):
        return left, right
    item = max(items, key=len)
    return (left if len(items[0]) > 1 else f"{item}，{left}", right if len(items[1]) > 1 else f"{item}，{right}")


def _item(side: str) -> str:
    return cue("sides", "around").sub("", cue("sides", "place").sub("", side)).strip(" ，,。的数")


def _with_sums(context: Context, *sides: tuple[str, Side | None]) -> tuple[Side, Side] | None:
    done: list[Side] = []
    for text, side in sides:
        if side is not None:
            done.append(side)
            continue
        found = candidates(context, text)
        if not found:
            return None
        done.append(Side((found[0].fact,), found[0].coverage))
    return (done[0], done[1]) if mixes(done[0].facts[0], done[1].facts[0]) else None
