"""What a project's form says of last year is what last year's list of projects gave it."""

import pytest
from audited import across

FORM = (
    "某区档案局2025年部门预算\n2025年财政拨款支出预算情况\n表12-1 部门项目申报表（含绩效目标）\n单位：万元\n项目名称\t档案数字化\t项目编码\t1\n"
    "项目总预算\t60.00\t项目当年预算\t20.00\n项目前两年预算及当年预算变动情况\t2023年预算{}万元，2024年预算{}万元\n"
    "一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t页数\t≥20页\n"
)
LIST = (
    "某区档案局2024年部门预算\n2024年财政拨款支出预算情况\n表10 项目支出表\n单位：万元\n项目名称\t合计\t一般公共预算\t单位资金\n"
    "合计\t30.00\t30.00\t0.00\n档案数字化\t10.00\t10.00\t0.00\n库房维护\t20.00\t20.00\t0.00\n"
)


@pytest.mark.parametrize(
    ("earlier", "last", "found"),
    [("5", "10", []), ("5", "10.00", []), ("10", "12", [("project-years", "medium", "12", "10.00")])],
)
def test_last_years_budget(earlier: str, last: str, found: list[tuple[str, str, str, str]]) -> None:
    assert across(FORM.format(earlier, last), LIST) == found


def test_another_project_says_nothing() -> None:
    assert across(FORM.format("5", "12").replace("档案数字化", "档案征集"), LIST) == []
