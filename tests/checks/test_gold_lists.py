"""Recall against the hand-made lists of two documents: every arithmetic contradiction, most of the labels."""

import os
from pathlib import Path

import pytest

from eval.audit import Score, entries, score
from ingest.pipeline import parse

pytestmark = pytest.mark.corpus
_CORPUS = os.environ.get("DISCLOSURE_QA_CORPUS", "")
_QUESTIONS = os.environ.get("DISCLOSURE_QA_QUESTIONS", "")

if not (_CORPUS and _QUESTIONS):
    pytest.skip("DISCLOSURE_QA_CORPUS and DISCLOSURE_QA_QUESTIONS are not set", allow_module_level=True)


@pytest.fixture(scope="module")
def scores() -> list[Score]:
    found = []
    for gold in sorted(Path(_QUESTIONS).glob("audit-*.jsonl")):
        [path] = Path(_CORPUS).rglob(f"{gold.stem.removeprefix('audit-')}_*.txt")
        found.append(score(parse(path), entries(gold)))
    return found


def test_every_arithmetic_contradiction_is_found(scores: list[Score]) -> None:
    assert [s.missed.get("arithmetic", []) for s in scores] == [[], []]


def test_most_labels_are_found(scores: list[Score]) -> None:
    found, of = (sum(numbers) for numbers in zip(*(s.recall("label") for s in scores), strict=True))
    assert found * 100 >= 70 * of


def test_nothing_arithmetic_is_reported_that_the_lists_lack(scores: list[Score]) -> None:
    assert [f.message for s in scores for f in s.unlisted if f.kind == "arithmetic"] == []
