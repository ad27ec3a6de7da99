"""Forms in flattened text: amounts after their labels, small tables, indicators that end at their basis."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from disclosure.amount import Unit
from disclosure.identities import Path
from disclosure.model import Cell, Span
from disclosure.terms import load, word, words
from ingest.blocks import Line
from ingest.captions import Caption, squeeze
from ingest.tables.flow_details import anchored_parts, detail_cells
from ingest.tables.flow_fields import field_cells
from ingest.tables.flow_header import flow_columns
from ingest.tables.flow_indicators import indicator_cells
from ingest.tables.flow_small import small_cells, small_parts
from ingest.tables.flow_whole import indicators
from ingest.tables.form_terms import indicator_terms
from ingest.tables.forms import form_table
from ingest.tables.rows import split_label
from ingest.tables.tokens import Token, tokens
from ingest.tables.values import column_unit, read_value

_LONGEST_HEADER = 60  # characters of the headings over indicators


def form_subject(lines: Sequence[Line]) -> str | None:
    """The name the form gives itself (项目名称 …), without wrapped remains of the next label."""
    subject = "(?:" + "|".join(map(re.escape, words("forms", "money", "subject"))) + ")"
    ends = word("forms", "money", "subject_ends")
    text = squeeze("".join(line.text for line in lines[:14]))
    match = re.search(rf"{subject}(?P<name>.{{1,40}}?){ends}", text)
    return match["name"] if match else None


def form_cells(lines: Sequence[Line], money: Unit) -> list[Cell]:
    """Read what a flattened form says with certainty: labelled amounts, rows under known headings, indicators."""
    wholes = list(indicators(lines))
    taken_lines = {i for whole in wholes for i in whole.lines}
    measured = [cell for whole in wholes for cell in form_table("", Caption(is_form=True), whole.grid, money).cells if cell.kind != "header"]
    return _below(_loose_cells([line for i, line in enumerate(lines) if i not in taken_lines], money), measured)


def _loose_cells(lines: Sequence[Line], money: Unit) -> list[Cell]:
    """The cells of lines that are no whole rows of indicators."""
    fields = list(field_cells(lines))
    parts = anchored_parts(lines)
    details = list(detail_cells(parts, money, _listed(lines, [*(field.span for field in fields), *(span for span, _, _ in parts)], money)))
    taken = [field.span for field in fields]
    if details:
        taken += [span for span, _, _ in parts]
    smalls = small_parts([line for line in lines if not _inside(line.span[0], taken)])
    taken += [part.span for part in smalls]
    stream = [t for t in tokens(lines) if not _inside(t.span[0], taken)]
    cells = list(_amounts(stream, lines, money))
    cells = _below(cells, list(small_cells(smalls, money)))
    cells = _below(cells, details)
    cells = _below(cells, list(indicator_cells([line for line in lines if not _inside(line.span[0], taken)])))
    return _below(cells, fields)


def _listed(lines: Sequence[Line], taken: Sequence[Span], money: Unit) -> set[str]:
    """The names in the small tables of a form, printed there on their own."""
    smalls = small_parts([line for line in lines if not _inside(line.span[0], taken)])
    return {cell.row_path[-1] for cell in small_cells(smalls, money) if cell.row_path and len(cell.row_path[-1]) > 3}


def _inside(place: int, spans: Sequence[Span]) -> bool:
    return any(start <= place < end for start, end in spans)


def _below(cells: list[Cell], more: Sequence[Cell]) -> list[Cell]:
    """Cells whose rows are numbered from 1, put below others."""
    return [*cells, *(replace(cell, row=cell.row + _rows(cells)) for cell in more)]


def _rows(cells: Sequence[Cell]) -> int:
    return max((cell.row for cell in cells), default=0)


def _amounts(stream: Sequence[Token], lines: Sequence[Line], money: Unit) -> Iterator[Cell]:
    """A run of figures belongs to the text before it; under a heading with as many columns, column by column."""
    heads: list[Path] = []
    label: list[Token] = []
    figures: list[Token] = []
    row = 0
    indicators = False
    for token in [*stream, None]:
        if token is not None and token.kind == "figure" and label:
            figures.append(token)
            continue
        if figures and label:
            row += 1
            if not indicators:
                yield from _row(row, label, figures, heads, money)
            label, figures = [], []
        if token is None:
            return
        if token.first and (found := _heading(lines, token.line)):
            heads = found if len(found) > len(heads) else heads
        indicators = _in_indicators(lines, token.line, indicators)
        if token.first and label and not _wraps(label):
            label = []
        label.append(token)


def _heading(lines: Sequence[Line], index: int) -> list[Path]:
    text = squeeze("".join(line.text for line in lines[index : index + 5]))
    if not re.search(word("forms", "money", "columns"), text[:24]):
        return []
    columns = flow_columns([text[:80]])
    return columns if len(columns) > 1 else []


def _in_indicators(lines: Sequence[Line], index: int, now: bool) -> bool:
    text = squeeze(lines[index].text)
    if any(text.startswith(part) for part in load("forms")["parts"]["heads"]):
        return False
    return now or (any(head in text for head in indicator_terms()["heads"][:2]) and len(text) < _LONGEST_HEADER)


def _wraps(label: Sequence[Token]) -> bool:
    return sum(len(t.text) for t in label) < 24 and not label[-1].text.endswith(("。", "；", "：", ":"))


def _row(
    row: int, label: Sequence[Token], figures: Sequence[Token], heads: Sequence[Path], money: Unit
) -> Iterator[Cell]:
    name = split_label("".join(squeeze(t.text) for t in label))[1]
    name = _without_group(name)
    dated = name.endswith(words("forms", "money", "dates"))
    if dated or len(name) < 2 or re.search(load("forms")["money"]["not_money"], name):
        return
    known = _known_label(name)
    if known is None and re.fullmatch(r"20\d{2}", figures[0].text):
        return  # a year in a sentence
    fits = len(heads) == len(figures) > 1
    if not fits and len(figures) > 1 and known is None:
        return
    for c, token in enumerate(figures if fits else figures[:1]):
        path = heads[c] if fits else ()
        value = read_value(token.text, column_unit(path, money))
        yield Cell(row, c + 2, token.text, value.state, "value", token.span, value.amount, (known or name,), path)


def _without_group(name: str) -> str:
    for group in load("forms")["money"]["groups"]:
        if name.startswith(group) and len(name) > len(group) + 3:
            return name[len(group) :]
    return name


def _known_label(name: str) -> str | None:
    """The form label a run of text ends with, if it ends with one."""
    return next((known for known in _labels() if name.endswith(known)), None)


@cache
def _labels() -> list[str]:
    return sorted((squeeze(label) for label in load("forms")["money"]["labels"]), key=len, reverse=True)
