"""Flattened lines as tokens: figures, dashes, text; glued ones are taken apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from disclosure.amount import parse_number
from disclosure.model import Span
from disclosure.terms import pattern
from ingest.blocks import Line

_FIGURE = re.compile(r"-?\d[\d,]*(?:\.\d+)?[%％]?")
# The code of a project: no sum has so many digits and no mark between them.
_PROJECT_CODE = re.compile(r"\d{12,}")


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a line.

    Attributes:
        kind: `figure`, `dash` or `text`.
        first: whether it stands first in its line.
        line: index of its line in the region.
    """

    text: str
    span: Span
    kind: str
    first: bool
    line: int

    @property
    def is_money(self) -> bool:
        """Whether it is a figure printed with decimals, so neither a code nor a column number."""
        return self.kind == "figure" and "." in self.text


def tokens(lines: Sequence[Line]) -> list[Token]:
    """All tokens of a region, in order."""
    return [token for index, line in enumerate(lines) for token in _of_line(line, index)]


def _of_line(line: Line, index: int) -> Iterator[Token]:
    first = True
    for match in re.finditer(r"\S+", line.text):
        start = line.span[0] + match.start()
        for offset, piece in _pieces(match.group()):
            span = (start + offset, start + offset + len(piece))
            yield Token(piece, span, _kind(piece), first, index)
            first = False


def _pieces(word: str) -> Iterator[tuple[int, str]]:
    glued = pattern("structure", "token", "glued")
    position = 0
    while position < len(word):
        match = glued.match(word, position)
        if match is None and (later := glued.search(word, position)) and later.start() > position:
            yield position, word[position : later.start()]
            position = later.start()
            continue
        end = match.end() if match else len(word)
        yield position, word[position:end]
        position = end


def _kind(piece: str) -> str:
    if _PROJECT_CODE.fullmatch(piece):
        return "text"
    if _FIGURE.fullmatch(piece) and parse_number(piece.rstrip("%％")) is not None:
        return "figure"
    return "dash" if piece in ("-", "—", "－", "–", "——") else "text"
