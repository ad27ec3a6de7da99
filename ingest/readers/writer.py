"""Lines and grids written one after the other into one text that they point into."""

from __future__ import annotations

from collections.abc import Sequence

from disclosure.errors import UnreadableFile
from disclosure.terms import load
from ingest.blocks import Block, Grid, GridCell, Line, Raw
from ingest.readers.frame import Matrix, Spot

MAX_CELLS = 200_000
MAX_CHARACTERS = 20_000_000


class Writer:
    """Collects what a reader finds, in reading order."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._blocks: list[Block] = []
        self._warnings: list[str] = []
        self._at = 0
        self._cells = 0

    def line(self, text: str) -> None:
        """Add running text, a block a printed line; blank lines are left out."""
        for printed in text.splitlines():
            body = " ".join(printed.split())
            if body:
                start = self._put(body)
                self._blocks.append(Line(body, (start, self._at)))
                self._put("\n")

    def grid(self, matrix: Matrix) -> None:
        """Add a table, a row a tab-separated line.

        Raises:
            UnreadableFile: when the file has more cells than any disclosure.
        """
        self._cells += sum(map(len, matrix))
        if self._cells > MAX_CELLS:
            raise refusal("too_many_cells", limit=MAX_CELLS)
        start = self._at
        rows = []
        for index, row in enumerate(matrix):
            if index:
                self._put("\n")
            rows.append(self._row(row))
        self._blocks.append(Grid(tuple(rows), (start, self._at)))
        self._put("\n")

    def warn(self, warning: str) -> None:
        """Say once what was left out of the file."""
        if warning not in self._warnings:
            self._warnings.append(warning)

    def raw(self, name: str) -> Raw:
        """Everything written, as the reader `name` hands it on.

        Raises:
            UnreadableFile: when nothing was written.
        """
        if not self._blocks:
            raise refusal("no_text")
        return Raw("".join(self._parts), tuple(self._blocks), format=name, warnings=tuple(self._warnings))

    def _row(self, row: Sequence[Spot | None]) -> tuple[GridCell | None, ...]:
        cells: list[GridCell | None] = []
        for index, spot in enumerate(row):
            if index:
                self._put("\t")
            if spot is None:
                cells.append(None)
                continue
            start = self._put(spot.text)
            cells.append(GridCell(spot.text, (start, self._at), doubtful=spot.doubtful))
        return tuple(cells)

    def _put(self, text: str) -> int:
        start = self._at
        self._at += len(text)
        if self._at > MAX_CHARACTERS:
            raise refusal("too_much_text", limit=MAX_CHARACTERS)
        self._parts.append(text)
        return start


def refusal(reason: str, **values: object) -> UnreadableFile:
    """The error that says why a file cannot be read, by its name in the vocabulary."""
    return UnreadableFile(load("readers")["reasons"][reason].format(**values))


def notice(warning: str, **values: object) -> str:
    """A sentence on what was left out, by its name in the vocabulary."""
    sentence: str = load("readers")["warnings"][warning]
    return sentence.format(**values)
