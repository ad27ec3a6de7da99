"""What a row of a grid is about: its subject code and its label path, one block of label columns at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from disclosure.amount import parse_number
from disclosure.terms import pattern, words
from ingest.blocks import GridCell
from ingest.tables.headers import Headers, Row, is_attribute, text_of
from ingest.tables.rows import Ancestry, is_total, split_label

# A row's subject code and label path.
Name = tuple[str | None, tuple[str, ...]]
Covered = Mapping[int, GridCell | None]


def label_groups(headers: Headers) -> dict[int, tuple[int, ...]]:
    """For each value column, the label columns of its block: the nearest run to its left that names anything.

    A run of codes and descriptions between two columns of figures (数量, 经济科目编码, 采购时间, 金额) names no row.
    """
    groups: dict[int, tuple[int, ...]] = {}
    for value in headers.values:
        runs = list(_runs_before(value, headers))
        groups[value] = next((run for run in runs if _names_rows(run, headers)), runs[0] if runs else ())
    return groups


def _runs_before(value: int, headers: Headers) -> Iterator[tuple[int, ...]]:
    """The runs of label columns left of a column, the nearest first."""
    run: list[int] = []
    for c in range(value - 1, -1, -1):
        if c in headers.labels:
            run.insert(0, c)
        elif run:
            yield tuple(run)
            run = []
    if run:
        yield tuple(run)


def _names_rows(run: tuple[int, ...], headers: Headers) -> bool:
    """Whether a run names rows: it has more than codes, or than how what is bought is counted or specified."""
    between = pattern("columns", "label", "between")
    names = [c for c in run if c not in headers.codes and c not in headers.ordinals]
    telling = [c for c in names if not (headers.paths[c] and between.fullmatch(headers.paths[c][-1]))]
    return bool(telling) and (len(names) == len(run) or any(not is_attribute(headers.paths[c]) for c in telling))


class RowNamer:
    """Names rows top to bottom, remembering what stands above each.

    Where several label columns name rows like stairs (a purchase under its project under its kind), a row that begins
    further right stands under the labels last printed to its left.
    """

    def __init__(self, group: tuple[int, ...], headers: Headers) -> None:
        self._group = group
        self._headers = headers
        self._names = [c for c in group if c not in headers.codes and c not in headers.ordinals]
        # A code behind several names says where a row is booked, not what it is.
        self._leading = tuple(c for c in group if len(self._names) < 2 or c < self._names[-1])
        self._stairs: dict[int, str] = {}
        self._ancestry = Ancestry()
        self._naming = 0
        self._project: str | None = None  # the project a row of a subject is of

    def name(self, row: Row, covered: Covered) -> Name:
        """The code and path of the next row.

        Args:
            row: the row with each column's own cell.
            covered: the last cell printed in every column, for labels merged over several rows.
        """
        code = _code(self._leading, row, self._headers)
        parts = self._parts(row, covered)
        naming = self._naming
        if not parts:
            parts = [t for c in self._group if c in self._headers.codes and (t := text_of(row[c])) and not t.isdecimal()]
        if not parts:
            return code, ()
        own_code, name, level = split_label(parts[-1] if len(parts) > 1 and not code else parts[min(naming, len(parts) - 1)])
        if not name:
            own_code, name = None, parts[0]
        path = self._ancestry.path(code or own_code, name, level)
        if len(parts) > 1 and not code:
            path = (*[split_label(part)[1] for part in parts[:-1]], name)
        elif code and self._project is not None and split_label(self._project)[1] not in path:
            path = (*path, split_label(self._project)[1])  # 科目编码 | 科目名称 | 项目名称: the project under its subject
        return code or own_code, path

    def _parts(self, row: Row, covered: Covered) -> list[str]:
        """The labels of a row, outermost first, with those it stands under by the stairs."""
        self._project = None
        own: dict[int, str] = {}
        for c in self._names:
            text = _label_at(c, self._group, row, covered)
            if text and not (own and is_attribute(self._headers.paths[c], [self._headers.paths[o] for o in own])):
                own[c] = text
        if not own:
            return []
        naming = [c for c in own if not is_attribute(self._headers.paths[c])]
        first = min(own)
        above = [] if is_total(own[first]) else [text for c, text in sorted(self._stairs.items()) if c < first]
        self._stairs = {c: text for c, text in self._stairs.items() if c < first} | own
        # Behind a code it is the first column that names something which says what the row is.
        self._naming = list(own).index(naming[0]) + len(above) if naming and not above else 0
        projects = [own[c] for c in naming[1:] if self._headers.paths[c] and pattern("columns", "label", "project").fullmatch(self._headers.paths[c][-1])]
        self._project = projects[0] if projects else None
        return [*above, *own.values()]


def _code(group: tuple[int, ...], row: Row, headers: Headers) -> str | None:
    """A row's subject code: from one column, or put together from the columns of 类, 款 and 项, or under one heading."""
    columns = [c for c in group if c in headers.codes]
    levels = words("columns", "label", "levels")
    split = [c for c in columns if headers.paths[c] and headers.paths[c][-1] in levels]
    code = ""
    for c in split or [c for c in columns if headers.paths[c] == headers.paths[columns[0]]]:
        digits = text_of(row[c])
        if digits.isdecimal():
            code = digits if code and digits.startswith(code) else code + digits.zfill(2)
    return code or None


def _label_at(c: int, group: tuple[int, ...], row: Row, covered: Covered) -> str:
    """The text of a label column: its own, that of a label merged over it from the left, or from above."""
    if row[c] is not None:
        return text_of(row[c])
    left = next((row[j] for j in range(c - 1, -1, -1) if row[j] is not None), None)
    if left is None:
        return text_of(covered.get(c))
    beside = any(row[j] is left for j in group)
    return "" if beside or parse_number(left.text) is not None else text_of(left)
