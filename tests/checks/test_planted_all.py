"""Every planted contradiction of the sample is found, or is listed as not found; nothing else is."""

import tempfile
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from audited import SERIOUS

from disclosure.checks import check
from disclosure.model import Document
from ingest.pipeline import parse
from sample import build, documents, plants, render_md
from sample.document import Block

FOUND = [plant for plant in plants.plants() if "rule" in plant]
OPEN = [plant for plant in plants.plants() if "rule" not in plant]


def parsed(files: dict[str, bytes]) -> Document:
    (name, data), = files.items()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(data)
        return parse(path)


@cache
def document(stem: str) -> Document:
    """A disclosure as the product reads it; the one in two files as a bundle."""
    if len(documents.parts(stem)) > 1:
        return parsed({f"{stem}.zip": build.bundle(stem)})
    return parsed({f"{stem}.md": marked(documents.whole(stem))})


def marked(blocks: tuple[Block, ...]) -> bytes:
    return render_md.render(blocks).encode()


def found(read: Document) -> set[tuple[str, str, str]]:
    return {(f.rule, f.stated, f.recomputed) for f in read.findings}


def signature(plant: dict[str, str]) -> tuple[str, str, str]:
    stated, recomputed = plant.get("finding", (plant["stated"], plant["recomputed"]))
    return plant["rule"], stated, recomputed


def test_there_are_enough_of_enough_kinds() -> None:
    assert len(plants.plants()) >= 25
    assert len(Counter(plant["kind"] for plant in plants.plants())) >= 12
    assert len(FOUND) >= 25


@pytest.mark.parametrize("plant", FOUND, ids=lambda p: f"{p['document']} {p['where']}")
def test_a_planted_contradiction_is_found(plant: dict[str, str]) -> None:
    read = document(plant["document"])
    if "with" in plant:  # only beside another document
        assert signature(plant) not in found(read)
        read = replace(read, findings=check(read, [document(plant["with"])]))
    assert signature(plant) in found(read)


@pytest.mark.parametrize("plant", OPEN, ids=lambda p: f"{p['document']} {p['where']}")
def test_what_is_listed_as_not_found_is_not_found(plant: dict[str, str]) -> None:
    """Fails once a rule learns it: then the list gives the rule instead of the reason."""
    pairs = [{stated, recomputed} for _, stated, recomputed in found(document(plant["document"]))]
    assert {plant["stated"], plant["recomputed"]} not in pairs
    assert plant["why"]


@pytest.mark.parametrize("stem", documents.STEMS)
def test_nothing_else_is_found(stem: str) -> None:
    own = [plant for plant in FOUND if plant["document"] == stem]
    expected = {signature(plant) for plant in own}
    expected |= {tuple(also) for plant in own for also in plant.get("also", ())}
    causes = {f for f in document(stem).findings if f.severity in SERIOUS and f.cause is None}
    assert {(f.rule, f.stated, f.recomputed) for f in causes} <= expected


@pytest.mark.parametrize("stem", documents.STEMS[1:])
def test_without_the_plants_everything_adds_up(stem: str) -> None:
    clean = parsed({f"{stem}.md": marked(documents.clean(stem))})
    assert [(f.rule, f.stated, f.recomputed) for f in clean.findings if f.severity in SERIOUS] == []
