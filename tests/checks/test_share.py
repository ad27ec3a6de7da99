"""A stated share is its figure over the base it names."""

import pytest
from audited import HEAD, TABLE, brief, changed, findings

SECTION = f"{HEAD}二、政府采购\n2025年政府采购支出总额200.00万元，其中：政府采购服务支出160.00万元。"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("授予中小企业合同金额50.00万元，占政府采购支出总额的25.00%。", []),
        ("授予中小企业合同金额50.00万元，占政府采购支出总额的25%。", []),
        ("授予中小企业合同金额50.00万元，占政府采购支出总额的31.25%。", [("high", "31.25", "25.00")]),
        ("授予中小企业合同金额50.02万元，占政府采购支出总额的25.00%。", [("low", "25.00", "25.01")]),
        ("授予中小企业合同金额50.2万元，占政府采购支出总额的25.12%。", [("rounding", "25.12", "25.10")]),
        ("授予中小企业合同金额50.00万元，占25.00%。", []),
        ("授予中小企业合同金额50.00万元，占31.25%。", []),
        ("授予中小企业合同金额50.00万元，占28.00%。", [("high", "28.00", "25.00")]),
        ("授予中小企业合同金额50.00万元，占全市采购规模的3.00%。", []),
    ],
)
def test_a_share_of_what_it_names(text: str, found: list[tuple[str, str, str]]) -> None:
    assert brief(f"{SECTION}{text}\n", "share") == found


def test_the_structure_of_the_general_budget_is_measured_against_it() -> None:
    rows = "\t合计\t30.00\t20.00\t10.00\n201\t一般公共服务支出\t30.00\t20.00\t10.00\n"
    general = TABLE.replace("表3 支出总表", "表5 一般公共预算支出表") + rows
    text = "第三部分 说明\n五、一般公共预算支出安排情况\n2025年一般公共预算拨款30.00万元。基本支出20.00万元，占{}%。\n"
    assert brief(general + text.format("66.67"), "share") == []
    assert brief(general + text.format("40.00"), "share") == [("high", "40.00", "66.67")]


def test_a_finding_cites_share_part_and_base() -> None:
    [found] = findings(f"{SECTION}授予中小企业合同金额50.00万元，占政府采购支出总额的31.25%。\n", "share")
    assert len(found.cells) == 3
    assert "政府采购支出总额" in found.message


@pytest.mark.parametrize(
    ("line", "before", "after"),
    [("2025年支出预算2,349.23万元", "70.39%", "73.09%"), ("2025年支出预算2,349.23万元", "29.61%", "26.91%")],
)
def test_one_changed_share_of_the_sample_is_noticed(line: str, before: str, after: str) -> None:
    assert "share" in {rule for rule, _, _ in changed(before, after, line)}
