"""A row of indicators: its classes, its name, its values and what is said of them, in the order they are printed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from disclosure.identities import Path
from ingest.blocks import GridCell
from ingest.captions import squeeze
from ingest.tables.form_heads import IndicatorHeads
from ingest.tables.form_terms import indicator_terms, is_basis, is_category

Place = tuple[int, GridCell]


@dataclass(frozen=True, slots=True)
class Item:
    """One indicator: its classes and name, and (path, place or None, text) per heading.

    Doubtful when fewer values than headings are printed.
    """

    classes: tuple[str, ...]
    name: str
    cells: tuple[tuple[Path, int | None, str], ...]
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Split:
    """A row cut into what classifies, what names, and the rest."""

    classes: tuple[Place, ...]
    name: Place | None
    rest: tuple[Place, ...]


def split_row(filled: Sequence[Place], heads: IndicatorHeads) -> Split:
    """Cut a row: classes first, then the name, then values and their basis; a label before the classes is left out."""
    body = list(filled)
    classified = [i for i, (_, cell) in enumerate(body[:3]) if is_category(cell.text)]
    first = classified[0] if classified else 0
    end = first
    while end < len(body) and is_category(body[end][1].text):
        end += 1
    classes, rest = body[first:end], body[end:]
    if classes and (not rest or (_is_value(rest[0][1].text) and len(rest) <= len(heads.values) + len(heads.tails))):
        return Split(tuple(classes[:-1]), classes[-1], tuple(rest)) if len(classes) > 1 or rest else Split(tuple(classes), None, ())
    return _by_count(Split(tuple(classes), rest[0] if rest else None, tuple(rest[1:])), heads)


def _by_count(split: Split, heads: IndicatorHeads) -> Split:
    """A row with one cell more than there are headings begins with a class that no vocabulary knows."""
    more = len(split.rest) - len(heads.values) - len(heads.tails)
    unknown = more == 1 < len(split.rest) and split.name is not None and not _is_value(split.rest[0][1].text) and _is_value(split.rest[1][1].text)
    if not heads.values or not unknown or split.name is None:
        return split
    return Split((*split.classes, split.name), split.rest[0], split.rest[1:])


def _is_value(text: str) -> bool:
    terms = indicator_terms()
    figure = terms["comparator"] + terms["number"] + terms["counted"]
    return bool(re.fullmatch(rf"{figure}|{terms['none']}|{terms['plain_value']}", squeeze(text)))


def items(split: Split, heads: IndicatorHeads, classes: tuple[str, ...]) -> list[Item]:
    """The indicators of a row: usually one; several where their cells ran together; none without a name."""
    if split.name is None:
        return []
    values, tail = _parted(split.rest, heads)
    names = squeeze(split.name[1].text)
    several = _several(split.name[1].text, [*values, *tail])
    if several:
        return [
            _item(name, [(c, parts[k]) for (c, _), parts in zip([*values, *tail], several[1], strict=True)], heads, classes, len(values))
            for k, name in enumerate(several[0])
        ]
    held = re.fullmatch(r"(?P<name>\D+?)\s+(?P<value>\d.*)", split.name[1].text.strip(), re.DOTALL)
    if held and not values and not tail:
        return [_item(squeeze(held["name"]), [(split.name[0], held["value"])], heads, classes, 1)]
    return [_item(names, [(c, cell.text) for c, cell in [*values, *tail]], heads, classes, len(values))]


def _parted(rest: Sequence[Place], heads: IndicatorHeads) -> tuple[list[Place], list[Place]]:
    """Values, and what stands behind them: by number, and a basis by what it says."""
    count = len(heads.values)
    if len(rest) <= count and rest and heads.tails and is_basis(rest[-1][1].text.split()[0]):
        return list(rest[:-1]), [rest[-1]]
    if len(rest) > count + len(heads.tails):
        behind = 1 if heads.tails else 0
        return list(rest[: len(rest) - behind]), list(rest[len(rest) - behind :])
    return list(rest[:count]), list(rest[count : count + len(heads.tails)])


def _several(name: str, cells: Sequence[Place]) -> tuple[list[str], list[list[str]]] | None:
    """The names and values of several indicators whose cells ran together: every cell falls into as many parts."""
    names = name.split()
    if len(names) < 2 or not cells:
        return None
    terms = indicator_terms()
    figure = re.compile(rf"{terms['comparator']}{terms['number']}\s*{terms['counted']}(?=\s|$)")
    parts: list[list[str]] = []
    for _, cell in cells:
        words = cell.text.split()
        found = words if len(words) == len(names) else figure.findall(cell.text)
        if len(found) != len(names) or squeeze("".join(found)) != squeeze(cell.text):
            return None
        parts.append([part.strip() for part in found])
    return names, parts


def _item(
    name: str, cells: Sequence[tuple[int | None, str]], heads: IndicatorHeads, classes: tuple[str, ...], count: int
) -> Item:
    """An indicator with a cell for every heading; where fewer values than headings are printed, the last ones have none."""
    paths = _value_paths(heads, count)
    listed: list[tuple[Path, int | None, str]] = []
    values, tail = list(cells[:count]), list(cells[count:])
    for i, path in enumerate(paths):
        place, text = values[i] if i < len(values) else (None, "")
        listed.append((path, place, text))
    for i, head in enumerate(heads.tails):
        place, text = tail[i] if i < len(tail) else (None, "")
        listed.append(((head,), place, text))
    more = len(paths) > max(1, len(heads.values)) and len(set(paths)) < len(paths)  # values that no heading tells apart
    return Item(classes, name, tuple(listed), doubtful=0 < count < len(paths) or more)


def _value_paths(heads: IndicatorHeads, count: int) -> Sequence[Path]:
    """The headings of an indicator's values; three values under one heading are those of the usual years."""
    if heads.values and count <= len(heads.values):
        return heads.values
    root = heads.values[-1] if heads.values else (indicator_terms()["value"],)
    years = indicator_terms()["target_years"]
    return [(*root, year) for year in years] if count == len(years) else [root] * count
