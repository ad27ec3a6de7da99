"""The changes of the parts of a whole add up to the change of the whole."""

import pytest
from audited import HEAD, brief

WHOLE = "2025年支出38.00万元，比2024年增加{}万元。其中：基本支出31.00万元，比2024年增加3.00万元，主要原因是人员增加；项目支出{}万元，比2024年减少1.00万元。"


@pytest.mark.parametrize(
    ("whole", "part", "found"),
    [
        ("2.00", "7.00", []),
        ("2.01", "7.00", [("rounding", "2.01", "2.00")]),
        ("4.00", "7.00", [("high", "4.00", "2.00")]),
        ("4.00", "6.00", []),  # what is listed is not all
    ],
)
def test_the_changes_of_parts(whole: str, part: str, found: list[tuple[str, str, str]]) -> None:
    assert brief(HEAD + WHOLE.format(whole, part), "change-sum") == found
