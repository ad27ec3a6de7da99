"""Wrapped lines become paragraphs that remember where every character stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from disclosure.model import Span
from disclosure.terms import words
from ingest.blocks import Line
from ingest.captions import is_page_number
from ingest.outline import heading_level, starts_item

_WRAPPED = 14  # a line this long without a full stop may go on in the next one


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph without blanks.

    Attributes:
        offsets: for each character of `text`, its position in the document's text.
    """

    text: str
    offsets: tuple[int, ...]
    page: int | None = None

    def span(self, start: int, end: int) -> Span:
        """The document span of a slice of the paragraph."""
        return (self.offsets[start], self.offsets[end - 1] + 1)


def paragraphs(lines: Sequence[Line]) -> list[Paragraph]:
    """Join wrapped lines; headings and numbered items begin a paragraph of their own."""
    result: list[Paragraph] = []
    current: list[Line] = []
    for line in lines:
        if not line.text.strip() or is_page_number(line.text):
            continue
        if current and not _goes_on(current[-1], line):
            result.append(_join(current))
            current = []
        current.append(line)
    if current:
        result.append(_join(current))
    return [paragraph for paragraph in result if paragraph.text]


def _goes_on(before: Line, after: Line) -> bool:
    if heading_level(before.text) is not None or heading_level(after.text) is not None:
        return _is_cut_heading(before, after)
    inside = tuple(words("structure", "paragraph", "inside"))
    if after.text.lstrip().startswith(inside):
        return True
    ended = before.text.rstrip().endswith(tuple(words("structure", "paragraph", "ends")))
    return not ended and not starts_item(after.text) and (len(before.text.strip()) >= _WRAPPED or before.text.lstrip().startswith(inside))


def _is_cut_heading(before: Line, after: Line) -> bool:
    """Whether a numbered item (1. or deeper, never a marked heading) only looked like a heading because it wraps."""
    level = heading_level(before.text)
    deep = level is not None and level >= 3 and not before.text.lstrip().startswith("#")
    return deep and len(before.text.strip()) >= 24 and heading_level(after.text) is None and not starts_item(after.text)


def _join(lines: Sequence[Line]) -> Paragraph:
    chars: list[str] = []
    offsets: list[int] = []
    for line in lines:
        for char, place in _kept(line, bool(chars) and chars[-1].isdigit()):
            chars.append(char)
            offsets.append(place)
    return Paragraph("".join(chars), tuple(offsets), lines[0].page)


def _kept(line: Line, after_digit: bool) -> Iterator[tuple[str, int]]:
    """Characters without blanks; one blank stays between two digits or two Latin letters."""
    text, start = line.text, line.span[0]
    lead = len(text) - len(text.lstrip("#-*· \u3000"))
    body = text[lead:]
    if after_digit and body[:1].isdigit():
        yield " ", start + lead
    for match in re.finditer(r"\S+", body):
        before = body[match.start() - 1] if match.start() else ""
        if before and _both_sides(body, match.start()):
            yield " ", start + lead + match.start() - 1
        for index, char in enumerate(match.group()):
            yield char, start + lead + match.start() + index


def _both_sides(body: str, place: int) -> bool:
    left = body[:place].rstrip()[-1:]
    right = body[place]
    return bool(left) and left.isascii() and right.isascii() and left.isalnum() and right.isalnum()
