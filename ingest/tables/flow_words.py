"""The words of flattened forms, and what each is by what it says: heading, part, objective, class, basis, value, text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from disclosure.model import Span
from disclosure.terms import words
from ingest.blocks import Line
from ingest.captions import is_note, squeeze
from ingest.tables.form_terms import indicator_terms

# Lines that a heading, a class, a target or a basis may be wrapped over.
_WRAP = 4


@dataclass(frozen=True, slots=True)
class Word:
    """A run without blanks, and the line it is on; `note` where that line is a note and the word its first."""

    text: str
    span: Span
    first: bool
    line: int
    note: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """One or several words that are one thing; `kind` says what."""

    kind: str
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """Its words put together."""
        return "".join(word.text for word in self.words)

    @property
    def span(self) -> Span:
        """From its first to its last character."""
        return (self.words[0].span[0], self.words[-1].span[1])


def words_of(lines: Sequence[Line]) -> list[Word]:
    """All words of some lines."""
    found = []
    for index, line in enumerate(lines):
        for match in re.finditer(r"\S+", line.text):
            place = match.start()
            for part in _unglued(match.group()):
                start = line.span[0] + place
                noted = place == match.start() == 0 and is_note(line.text)
                found.append(Word(part, (start, start + len(part)), place == 0, index, noted))
                place += len(part)
    return [word for word in found if word.text.strip("….")]


def _unglued(word: str) -> list[str]:
    """Headings that ran together: known ones, and a year behind another heading."""
    year = re.fullmatch(rf"(?P<lead>\D+)(?P<year>{indicator_terms()['full_year']})", word)
    parts = [year["lead"], year["year"]] if year else [word]
    return [piece for part in parts for piece in (_known_heads().findall(part) if _only_heads().fullmatch(part) else [part])]


@cache
def _known_heads() -> re.Pattern[str]:
    terms = indicator_terms()
    heads = {*terms["heads"], *terms["value_heads"], *terms["tail_heads"]}
    return re.compile("|".join(map(re.escape, sorted(heads, key=len, reverse=True))))


@cache
def _only_heads() -> re.Pattern[str]:
    return re.compile(rf"(?:{_known_heads().pattern}){{2,}}")


def pieces(stream: Sequence[Word]) -> list[Piece]:
    """Cut a stream of words into pieces."""
    found: list[Piece] = []
    place = 0
    while place < len(stream):
        kind, size = _kind(stream, place)
        found.append(Piece(kind, tuple(stream[place : place + size])))
        place += size
    return found


def _kind(stream: Sequence[Word], place: int) -> tuple[str, int]:
    """What begins at a place and how many words it takes."""
    if stream[place].note:
        return "part", 1
    for kind, wanted in _kinds():
        sizes = range(1, min(_WRAP, len(stream) - place) + 1)
        for size in sizes if kind == "objective" else reversed(sizes):
            parts = stream[place : place + size]
            if all(_goes_on(kind, part) for part in parts[1:]) and wanted.fullmatch(squeeze("".join(p.text for p in parts))):
                return kind, size
    compared = re.fullmatch(indicator_terms()["compared"], stream[place].text)
    return ("value" if compared else "text"), 1


def _goes_on(kind: str, part: Word) -> bool:
    """Whether a word can go on with the piece before it: wrapped, or the unit of a target, or the word after a year."""
    if part.first or (kind == "value" and _unit().fullmatch(part.text)):
        return True
    return (kind == "head" and part.text in indicator_terms()["year_words"]) or kind == "objective"


@cache
def _kinds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    terms = indicator_terms()
    heads = [*terms["heads"], *terms["value_heads"], *terms["row_heads"]]
    figure = terms["comparator"] + terms["number"] + terms["counted"]
    return (
        ("objective", re.compile(terms["objective_begins"])),
        ("head", re.compile(rf"(?:{'|'.join(map(re.escape, heads))})(?:{terms['term'].removesuffix('$')})?|{terms['year']}")),
        ("part", re.compile("|".join(map(re.escape, words("forms", "parts", "heads"))))),
        ("class", re.compile(terms["category"])),
        ("basis", re.compile(terms["basis"])),
        ("value", re.compile(rf"{figure}|{terms['dated']}|{terms['none']}|{terms['plain_value']}")),
    )


@cache
def _unit() -> re.Pattern[str]:
    """The unit of a target, printed apart from its number."""
    return re.compile(rf"(?=\S){indicator_terms()['counted']}")
