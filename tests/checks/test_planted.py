"""The sample's two planted contradictions are found in every rendering."""

import pytest
from audited import PLANTED, sample, serious


@pytest.mark.parametrize("suffix", ["md", "txt", "pdf"])
def test_both_planted_contradictions_are_found(suffix: str) -> None:
    assert serious(sample(suffix)) >= PLANTED


@pytest.mark.parametrize("suffix", ["md", "txt", "pdf"])
@pytest.mark.parametrize("rule", ["code-sum", "growth-rate", "list-sum"])
def test_a_rule_finds_in_the_sample_what_was_planted_for_it_and_no_more(suffix: str, rule: str) -> None:
    found = {entry for entry in serious(sample(suffix)) if entry[0] == rule}
    assert found == {entry for entry in PLANTED if entry[0] == rule}


@pytest.mark.parametrize("suffix", ["md", "txt", "pdf"])
def test_every_finding_points_at_something(suffix: str) -> None:
    document = sample(suffix)
    addresses = {fact.id for fact in document.facts}
    for found in document.findings:
        assert found.document == document.id
        assert len(found.cells) > 1
        assert set(found.cells) <= addresses, found.id
