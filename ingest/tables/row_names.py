"""What a row of a grid is about: its subject code and its label path, one block of label columns at a time."""

from __future__ import annotations

from collections.abc import Mapping

from disclosure.amount import parse_number
from disclosure.terms import words
from ingest.blocks import GridCell
from ingest.tables.headers import Headers, Row, is_attribute, text_of
from ingest.tables.rows import Ancestry, is_total, split_label

# A row's subject code and label path.
Name = tuple[str | None, tuple[str, ...]]
Covered = Mapping[int, GridCell | None]


def label_groups(headers: Headers) -> dict[int, tuple[int, ...]]:
    """For each value column, the label columns of its block: the nearest run of them to its left."""
    groups: dict[int, tuple[int, ...]] = {}
    for value in headers.values:
        c = value - 1
        while c >= 0 and c not in headers.labels:
            c -= 1
        run: list[int] = []
        while c >= 0 and c in headers.labels:
            run.insert(0, c)
            c -= 1
        groups[value] = tuple(run)
    return groups


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

    def name(self, row: Row, covered: Covered) -> Name:
        """The code and path of the next row.

        Args:
            row: the row with each column's own cell.
            covered: the last cell printed in every column, for labels merged over several rows.
        """
        code = _code(self._leading, row, self._headers)
        parts = self._parts(row, covered)
        if not parts:
            parts = [t for c in self._group if c in self._headers.codes and (t := text_of(row[c])) and not t.isdecimal()]
        if not parts:
            return code, ()
        own_code, name, level = split_label(parts[-1] if len(parts) > 1 and not code else parts[0])
        if not name:
            own_code, name = None, parts[0]
        path = self._ancestry.path(code or own_code, name, level)
        if len(parts) > 1 and not code:
            path = (*[split_label(part)[1] for part in parts[:-1]], name)
        return code or own_code, path

    def _parts(self, row: Row, covered: Covered) -> list[str]:
        """The labels of a row, outermost first, with those it stands under by the stairs."""
        own: dict[int, str] = {}
        for c in self._names:
            text = _label_at(c, self._group, row, covered)
            if text and not (own and is_attribute(self._headers.paths[c])):
                own[c] = text
        if not own:
            return []
        first = min(own)
        above = [] if is_total(own[first]) else [text for c, text in sorted(self._stairs.items()) if c < first]
        self._stairs = {c: text for c, text in self._stairs.items() if c < first} | own
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
