"""Targets printed in pieces: 指标性质 (≥), 指标值 (20000) and 度量单位 (册) in columns of their own, put together."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from disclosure.terms import pattern
from ingest.captions import squeeze
from ingest.tables.form_columns import Filled
from ingest.tables.form_terms import is_value_head

_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Measures:
    """Where the pieces stand.

    Attributes:
        kind: the column of the comparator, or None.
        unit: the column of the unit, or None.
        values: the columns of the figures that it measures; the first is the target.
    """

    kind: int | None
    unit: int | None
    values: tuple[int, ...]

    @property
    def apart(self) -> frozenset[int]:
        """The columns whose cells are put into others."""
        return frozenset(c for c in (self.kind, self.unit) if c is not None)


def measures(header: Filled) -> Measures | None:
    """The columns of the pieces, where a header of indicators has any."""
    heads = {c: squeeze(cell.text) for c, cell in header}
    kind = next((c for c, text in heads.items() if pattern("forms", "measures", "kind").fullmatch(text)), None)
    unit = next((c for c, text in heads.items() if pattern("forms", "measures", "unit").fullmatch(text)), None)
    values = tuple(c for c, text in heads.items() if is_value_head(text) and pattern("forms", "measures", "measured").search(text))
    return Measures(kind, unit, values) if values and (kind is not None or unit is not None) else None


def put_together(filled: Filled, found: Measures) -> Filled:
    """A row whose figures carry their comparator and unit, without the cells these stood in."""
    places = dict(filled)
    kind, unit = (squeeze(places[c].text) if c is not None and c in places else "" for c in (found.kind, found.unit))
    whole = []
    for c, cell in filled:
        if c in found.apart:
            continue
        text = squeeze(cell.text)
        marked = pattern("columns", "comparator", "pattern")
        own = marked.match(text)
        if c in found.values and _FIGURE.fullmatch(text[own.end() :] if own else text):
            mark = kind if own is None and c == found.values[0] and marked.match(kind) else ""
            whole.append((c, replace(cell, text=f"{mark}{text}{unit}") if mark or unit else cell))
        else:
            whole.append((c, cell))
    return whole


def without_apart(header: Filled, found: Measures | None) -> Filled:
    """A header without the columns whose cells are put into others."""
    return [(c, cell) for c, cell in header if found is None or c not in found.apart]


