"""Flattened lines as tokens: figures, dashes, text; glued ones are taken apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from unicodedata import normalize

from disclosure.amount import COUNT, Amount, parse_number
from disclosure.model import Span
from disclosure.terms import word
from ingest.blocks import Line

_FIGURE = re.compile(r"-?\d[\d,]*(?:\.\d+)?[%％]?")
# Figures with decimals that are negative by brackets, a triangle or a wide sign, or in wide digits.
_SIGNED = re.compile(r"[△▲－]\d[\d,，]*[.．]\d{1,6}|[（(]\d[\d,，]*[.．]\d{1,6}[)）]|[０-９][０-９，]*[．.][０-９]{1,6}")
_DECIMALS = re.compile(r"-?\d[\d,]*\.(\d+)")
# A region prints more decimals than two where so many of its figures, and this share of them, have the same number.
_FEW = 3
_MOST = 0.6
_GROUPED = re.compile(r"-?\d{1,3}(?:,\d{3})+")
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
        """Whether it is a figure printed with decimals or thousands, so neither a code nor a column number."""
        text = normalize("NFKC", self.text)
        return self.kind == "figure" and ("." in text or bool(_GROUPED.fullmatch(text)))


def tokens(lines: Sequence[Line]) -> list[Token]:
    """All tokens of a region, in order."""
    places = _places(lines)
    return [token for index, line in enumerate(lines) for token in _of_line(line, index, places)]


def _places(lines: Sequence[Line]) -> int:
    """With how many decimals the figures of a region are printed: two, unless most have another number of them."""
    counted = Counter(len(match[1]) for line in lines for piece in line.text.split() if (match := _DECIMALS.fullmatch(piece)))
    if not counted:
        return 2
    places, times = counted.most_common(1)[0]
    return places if places > 2 and times >= _FEW and times >= _MOST * counted.total() else 2


def _of_line(line: Line, index: int, places: int) -> Iterator[Token]:
    first = True
    for match in re.finditer(r"\S+", line.text):
        start = line.span[0] + match.start()
        for offset, piece in _pieces(match.group(), places):
            span = (start + offset, start + offset + len(piece))
            yield Token(piece, span, _kind(piece), first, index)
            first = False


@cache
def _glued(places: int) -> re.Pattern[str]:
    """A figure of so many decimals with something printed right behind it."""
    return re.compile(word("structure", "token", "glued").replace("places", str(places)))


def _pieces(run: str, places: int) -> Iterator[tuple[int, str]]:
    if _SIGNED.fullmatch(run):
        yield 0, run
        return
    glued = _glued(places)
    position = 0
    while rest := run[position:]:
        later = glued.search(rest)
        end = len(rest) if later is None else later.start() or later.end()
        yield position, rest[:end]
        position += end


def _kind(piece: str) -> str:
    if _PROJECT_CODE.fullmatch(piece):
        return "text"
    whole = normalize("NFKC", piece)
    if (_SIGNED.fullmatch(piece) or _FIGURE.fullmatch(whole)) and parse_number(piece.rstrip("%％")) is not None:
        return "figure"
    if (amount := Amount.parse(piece, COUNT)) is not None and amount.unit.is_money and "." in whole:
        return "figure"
    return "dash" if piece in ("-", "—", "－", "–", "——") else "text"
