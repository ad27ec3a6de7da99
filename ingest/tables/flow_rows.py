"""Rows by subject code (or by unit, or one row of totals) in flattened text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from unicodedata import normalize

from disclosure.amount import Amount, Unit
from disclosure.identities import Path, unit_children
from disclosure.model import Cell, CellState, Span
from disclosure.terms import word, words
from ingest.blocks import Line
from ingest.captions import is_note, squeeze
from ingest.tables.flow_cells import FlowRow, Layout, value_cells
from ingest.tables.flow_header import flow_columns
from ingest.tables.flow_names import all_known, kinds, names_in
from ingest.tables.flow_stream import LONG_CODE, body_tokens
from ingest.tables.order import in_doubt
from ingest.tables.place import Evidence, PlacedRow, place_rows
from ingest.tables.rows import Ancestry, is_total, split_label, subject_names
from ingest.tables.tokens import Token, tokens
from ingest.tables.values import row_unit

_CODE = re.compile(rf"\d{{2,7}}|{LONG_CODE.pattern}")
_LONGEST_TAIL = 10
_HEADINGS = 3  # in one name: the header stands among the rows
_SUBJECT = re.compile(r"\d{3}|\d{5}|\d{7}")


def row_cells(lines: Sequence[Line], money: Unit, evidence: Evidence) -> tuple[list[Cell], int]:
    """Read the rows of a flattened table.

    Returns:
        The cells, and how many of the lines belong to the table (notes and what follows them do not).
    """
    used = next((i for i, line in enumerate(lines) if is_note(line.text)), len(lines))
    body = lines[:used]
    start = _first_data(body)
    if start is None:
        return [], used
    paths = flow_columns([line.text for line in body[:start]])
    rows = _rows(body_tokens(body[:start], body[start:]))
    if not rows:
        return [], used
    if not all_known([line.text for line in body[:start]]):
        paths = []
    layout = replace(
        _layout(paths, rows, money, [line.page for line in body], start), projects=_has_projects(body[:start]),
    )
    header = [
        Cell(i + 1, 1, squeeze(line.text), CellState.TEXT, "header", line.span, page=line.page)
        for i, line in enumerate(body[:start])
    ]
    cells = _value_cells(rows, layout, evidence)
    return [*header, *(cells if _in_order(rows) else in_doubt(cells))], used


def _in_order(rows: Sequence[FlowRow]) -> bool:
    """Whether rows are those of the page: no name holds a header, and no code is bare where figures stand on lines of their own."""
    figures = [token for row in rows for token in row.figures]
    apart = sum(token.first for token in figures) * 2 > len(figures)
    bare = apart and any(row.code is not None and not row.figures for row in rows)
    names = ["".join(token.text for token in row.label) for row in rows]
    headings = [{name for name in names_in([text]) if kinds().get(name) != "label"} for text in names]
    return not bare and all(len(found) < _HEADINGS for found in headings)


def _layout(
    paths: Sequence[Path], rows: Sequence[FlowRow], money: Unit, pages: Sequence[int | None], start: int
) -> Layout:
    widest = max(len(row.figures) for row in rows)
    known = bool(paths) and len(paths) >= widest
    columns = tuple(paths) if known else ((),) * widest
    return Layout(columns, known, money, tuple(pages), start)


def _first_data(lines: Sequence[Line]) -> int | None:
    """The first line of the first row: with a figure printed with decimals, moved up over its label."""
    found = next((i for i, line in enumerate(lines) if any(t.is_money for t in tokens([line]))), None)
    if found is None:
        return None
    first = tokens([lines[found]])[0]
    wrapped = first.kind == "text" and not _CODE.fullmatch(first.text) and split_label(first.text)[0] is None and not is_total(first.text)
    if wrapped or (first.kind == "figure" and first.is_money):
        for back in range(found - 1, max(-1, found - 4), -1):
            lead = tokens([lines[back]])
            coded = bool(lead) and lead[0].kind == "figure" and _CODE.fullmatch(lead[0].text)
            if coded and len(lead) < 4 and (len(lead) > 1 or not wrapped):
                return back
    return found - 1 if _is_label_of_total(lines[:found]) and first.kind == "figure" else found


def _is_label_of_total(heading: Sequence[Line]) -> bool:
    """Whether the last line of a heading is a lone 合计 though a total stands in it already: then it begins the first row."""
    names = [squeeze(line.text) for line in heading]
    return len(names) > 1 and is_total(names[-1]) and any(is_total(name) or name.endswith(tuple(words("columns", "total", "names"))) for name in names[:-1])


def _rows(stream: Sequence[Token]) -> list[FlowRow]:
    rows: list[FlowRow] = []
    current = FlowRow()
    decimals = all(token.is_money or _CODE.fullmatch(token.text) or _ordinal(token) for token in stream if token.kind == "figure")
    for index, token in enumerate(stream):
        if _starts_row(token, current, stream[index + 1 :]) or (decimals and _is_subject(token)):
            if current.figures or current.code:
                rows.append(current)
                current = FlowRow()
            same_line = [t for t in stream[index + 1 :] if t.line == token.line]
            lonely = bool(same_line) and same_line[0].kind == "figure"
            current = _begin(token, current, rows, lonely)
        elif decimals and token.kind == "figure" and not current.figures and _SUBJECT.fullmatch(token.text):
            continue  # the subject a project belongs to, in a column of its own
        elif token.kind in ("figure", "dash"):
            current.figures.append(token)
        elif current.figures:
            rows.append(current)
            current = FlowRow(label=[token])
        else:
            current.label.append(token)
    if current.figures:
        rows.append(current)
    elif current.label and rows and (rows[-1].borrowed or _is_tail(current.label, rows[-1])):
        rows[-1].label.extend(current.label)
    return rows


def _ordinal(token: Token) -> bool:
    """Whether a token is the number of its line, at its head."""
    return token.first and re.fullmatch(r"\d{1,3}", token.text) is not None


def _is_tail(loose: Sequence[Token], above: FlowRow) -> bool:
    """Whether a few last letters end the name that was printed around the figures of the row above."""
    around = bool(above.figures) and above.figures[0].first and above.code is not None
    return around and len(loose) == 1 and len(loose[0].text) <= _LONGEST_TAIL


def _starts_row(token: Token, current: FlowRow, rest: Sequence[Token]) -> bool:
    if not token.first:
        return _starts_block(token, current, rest)
    if token.kind == "figure":
        wrapped = bool(current.label) and current.code is None and not current.figures
        return bool(_CODE.fullmatch(token.text)) and bool(rest) and not (wrapped and rest[0].first)
    if _CODE.fullmatch(token.text):
        return True
    return split_label(token.text)[0] is not None or is_total(squeeze(token.text))


def _starts_block(token: Token, current: FlowRow, rest: Sequence[Token]) -> bool:
    """Whether a row begins within a line: another code with its name, or another total, beside a row that has its own."""
    if not (current.figures or current.code):
        return False
    if token.kind == "figure":
        named = bool(rest) and rest[0].kind == "text" and rest[0].line == token.line
        return named and bool(re.fullmatch(r"\d{3}|\d{5}|\d{7}", token.text))
    return bool(current.figures) and is_total(squeeze(token.text))


def _is_subject(token: Token) -> bool:
    """Whether a token is a subject code alone at the head of its line; so where all figures are printed with decimals."""
    return token.first and token.kind == "figure" and bool(_SUBJECT.fullmatch(token.text))


def _begin(token: Token, waiting: FlowRow, rows: list[FlowRow], lonely: bool) -> FlowRow:
    """Start a row at its code; loose text before it is its own name when no name stands beside the code."""
    coded = token.kind == "figure" or _CODE.fullmatch(token.text) is not None
    row = FlowRow(code=token if coded else None, label=[] if coded else [token])
    if waiting.label and lonely and coded:
        tail = _tail(waiting.label, rows)
        if tail:
            rows[-1].label.extend(waiting.label[:tail])
        row.label, row.borrowed = list(waiting.label[tail:]), True
    elif waiting.label and rows:
        rows[-1].label.extend(waiting.label)
    return row


def _tail(loose: Sequence[Token], rows: Sequence[FlowRow]) -> int:
    """How many of the loose words between two rows end the name of the row above: those in brackets, or that make it a known subject."""
    if not rows:
        return 0
    if len(loose) > 1 and re.fullmatch(r"[（(][^（()）]+[)）]", loose[0].text):
        return 1
    name = "".join(squeeze(t.text) for t in rows[-1].label)
    wholes = ["".join([name, *(squeeze(t.text) for t in loose[:n])]) for n in range(1, len(loose))]
    return next((n for n, whole in enumerate(wholes, 1) if name not in subject_names() and whole in subject_names()), 0)


def _value_cells(rows: Sequence[FlowRow], layout: Layout, evidence: Evidence) -> list[Cell]:
    zero = Amount(Decimal(0), layout.money)
    amounts = [[Amount.parse(t.text, layout.money) or zero for t in row.figures] for row in rows]
    if layout.projects:
        return _project_cells(rows, layout)
    identified = _without_units([_identify(row, index == 0) for index, row in enumerate(rows)])
    codes = ["" if is_total(name) else code for code, name, _ in identified]
    placed = place_rows(amounts, codes, layout.columns, evidence)
    units = unit_children(codes)
    owner: Path = ()
    ancestry = Ancestry()
    cells: list[Cell] = []
    for r, (row, (code, name, level), place) in enumerate(zip(rows, identified, placed, strict=True), layout.start + 1):
        page = layout.page_of(row)
        cells.extend(
            Cell(r, i + 1, text, CellState.TEXT, "label", span, page=page)
            for i, (text, span) in enumerate(_labels(row, name))
        )
        path = ancestry.path(code, name, level)
        owner = path if r - layout.start - 1 in units else owner
        path = path if path == owner else (*owner, *path)
        own = replace(layout, money=row_unit(path) or layout.money)
        cells.extend(replace(cell, row=r, row_path=path, code=code, page=page) for cell in value_cells(row, place, own))
    return cells


def _has_projects(header: Sequence[Line]) -> bool:
    text = squeeze("".join(line.text for line in header))
    return all(any(name in text for name in words("columns", "flow", key)) for key in ("subject", "project"))


def _project_cells(rows: Sequence[FlowRow], layout: Layout) -> list[Cell]:
    """The cells of a list of projects by subject: a row's code and first words are the subject's, the rest the project's."""
    cells: list[Cell] = []
    subject: tuple[str, ...] = ()
    for r, row in enumerate(rows, layout.start + 1):
        names = [squeeze(token.text) for token in row.label]
        if row.code is not None:
            own = _subject_end(names)
            subject, names = ("".join(names[:own]),), names[own:]
        name = "".join(names)
        total = is_total(name) or (not name and not subject)
        path = (name or word("columns", "total", "unnamed"),) if total else (*subject, *([name] if name else []))
        cells.extend(
            Cell(r, i + 1, squeeze(token.text), CellState.TEXT, "label", token.span, page=layout.page_of(row))
            for i, token in enumerate(row.labels)
        )
        place = PlacedRow(tuple(range(len(row.figures))), doubtful=len(row.figures) != len(layout.columns))
        cells.extend(replace(cell, row=r, row_path=path, page=layout.page_of(row)) for cell in value_cells(row, place, layout))
    return cells


