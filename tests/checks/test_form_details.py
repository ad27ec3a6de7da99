"""The lines of a project's calculation add up to its budget."""

import pytest
from audited import HEAD, brief, changed, findings

FORM = (
    "表12-1 部门项目申报表（含绩效目标）\n单位：万元\n项目名称\t档案数字化\t项目编码\t99010325418T000000103\n项目总预算\t{0}\t项目当年预算\t{0}\n"
    "项目支出明细测算\n项目活动\t活动内容表述\t支出经济分类\t金额\t测算依据及说明\t备注\n加工\t档案加工\t委托业务费\t{1}\t依据合同\t\n"
    "培训\t培训\t劳务费\t20.00\t90期\t\n项目绩效总目标\n名称\t目标说明\n年度绩效目标1\t完成加工\n"
)


@pytest.mark.parametrize(
    ("budget", "line", "found"),
    [("50.00", "30.00", []), ("50", "30.00", []), ("50.01", "30.00", []), ("55.00", "30.00", [("medium", "55.00", "50.00")])],
)
def test_lines_and_budget(budget: str, line: str, found: list[tuple[str, str, str]]) -> None:
    assert brief(HEAD + FORM.format(budget, line), "form-details") == found


def test_a_finding_cites_the_budget_and_the_lines() -> None:
    [found] = findings(HEAD + FORM.format("55.00", "30.00"), "form-details")
    assert len(found.cells) == 3


def test_one_changed_line_of_the_sample_is_noticed() -> None:
    assert "form-details" in {rule for rule, _, _ in changed("27.00", "72.00", "艺术普及\t全民艺术普及培训")}


QUANTITIES = (
    "表6-1 部门预算项目绩效目标表（2025年度）\n单位：万元\n项目名称 档案数字化\n部门（单位） 某区档案局 项目属性 延续项目\n项目资金（万元）\n"
    "年度资金总额 {}\n其中：财政拨款 {}\n其他资金\n总体目标 完成加工。\n项目支出明细测算\n序号 支出内容 经济科目 数量 单价 金额\n"
    "1 档案加工 委托业务费 12个月 2.00 24.00\n2 扫描耗材 印刷费 — — 6.00\n合计 30.00\n绩效指标 一级指标 二级指标 三级指标 指标值 权重\n产出指标 数量指标 加工页数 ≥20页 20\n"
)


@pytest.mark.parametrize(("budget", "found"), [("30.00", []), ("32.00", [("medium", "32.00", "30.00")])])
def test_lines_with_quantity_and_price(budget: str, found: list[tuple[str, str, str]]) -> None:
    assert brief(HEAD + QUANTITIES.format(budget, budget), "form-details") == found
