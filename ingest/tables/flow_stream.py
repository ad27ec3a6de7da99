"""The tokens of a flattened table before its rows are read: codes put together, repeated headings and owners left out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from disclosure.terms import pattern
from ingest.blocks import Line
from ingest.captions import squeeze
from ingest.tables.tokens import Token, tokens

# So many lines of a header in a row are that header again.
_RUN = 3
LONG_CODE = re.compile(r"\d{12,}|\d{6,}[A-Z]\d*|[A-Z]{1,4}\d{4,}")


def body_tokens(header: Sequence[Line], body: Sequence[Line]) -> list[Token]:
    """The tokens of the rows below a header."""
    stream = tokens(_without_headings(header, body))
    heads = squeeze("".join(line.text for line in header))
    if pattern("columns", "flow", "numbered").search(heads):
        stream = _without_line_numbers(stream)
    if pattern("columns", "flow", "levels").search(heads):
        stream = _joined_codes(stream)
    if pattern("columns", "flow", "unit_coded").search(heads):
        stream = _without_unit_codes(stream)
    return _without_owners(_whole_codes(stream))


def _without_line_numbers(stream: Sequence[Token]) -> list[Token]:
    """The tokens without the numbers of the lines (行次), which count upwards from that of the first row."""
    kept: list[Token] = []
    following = 0
    for token in stream:
        behind = token.first or (bool(kept) and kept[-1].kind == "text")
        if behind and re.fullmatch(r"\d{1,2}", token.text) and int(token.text) == (following or int(token.text)):
            following = int(token.text) + 1
        else:
            kept.append(token)
    return kept


def _without_headings(header: Sequence[Line], body: Sequence[Line]) -> list[Line]:
    """The lines without the header where it is printed again at the top of a page; every line keeps its number.

    A repeated header begins with a line of it that names a label column (科目编码 科目名称) or numbers the columns, with the
    line before such a one, or with several of its lines in a run.
    """
    heads = {squeeze(line.text) for line in header}
    label = pattern("columns", "flow", "opening")
    kept: list[Line] = []
    inside = False
    known = [squeeze(line.text) in heads for line in body]
    for place, line in enumerate(body):
        run = len(body) - place >= _RUN and all(known[place : place + _RUN])
        opens = any(known[at] and label.search(squeeze(body[at].text)) for at in range(place, min(place + 2, len(body))))
        inside = known[place] and (inside or run or opens)
        kept.append(Line("", (line.span[0], line.span[0]), line.page) if inside else line)
    return kept


def _joined_codes(stream: Sequence[Token]) -> list[Token]:
    """Subject codes printed in columns of their own (类 款 项: 208 05 01) as one code, side by side or line by line."""
    joined: list[Token] = []
    for token in stream:
        before = joined[-1] if joined else None
        beside = before is not None and (before.line == token.line or (before.first and token.first))
        part = beside and before is not None and re.fullmatch(r"\d{3}(?:\d{2})?", before.text)
        if part and before is not None and re.fullmatch(r"\d{1,2}", token.text) and token.span[0] - before.span[1] < 8:
            joined[-1] = Token(before.text + token.text.zfill(2), (before.span[0], token.span[1]), before.kind, before.first, before.line)
        else:
            joined.append(token)
    return joined


def _without_unit_codes(stream: Sequence[Token]) -> list[Token]:
    """The tokens without the code of the unit that is printed between a subject's code and its name."""
    kept: list[Token] = []
    for index, token in enumerate(stream):
        before = kept[-1] if kept else None
        beside = before is not None and before.first and before.line == token.line and re.fullmatch(r"\d{3}(?:\d{2}){0,2}", before.text)
        named = index + 1 < len(stream) and stream[index + 1].kind == "text" and stream[index + 1].line == token.line
        if not (beside and named and re.fullmatch(r"\d{6}", token.text)):
            kept.append(token)
    return kept


def _whole_codes(stream: Sequence[Token]) -> list[Token]:
    """Put together project codes that were wrapped: a long code alone on its line and the digits alone on the next."""
    whole: list[Token] = []
    for index, token in enumerate(stream):
        alone = token.first and (index + 1 == len(stream) or stream[index + 1].first)
        before = whole[-1] if whole else None
        if before and alone and token.text.isdecimal() and before.first and LONG_CODE.fullmatch(before.text):
            whole[-1] = Token(before.text + token.text, (before.span[0], token.span[1]), "text", True, before.line)
        else:
            whole.append(token)
    return whole


def _without_owners(stream: Sequence[Token]) -> list[Token]:
    """A list of projects without the lines between two rows that only name the unit whose projects follow.

    A name inside a row, wrapped or not, stays: such a line stands after the figures of one row and before a code.
    """
    owner = pattern("columns", "flow", "owner")
    kept: list[Token] = []
    for index, token in enumerate(stream):
        after = stream[index + 1] if index + 1 < len(stream) else None
        opens = token.first and after is not None and after.first and LONG_CODE.fullmatch(after.text) is not None
        follows = not kept or kept[-1].kind != "text"
        if not (opens and follows and owner.fullmatch(squeeze(token.text))):
            kept.append(token)
    return kept