def _subject_end(names: Sequence[str]) -> int:
    """How many of a row's words are the subject's: up to a known name, else the first."""
    wholes = ["".join(names[:n]) for n in range(1, len(names) + 1)]
    return next((n for n, whole in enumerate(wholes, 1) if whole in subject_names()), min(1, len(names)))


def _labels(row: FlowRow, name: str) -> Iterator[tuple[str, Span]]:
    """A row's label cells with the words of each put together: its code, its name, and the unit behind the name."""
    if row.code is not None:
        yield row.code.text, row.code.span
    texts = [squeeze(t.text) for t in row.label]
    own = next((n for n in range(1, len(texts)) if "".join(texts[:n]).endswith(name)), len(texts))
    for part in (slice(0, own), slice(own, None)):
        if row.label[part]:
            yield "".join(texts[part]), (row.label[part][0].span[0], row.label[part][-1].span[1])


Identified = tuple[str | None, str, int | None]


def _without_units(rows: list[Identified]) -> list[Identified]:
    """Take the name of the unit, which has a row of its own, off the end of the names of rows below it."""
    units: list[str] = []
    bare: list[Identified] = []
    for code, name, level in rows:
        unit = next((u for u in units if name.endswith(u) and len(name) > len(u) + 1), None)
        bare.append((code, name[: -len(unit)] if unit else name, level))
        if len(name) > 4 and not is_total(name) and unit is None and name not in subject_names():
            units.append(name)
    return bare


def _identify(row: FlowRow, first: bool) -> tuple[str | None, str, int | None]:
    text = "".join(squeeze(t.text) for t in row.label)
    own, name, level = split_label(text)
    code = normalize("NFKC", row.code.text) if row.code is not None else own
    if not name and first:
        return code, word("columns", "total", "unnamed"), level
    return code, name or text or (code or ""), level
