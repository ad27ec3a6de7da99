"""A row of flattened text while it is being read, how the columns of its table are laid out, and its value cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from disclosure.amount import Unit
from disclosure.identities import Path
from disclosure.model import Cell
from ingest.tables.place import PlacedRow
from ingest.tables.tokens import Token
from ingest.tables.values import column_unit, read_value

# Flattened text has no printed columns: values are numbered from here, behind any number of label pieces.
_FIRST_VALUE = 20


@dataclass(slots=True)
class FlowRow:
    """A row while it is being read."""

    code: Token | None = None
    label: list[Token] = field(default_factory=list)
    figures: list[Token] = field(default_factory=list)
    borrowed: bool = False

    @property
    def labels(self) -> list[Token]:
        """Code and label."""
        return [*([self.code] if self.code else []), *self.label]

    @property
    def tokens(self) -> list[Token]:
        """All tokens of the row: code, label, figures."""
        return [*self.labels, *self.figures]


@dataclass(frozen=True, slots=True)
class Layout:
    """How the figures of a table are laid out.

    Attributes:
        columns: the heading path of each; empty paths where the headings were not understood (`known` is False).
        pages: the page of every line of the table; its first row is on line `start`.
        projects: whether a column of projects stands beside that of the subjects they belong to.
    """

    columns: tuple[Path, ...]
    known: bool
    money: Unit
    pages: tuple[int | None, ...]
    start: int
    projects: bool = False

    def page_of(self, row: FlowRow) -> int | None:
        """The page a row begins on."""
        return self.pages[min(self.start + row.tokens[0].line, len(self.pages) - 1)]


def value_cells(row: FlowRow, place: PlacedRow, layout: Layout) -> Iterator[Cell]:
    """The value cells of a row, by column; where the placing is in doubt, only those printed."""
    taken = dict(zip(place.columns, row.figures, strict=False))
    end = row.tokens[-1].span[1]
    for column, heading in enumerate(layout.columns):
        token = taken.get(column)
        doubtful = place.unsure(column) or not layout.known
        if token is None and doubtful:
            continue
        text, span = (token.text, token.span) if token else ("", (end, end))
        value = read_value(text, column_unit(heading, layout.money))
        yield Cell(
            0, _FIRST_VALUE + column, text, value.state, "value", span, value.amount, col_path=heading,
            placed_by=None if doubtful else place.placed_by, doubtful=doubtful,
        )
