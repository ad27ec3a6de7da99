"""The reason given for a change does not say the opposite."""

import pytest
from audited import HEAD, findings

LAST = "2025年机关运行经费2.00万元，比2024年预算{}，主要原因是{}。"
FINAL = "年初预算为20.00万元，支出决算为{}万元，完成年初预算的{}%，决算数{}年初预算数的主要原因是{}。"


@pytest.mark.parametrize(
    ("change", "reason", "count"),
    [
        ("增加1.00万元，增长100%", "人员增加", 0),
        ("增加1.00万元，增长100%", "厉行节约，压减一般性支出", 1),
        ("增加1.00万元，增长100%", "上年压减较多", 0),
        ("增加1.00万元，增长100%", "新增项目，同时压减一般性支出", 0),
        ("减少1.00万元，下降33.33%", "压减一般性支出", 0),
        ("减少1.00万元，下降33.33%", "公用经费增加", 1),
        ("减少1.00万元，下降33.33%", "上年新增了一次性项目", 0),
        ("减少1.00万元，下降33.33%", "基本支出增加、项目支出减少", 0),
        ("增加0万元，增长0%", "压减一般性支出", 1),
        ("增加0万元，增长0%", "与上年持平，压减与新增相抵", 0),
    ],
)
def test_a_change_and_its_reason(change: str, reason: str, count: int) -> None:
    found = findings(f"{HEAD}一、机关运行\n{LAST.format(change, reason)}\n", "reason-direction")
    assert [(f.kind, str(f.severity)) for f in found] == [("soft", "low")] * count


@pytest.mark.parametrize(
    ("spent", "rate", "way", "reason", "count"),
    [
        ("22.00", "110", "大于", "年中追加经费", 0),
        ("22.00", "110", "大于", "印刷数量减少", 1),
        ("18.00", "90", "小于", "印刷数量减少", 0),
        ("18.00", "90", "小于", "印刷费用上涨", 1),
    ],
)
def test_an_account_and_its_budget(spent: str, rate: str, way: str, reason: str, count: int) -> None:
    item = "1.一般公共服务支出（类）档案事务（款）行政运行（项）。" + FINAL.format(spent, rate, way, reason)
    text = f"某区档案局2023年度部门决算\n第三部分 2023年度部门决算情况说明\n（三）支出决算具体情况\n{item}\n"
    assert len(findings(text, "reason-direction")) == count


@pytest.mark.parametrize(("rate", "reason", "count"), [("100", "压减用车支出", 1), ("100", "按预算执行", 0), ("90", "压减用车支出", 0), ("110", "压减用车支出", 1)])
def test_a_completion_and_its_reason(rate: str, reason: str, count: int) -> None:
    text = f"公务用车运行费5.39万元，完成全年预算的{rate}%，主要原因是{reason}。"
    head = "某区档案局2023年度部门决算\n2023年财政拨款收入支出决算情况\n第三部分 2023年度部门决算情况说明\n（三）支出决算具体情况\n"
    assert len(findings(f"{head}{text}\n", "reason-direction")) == count
