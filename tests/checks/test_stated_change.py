"""A change stated beside both levels is their difference, in size and in direction."""

import pytest
from audited import HEAD, brief, findings

LINE = "2025年机关运行经费预算16.80万元，比上年（18.00万元）减少1.20万元，下降6.67%。"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (LINE, []),
        (LINE.replace("减少1.20", "减少2.10"), [("high", "-2.10", "-1.20")]),
        (LINE.replace("减少1.20", "增加1.20"), [("high", "1.20", "-1.20")]),
        (LINE.replace("18.00", "1.80"), [("high", "-1.20", "15.00")]),
        # A last digit that rounding of the three figures explains is a rounding difference.
        (LINE.replace("16.80", "16.8").replace("减少1.20", "减少1.24"), [("rounding", "-1.24", "-1.20")]),
        # Without last year's level beside it, nothing is compared.
        (LINE.replace("（18.00万元）", ""), []),
        # A level of another year, or of something else, is no base of this change.
        ("2025年机关运行经费预算16.80万元，其中印刷费（18.00万元）减少1.20万元。", []),
    ],
)
def test_the_change_follows_from_both_levels(text: str, found: list[tuple[str, str, str]]) -> None:
    assert brief(f"{HEAD}一、机关运行\n{text}\n", "stated-change") == found


def test_a_finding_cites_the_change_and_both_levels_with_their_sentence() -> None:
    text = LINE.replace("减少1.20", "减少2.10")
    [found] = findings(f"{HEAD}一、机关运行\n{text}\n", "stated-change")
    assert len(found.cells) == 3
    assert found.quote == text
    assert found.unit == "万元"
