"""The sample's two planted contradictions are found in every rendering."""

import pytest
from audited import PLANTED, sample, serious


@pytest.mark.parametrize("suffix", ["md", "txt", "pdf"])
def test_both_planted_contradictions_are_found(suffix: str) -> None:
    assert serious(sample(suffix)) >= PLANTED


@pytest.mark.parametrize("suffix", ["md", "txt", "pdf"])
def test_no_rule_finds_more_in_the_sample_than_was_planted(suffix: str) -> None:
    assert serious(sample(suffix)) == PLANTED


@pytest.mark.parametrize("suffix", ["md", "txt", "pdf"])
def test_every_finding_points_at_something(suffix: str) -> None:
    document = sample(suffix)
    addresses = {fact.id for fact in document.facts}
    for found in document.findings:
        assert found.document == document.id
        assert found.cells
        assert all(cell in addresses or document.slice(_span(cell)).strip() for cell in found.cells), found.id


def _span(cell: str) -> tuple[int, int]:
    start, end = cell.removeprefix("s").split("-")
    return int(start), int(end)
