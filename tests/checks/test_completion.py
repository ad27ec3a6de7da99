"""A completion rate is what was spent over the budget it names."""

import pytest
from audited import brief, findings

HEAD = "某区档案局2023年度部门决算\n第三部分 2023年度部门决算情况说明\n（三）支出决算具体情况\n"
ITEM = "1.一般公共服务支出（类）档案事务（款）行政运行（项）。年初预算为20.00万元，支出决算为{}万元，完成年初预算的{}%。\n"


@pytest.mark.parametrize(
    ("spent", "rate", "found"),
    [
        ("10.00", "50", []),
        ("13.33", "66.7", []),
        ("13.33", "66.65", []),
        ("13.33", "66.66", [("rounding", "66.66", "66.65")]),
        ("10.00", "60", [("high", "60", "50.00")]),
        ("0.00", "0", []),
    ],
)
def test_spent_over_budget(spent: str, rate: str, found: list[tuple[str, str, str]]) -> None:
    assert brief(HEAD + ITEM.format(spent, rate), "completion") == found


def test_a_rate_of_a_budget_that_is_not_given_is_left_alone() -> None:
    text = "1.公务接待费支出决算为0.75万元，完成全年预算的100%，主要原因是年初预算4.26万元。\n"
    assert brief(HEAD + text, "completion") == []


def test_a_finding_cites_rate_actual_and_budget() -> None:
    [found] = findings(HEAD + ITEM.format("10.00", "60"), "completion")
    assert len(found.cells) == 3
