"""A sentence that compares an account with its budget agrees with the figures and gives both."""

import pytest
from audited import brief, findings, read

HEAD = "某区档案局2023年度部门决算\n第三部分 2023年度部门决算情况说明\n（三）支出决算具体情况\n"
ITEM = "1.教育支出（类）普通教育（款）小学教育（项）。{}支出决算为10.00万元，{}支出决算数{}年初预算数的主要原因是追加。\n"


@pytest.mark.parametrize(
    ("budget", "way", "found"),
    [
        ("年初预算为20.00万元，", "小于", []),
        ("年初预算为5.00万元，", "大于", []),
        ("年初预算为20.00万元，", "大于", [("medium", "10.00", "20.00")]),
        ("年初预算为10.00万元，", "大于", [("medium", "10.00", "10.00")]),
    ],
)
def test_above_and_below(budget: str, way: str, found: list[tuple[str, str, str]]) -> None:
    assert brief(HEAD + ITEM.format(budget, "", way), "comparison") == found


def test_a_budget_that_is_not_given() -> None:
    [found] = [f for f in read(HEAD + ITEM.format("", "", "大于")).findings if f.rule == "comparison-base"]
    assert "未列年初预算数" in found.message
    assert findings(HEAD + ITEM.format("年初预算为5.00万元，", "", "大于"), "comparison-base") == []
