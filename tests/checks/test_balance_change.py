"""Both sides of a budget change alike."""

import pytest
from audited import brief

TEXT = (
    "某区档案局2025年部门预算\n2025年财政拨款支出预算情况\n第二部分 2025年部门预算情况说明\n一、收支预算总体情况\n"
    "2025年收入预算90.00万元，较上年增加{}万元，主要原因是项目增加。2025年支出预算{}万元，较上年增加{}万元，主要原因是项目增加。\n"
)


@pytest.mark.parametrize(
    ("income", "level", "spending", "found"),
    [
        ("9.62", "90.00", "9.62", []),
        ("9.62", "90.00", "6.92", [("medium", "6.92", "9.62")]),
        ("9.62", "90.00", "9.63", [("rounding", "9.63", "9.62")]),
        # Sides that differ may change differently.
        ("9.62", "88.00", "6.92", []),
    ],
)
def test_the_changes(income: str, level: str, spending: str, found: list[tuple[str, str, str]]) -> None:
    assert brief(TEXT.format(income, level, spending), "balance-change") == found
