"""A printed calculation comes out."""

import pytest
from audited import HEAD, brief, findings


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("按照标准，22人*200元=4400元。", []),
        ("按照标准，22人×200元=4,400元。", []),
        ("按照标准，22人*200元=0.44万元。", []),
        ("按照标准，22人*200元=4800元。", [("low", "4800", "4400")]),
        ("按照标准，46人*6.07万/人=279.2万。", []),
        ("按照标准，46人*6.07万/人=280.2万。", [("low", "280.2", "279.22")]),
        ("A4*2份=8份", []),
    ],
)
def test_a_product(text: str, found: list[tuple[str, str, str]]) -> None:
    assert brief(f"{HEAD}一、测算\n{text}\n", "per-head") == found


def test_a_finding_quotes_the_calculation() -> None:
    [found] = findings(f"{HEAD}一、测算\n按照标准，22人*200元=4800元。\n", "per-head")
    assert "22人*200元=4800元" in found.quote
