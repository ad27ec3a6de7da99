"""The contradictions listed in `planted.toml`, put into documents that otherwise add up."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from sample.document import Block, Grid, Heading, Paragraph, Table
from sample.figures import read


@cache
def plants() -> tuple[dict[str, Any], ...]:
    """Every planted contradiction, in the order of the list."""
    return tuple(read("planted.toml")["plant"])


def planted(blocks: Sequence[Block], document: str) -> tuple[Block, ...]:
    """A document with the edits of its plants made; each edit must fit exactly one place."""
    found = tuple(blocks)
    for plant in plants():
        if plant["document"] == document:
            for edit in plant.get("edits", []):
                found = _edited(found, edit)
    return found


def _edited(blocks: Sequence[Block], edit: Mapping[str, Any]) -> tuple[Block, ...]:
    changed = tuple(_table(block, edit) if isinstance(block, Table) else _text(block, edit) for block in blocks)
    places = sum(one is not other for one, other in zip(blocks, changed, strict=True))
    if places != 1:
        raise ValueError(f"an edit fits {places} places: {edit}")
    return changed


def _text(block: Heading | Paragraph, edit: Mapping[str, Any]) -> Block:
    if "table" in edit or block.text.count(edit["old"]) != 1:
        return block
    return replace(block, text=block.text.replace(edit["old"], edit["new"]))


def _table(block: Table, edit: Mapping[str, Any]) -> Table:
    """A table with one cell changed: in a row with a cell `row`, `old` (the first, or in `column`) becomes `new`."""
    if edit.get("table") not in (block.number, block.title):
        return block
    grids = tuple(_grid(grid, edit) for grid in block.grids)
    return replace(block, grids=grids) if grids != block.grids else block


def _grid(grid: Grid, edit: Mapping[str, Any]) -> Grid:
    rows = list(grid.rows)
    for at, row in enumerate(rows):
        if edit["row"] in row and edit["old"] in row:
            place = edit.get("column", row.index(edit["old"]))
            if row[place] != edit["old"]:
                raise ValueError(f"the cell holds something else: {edit}")
            rows[at] = (*row[:place], edit["new"], *row[place + 1 :])
    return replace(grid, rows=tuple(rows)) if tuple(rows) != grid.rows else grid


def lines(files: Mapping[str, str]) -> Iterable[str]:
    """The list for programs: one JSON object a plant. `files` gives the text of each markdown file by name."""
    for plant in plants():
        stem = plant["document"]
        line = {key: value for key, value in plant.items() if key not in ("edits", "in", "also", "finding")}
        names = [name for name in files if name.startswith(stem)]
        line["document"] = next(name for name in names if plant.get("in", "") in name)
        line["disclosure"] = stem
        line["found"] = "rule" in plant
        yield json.dumps(line, ensure_ascii=False, default=str)
