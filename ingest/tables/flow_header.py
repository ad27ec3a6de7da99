"""The columns of a flattened table: header words that were cut apart are found again in the vocabulary."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from disclosure.identities import Path
from disclosure.terms import load
from ingest.tables.flow_names import kinds, names_in, plain


@cache
def _children() -> dict[str, list[str]]:
    whole, also = load("columns")["flow"]["totals"]
    return {plain(k): [plain(c) for c in (*v, *([also] if whole in v else []))] for k, v in load("columns")["children"].items()}


def _under(name: str) -> list[str]:
    """What may stand under a heading; nothing under one that is no group."""
    dated = re.fullmatch(load("columns")["flow"]["dated"], name)
    return _children().get("dated" if dated else name, [])


def flow_columns(texts: Sequence[str]) -> list[Path]:
    """The heading paths of the value columns, left to right.

    >>> flow_columns(["科目编码 科目名称 合计", "基本支", "出", "项目支出", "小计 人员经费 公用经费"])
    [('合计',), ('基本支出', '小计'), ('基本支出', '人员经费'), ('基本支出', '公用经费'), ('项目支出',)]
    """
    found = names_in(texts)
    names = _without_year([name for name in found if kinds().get(name, "leaf") != "label"])
    blocks = max((found.count(name) for name in load("columns")["flow"]["subject"]), default=1)
    if blocks > 1:  # several blocks side by side, each with subjects and figures of its own
        names = list(dict.fromkeys(name for name in names if names.count(name) == blocks))
    return _tree_paths(names)


def _without_year(names: list[str]) -> list[str]:
    """The names without a lone year that only begins the heading over all the columns (2024年基本支出)."""
    years = [i for i, name in enumerate(names) if re.fullmatch(load("columns")["flow"]["year"], name)]
    over = len(years) == 1 and years[0] == 0 and len(names) > 2 and any(name in _under(names[1]) for name in names[2:])
    return names[1:] if over else names


def _tree_paths(names: list[str]) -> list[Path]:
    groups = [
        i for i, name in enumerate(names)
        if any(later in _under(name) for later in names[i + 1 :])
    ]
    if (paired := _paired(names)) is not None:
        return paired
    groups = _latest(names, groups)
    names, groups = _without_wrappers(names, groups)
    inner = {i for i in groups if any(g < i and names[i] in _under(names[g]) for g in groups)}
    return [deeper for leaf in _leaves(names, [g for g in groups if g not in inner]) for deeper in leaf]


def _paired(names: list[str]) -> list[Path] | None:
    """The paths where two or more headings of time or stage each stand over the same columns, printed once for each."""
    timed = re.compile("|".join((load("columns")["flow"]["dated"], *load("columns")["flow"]["timed"])))
    over = [name for name in names if timed.fullmatch(name)]
    rest = [name for name in names if not timed.fullmatch(name)]
    once = list(dict.fromkeys(rest))
    if len(over) < 2 or len(set(over)) < len(over) or len(once) < 2 or names[: len(over)] != over:
        return None
    turns = [[name for turn, name in _turns(rest) if turn == number] for number in range(len(over))]
    if any(turn != once for turn in turns) or len(rest) != len(once) * len(over):
        return None
    inner = _tree_paths(once)
    return [(name, *path) for name in over for path in inner]


def _turns(names: Sequence[str]) -> list[tuple[int, str]]:
    """Each name with how often it stood before."""
    return [(list(names[:place]).count(name), name) for place, name in enumerate(names)]


def _latest(names: list[str], groups: list[int]) -> list[int]:
    """The groups without years that have no columns of their own: what stands below only once is of the last year."""
    dated = [g for g in groups if re.fullmatch(load("columns")["flow"]["dated"], names[g])]
    below = [name for name in names[dated[-1] + 1 :] if name in _children()["dated"]] if dated else []
    repeated = max((below.count(name) for name in below), default=0)
    return [g for g in groups if g not in dated[: len(dated) - repeated]]


def _without_wrappers(names: list[str], groups: list[int]) -> tuple[list[str], list[int]]:
    """Drop headings that stand over the whole table (本年支出, “三公”经费支出) and so distinguish nothing."""
    kept = [
        i for i, name in enumerate(names)
        if not (kinds().get(name) == "group" and i not in groups and name not in load("columns")["flow"]["leaf"])
    ]
    place = {old: new for new, old in enumerate(kept)}
    return [names[i] for i in kept], [place[i] for i in groups if i in place]


def _nested(group: str, children: list[str]) -> list[Path]:
    """The paths under one group, where one of its children may stand over others of them.

    A name that stands twice opens the columns of a child: what follows the second 小计 stands under that child.
    """
    again = next((i for i, name in enumerate(children) if name in children[:i]), len(children))
    children, deeper_run = children[:again], children[again:]
    holder = next((c for c in children if deeper_run and all(n in _under(c) for n in deeper_run)), None)
    own = {child: [c for c in children[place + 1 :] if c in _under(child)] for place, child in enumerate(children)}
    if holder is not None:
        own[holder] = deeper_run
    below = {c for child, listed in own.items() if child != holder for c in listed}
    return [
        (group, child, *deeper) for child in children if child not in below for deeper in ([[c] for c in own[child]] or [[]])
    ]


def _leaves(names: list[str], groups: list[int]) -> list[list[Path]]:
    """The paths under every name of the upper header row."""
    if not groups:
        return [[(name,)] for name in names]
    allowed = {child for g in groups for child in _under(names[g])}
    allowed |= {child for name in allowed for child in _under(name)}
    start = len(names)
    while start - 1 > groups[-1] and names[start - 1] in allowed:
        start -= 1
    split = _split(names, groups, names[start:]) if start < len(names) else _inline(names, groups)
    top = names[:start] if start < len(names) else names
    used = {i for g in groups for i in range(g + 1, g + 1 + len(split[g]))} if start == len(names) else set()
    return [
        _nested(name, split[i]) if i in groups and split[i] else [(name,)] for i, name in enumerate(top) if i not in used
    ]


def _split(names: list[str], groups: list[int], lower: list[str]) -> dict[int, list[str]]:
    """Hand the names of the lower header rows to the groups, left to right.

    A run of names that all fit under a child of the group before, but not under the next group, stays with that child.
    """
    split: dict[int, list[str]] = {g: [] for g in groups}
    at = 0
    for place, name in enumerate(lower):
        run = _run(lower, place)
        if name in split[groups[at]] and _child_for(split[groups[at]], run) and not _fits(names, groups[at + 1 :], run):
            split[groups[at]].extend(lower[place:])
            break
        if place == 0 or name in split[groups[at]]:
            at = next((i for i in range(at, len(groups)) if all(n in _under(names[groups[i]]) for n in run)), at)
        while at + 1 < len(groups) and (name in split[groups[at]] or name not in _under(names[groups[at]])):
            at += 1
        split[groups[at]].append(name)
    return split


def _run(lower: list[str], place: int) -> list[str]:
    """The names from a place up to where one of them stands again."""
    run: list[str] = []
    for name in lower[place:]:
        if name in run:
            break
        run.append(name)
    return run


def _child_for(children: Sequence[str], run: list[str]) -> bool:
    return len(run) > 1 and any(all(name in _under(child) for name in run) for child in children)


def _fits(names: list[str], groups: Sequence[int], run: list[str]) -> bool:
    return any(all(name in _under(names[g]) for name in run) for g in groups)


def _inline(names: list[str], groups: list[int]) -> dict[int, list[str]]:
    """The children printed directly after their group."""
    split: dict[int, list[str]] = {}
    for g in groups:
        children = []
        for name in names[g + 1 :]:
            if name not in _under(names[g]):
                break
            children.append(name)
        split[g] = children
    return split
