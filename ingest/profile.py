"""Whose disclosure it is, of which year, and of which stage: read from the document, never from its file's title."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from disclosure.model import Stage
from disclosure.terms import load
from ingest.blocks import Line
from ingest.captions import squeeze


@dataclass(frozen=True, slots=True)
class Profile:
    """A disclosure's identity; `None` where the document does not say."""

    entity: str | None
    year: int | None
    stage: Stage | None
    title: str


@cache
def _terms() -> dict[str, Any]:
    return load("profile")


def profile(lines: Sequence[Line], entities: Iterable[str], fallback: str) -> Profile:
    """Find entity, year and stage.

    Args:
        lines: the running lines, in order.
        entities: names from the 部门：… lines of the tables, most telling.
        fallback: the file's name, used for what the text leaves open, least telling.
    """
    head = [squeeze(line.text) for line in lines[:60]]
    everything = [squeeze(line.text) for line in lines]
    stage, year = _stage_and_year(everything, squeeze(fallback))
    entity = _entity(everything, list(entities), squeeze(fallback))
    return Profile(entity, year, stage, _title(head, entity, year, stage, fallback))


def _stage_and_year(texts: Sequence[str], fallback: str) -> tuple[Stage | None, int | None]:
    votes: Counter[tuple[str, int]] = Counter()
    stages: Counter[str] = Counter()
    years: Counter[int] = Counter()
    pattern, whole = re.compile(_terms()["year_stage"]), re.compile(_terms()["whole"])
    for text in texts:
        for match in pattern.finditer(text):
            stage = match["stage"]
            votes[(stage, int(match["year"]))] += 3 if len(text) < 60 else 1
            votes[(stage, int(match["year"]))] += 5 if whole.search(match.group()) else 0
        for word in (_terms()["budget"], _terms()["final_account"]):
            stages[word] += text.count(word)
        years.update(int(y) for y in re.findall(_terms()["year"], text))
    for match in pattern.finditer(fallback):
        votes[(match["stage"], int(match["year"]))] += 2
    if votes:
        (word, year), _ = votes.most_common(1)[0]
        return _as_stage(word), year
    word = stages.most_common(1)[0][0] if any(stages.values()) else ""
    named = [int(y) for y in re.findall(r"20[0-4]\d", fallback)]
    guess = named[0] if named else (years.most_common(1)[0][0] if years else None)
    return _as_stage(word), guess


def _as_stage(word: str) -> Stage | None:
    if word == _terms()["final_account"]:
        return Stage.FINAL_ACCOUNT
    return Stage.BUDGET if word == _terms()["budget"] else None


def _entity(texts: Sequence[str], declared: Sequence[str], fallback: str) -> str | None:
    votes: Counter[str] = Counter()
    for name in map(_trim, declared):
        if len(name) > 3:
            votes[name] += 4
    for pattern in _terms()["entity"]:
        for text in texts:
            for match in re.finditer(pattern, text):
                name = _trim(match["entity"])
                if 4 <= len(name) <= 40:
                    votes[name] += 2
    if not votes:
        found = re.search(_terms()["entity_in_name"], fallback)
        return _trim(found["entity"]) if found else None
    return max(votes.items(), key=lambda item: (item[1], len(item[0])))[0]


def _trim(name: str) -> str:
    name = re.sub(_terms()["lead"], "", name)
    name = re.sub(_terms()["ordinal"], "", name)
    name = re.sub(_terms()["behind"], "", name)
    return name.strip("“”，,：:")


def _title(head: Sequence[str], entity: str | None, year: int | None, stage: Stage | None, fallback: str) -> str:
    word = _terms()["final_account"] if stage is Stage.FINAL_ACCOUNT else _terms()["budget"]
    if entity and year and stage:
        return f"{entity}{year}{_terms()['title_join']}{word}"
    return next((text for text in head if word in text and len(text) < 40), fallback)
