"""English questions that name a whole and the part they ask for apart."""

import pytest

from qa.english import as_one
from qa.understand import cues, understand


@pytest.mark.parametrize(
    ("question", "body"),
    [
        ("of the government procurement budget, how much is for services?", "of the procurement of services, how much is for  ?"),
        ("how much of the 2023 procurement went to smes?", "how much of the 2023 contracts awarded to smes went to  ?"),
        ("do goods and works make up the procurement budget?", "do goods and works make up the procurement budget?"),
        ("what share of procurement was spent on services?", "what share of procurement was spent on services?"),
        ("how much is for services?", "how much is for services?"),
    ],
)
def test_the_part_stands_for_the_whole(question: str, body: str) -> None:
    assert as_one(question, question, cues()["english_parts"]) == body


def test_a_rise_is_a_word_of_its_own() -> None:
    assert "change" not in understand("What went to micro and small enterprises?", []).kinds
    assert "change" in understand("Did spending rise in 2023?", []).kinds
