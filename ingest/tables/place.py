"""Arithmetic puts back what layout lost: which column a figure stands in when blanks have vanished.

A row of fewer figures than columns keeps their order; of the placements left, those are kept whose column
identities hold, then those that agree with the subject roll-up of the rows around. One left: placed, and marked
with the identity that decided. Several left: doubtful. A row is never changed to make a sum come out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from math import comb

from disclosure.amount import WAN_YUAN, Amount
from disclosure.identities import (
    Identity,
    Path,
    carried_over,
    carries,
    code_children,
    column_identities,
    satisfied,
    tolerance,
    unit_children,
)
from disclosure.terms import word
from ingest.captions import squeeze
from ingest.tables.order import run_together
from ingest.tables.rows import is_total

_MOST = 30_000
Placement = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """The column of each figure of a row, and what decided: None (printed), an identity's name, or doubt.

    Attributes:
        loose: of a doubtful row, the columns over which the placements left differ; empty where all are in doubt.
    """

    columns: Placement
    placed_by: str | None = None
    doubtful: bool = False
    loose: frozenset[int] = frozenset()

    def unsure(self, column: int) -> bool:
        """Whether what stands in a column is in doubt."""
        return self.doubtful and (not self.loose or column in self.loose)


# What the rest of the document says of a column's name and an amount: for it 2 right behind the name or 1 near it, -1 against it, 0 nothing.
Evidence = Callable[[str, Amount], int]


def place_rows(
    rows: Sequence[Sequence[Amount]],
    codes: Sequence[str | None],
    paths: Sequence[Path],
    evidence: Evidence,
) -> list[PlacedRow]:
    """Place every row's figures in the columns.

    Args:
        rows: the figures of each row in printed order, at most one per column.
        codes: the subject code of each row, or None; "" for the total row.
        paths: the heading path of each column.
        evidence: what the document says elsewhere of a column's name and an amount.
    """
    identities = column_identities(paths)
    width = len(paths)
    balance = carried_over(paths)
    options = [_options(row, width, identities, balance) for row in rows]
    stated, pattern = _by_statement(rows, codes, options, paths, evidence)
    narrowed = _roll_up(rows, codes, stated, width)
    narrowed = [[pattern] if pattern in option else option for option in narrowed]
    placed = []
    for row, before, after in zip(rows, options, narrowed, strict=True):
        if not row:
            placed.append(PlacedRow(()))
        elif len(row) >= width:
            placed.append(PlacedRow(tuple(range(width)), doubtful=len(row) > width or run_together(row, identities)))
        elif len(after) == 1:
            cause = "columns" if len(before) == 1 else ("stated" if after[0] == pattern else "roll-up")
            placed.append(PlacedRow(after[0], cause))
        else:
            placed.append(_in_doubt(row, after))
    return placed


def _in_doubt(row: Sequence[Amount], options: Sequence[Placement]) -> PlacedRow:
    """A row with several placements left: where all of them agree, its figures and blanks are certain."""
    if not options:
        return PlacedRow(tuple(range(len(row))), doubtful=True)
    held = Counter((column, figure) for option in options for figure, column in enumerate(option))
    certain = {column for (column, _), times in held.items() if times == len(options)}
    loose = frozenset(column for column, _ in held) - certain
    return PlacedRow(options[0], "columns" if loose else None, doubtful=True, loose=loose)


def _options(
    row: Sequence[Amount], width: int, identities: Sequence[Identity], balance: tuple[int, int, int, int] | None
) -> list[Placement]:
    if len(row) >= width:
        return [tuple(range(width))]
    if comb(width, len(row)) > _MOST:
        return []
    return [
        columns
        for columns in combinations(range(width), len(row))
        if satisfied(identities, held := dict(zip(columns, row, strict=True))) and (balance is None or carries(balance, held))
    ]


def _by_statement(
    rows: Sequence[Sequence[Amount]],
    codes: Sequence[str | None],
    options: list[list[Placement]],
    paths: Sequence[Path],
    evidence: Evidence,
) -> tuple[list[list[Placement]], Placement | None]:
    """Decide the total row by what the rest of the document says of its figures.

    The columns it then fills are the ones the table uses: whole columns vanish, not single cells, so a row with as
    many figures stands in the same columns when its own arithmetic allows that.
    """
    total = next((i for i, code in enumerate(codes) if code == ""), None)
    if total is None or len(options[total]) < 2:
        return options, None

    def backing(columns: Placement) -> int:
        pairs = zip(columns, rows[total], strict=True)
        return sum(evidence(_own_name(paths[c]), a) for c, a in pairs if paths[c])

    scored = sorted(((backing(columns), columns) for columns in options[total]), reverse=True)
    if scored[0][0] == scored[1][0]:
        likeliest = [columns for score, columns in scored if score == scored[0][0]] if scored[0][0] else options[total]
        return [sorted(likeliest) if i == total else option for i, option in enumerate(options)], None
    best = scored[0][1]
    return [[best] if i == total else option for i, option in enumerate(options)], best


def _own_name(path: Path) -> str:
    """What a column is called elsewhere: its innermost heading that is not just that of a total."""
    return next((name for name in reversed(path) if not is_total(name)), path[-1])


def _roll_up(
    rows: Sequence[Sequence[Amount]],
    codes: Sequence[str | None],
    options: Sequence[list[Placement]],
    width: int,
) -> list[list[Placement]]:
    """Narrow placements by parent = Σ children in every column, from the total downwards."""
    result = [list(option) for option in options]
    units = unit_children(codes)
    families = {**code_children(codes), **units}
    tops = tuple(units) or tuple(i for i, code in enumerate(codes) if code and len(code) == 3) or _of_one_length(codes)
    for index, code in enumerate(codes):
        if code == "" and tops:
            families[index] = tops
    for parent in sorted(families, key=lambda i: (i not in units, len(codes[i] or "")) if codes[i] else (False, 0)):
        children = families[parent]
        if len(result[parent]) != 1 or all(len(result[child]) == 1 for child in children):
            continue
        target = _by_column(rows[parent], result[parent][0], width)
        solutions = _solutions([(rows[c], result[c]) for c in children], target)
        for place, child in enumerate(children):
            kept = list(dict.fromkeys(solution[place] for solution in solutions))
            if kept:
                result[child] = kept
    return result


def _of_one_length(codes: Sequence[str | None]) -> tuple[int, ...]:
    """All rows but the total, where they have codes of one length (those of units)."""
    coded = tuple(i for i, code in enumerate(codes) if code != "")
    return coded if len({len(codes[i] or "") for i in coded}) == 1 and all(codes[i] for i in coded) else ()


def _by_column(row: Sequence[Amount], columns: Placement, width: int) -> list[Decimal]:
    values = [Decimal(0)] * width
    for column, amount in zip(columns, row, strict=False):
        values[column] = amount.value
    return values


def _solutions(
    children: Sequence[tuple[Sequence[Amount], list[Placement]]], target: list[Decimal]
) -> list[tuple[Placement, ...]]:
    """All combinations of the children's placements whose column sums are the parent's, up to a limit."""
    slack = tolerance([amount for row, _ in children for amount in row[:1]]) + Decimal("0.005")
    found: list[tuple[Placement, ...]] = []
    budget = _MOST

    def descend(index: int, rest: Mapping[int, Decimal], chosen: tuple[Placement, ...]) -> None:
        nonlocal budget
        budget -= 1
        if budget < 0:
            return
        if index == len(children):
            if all(abs(value) <= slack for value in rest.values()):
                found.append(chosen)
            return
        row, options = children[index]
        for columns in options:
            after = dict(rest)
            for column, amount in zip(columns, row, strict=False):
                after[column] -= amount.value
            if all(value >= -slack for value in after.values()):
                descend(index + 1, after, (*chosen, columns))

    descend(0, dict(enumerate(target)), ())
    return found if budget >= 0 else []


def stated_in(text: str) -> Evidence:
    """Evidence from a document's own words: a column's name with the amount within a few characters after it, or with zero.

    A subject code may be glued to two printed decimals.
    """
    compact = re.sub(r"(?<=\d)[,，](?=\d{3})", "", squeeze(text))
    nothing = word("narrative", "zero", "stated")

    def evidence(name: str, amount: Amount) -> int:
        if amount.value == 0:
            return 0
        glued = r"|(?=\d{3}\D)" if amount.half_last_place == Decimal("0.005") else ""
        stated = {amount.plain()}
        if amount.unit.is_money:  # the narrative may round what a table in yuan prints in full
            stated |= {amount.to(WAN_YUAN).plain(), amount.to(WAN_YUAN).rounded(2).plain()}
        value = "|".join(re.escape(text.rstrip("0").rstrip(".") if "." in text else text) for text in stated)
        bare = re.sub(rf"(?<=.{{4}}){word('columns', 'balance', 'income')}$", "", name)
        for score, gap in ((1 if is_total(name) else 2, ""), (1, r"[^\d。]{0,6}")):
            if re.search(rf"{re.escape(bare)}{gap}(?:{value})\.?0*(?:(?!\d){glued})", compact):
                return score
        return -1 if re.search(nothing.replace("NAME", re.escape(name)), compact) else 0

    return evidence
