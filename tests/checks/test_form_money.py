"""A performance table's budget is basic plus project expenditure."""

import pytest
from audited import brief, findings

FORM = (
    "某区档案局2023年度部门决算\n2023年度某区档案局整体绩效自评表\n单位名称\t\t某区档案局\t\t\t\t\t\n"
    "基本支出总额（万元）\t\t20.00\t\t\t项目支出总额（万元）\t\t10.00\n"
    "预算执行情况(万元) (20分)\t部门整体支出总额\t预算数(A)\t执行数(B)\t执行率(B/A)\t得分\t\t\n\t\t{budget}\t{spent}\t{rate}\t\t\t\n"
    "年度绩效指标\t一级指标\t二级指标\t三级指标\t年初目标值(A)\t实际完成值(B)\t目标分值\t得分\n\t产出指标\t数量指标\t页数\t≥20页\t25页\t8.00\t8.00\n"
)


@pytest.mark.parametrize(
    ("budget", "found"),
    [("30.00", []), ("30.01", [("rounding", "30.01", "30.00")]), ("30.30", [("medium", "30.30", "30.00")])],
)
def test_budget(budget: str, found: list[tuple[str, str, str]]) -> None:
    assert brief(FORM.format(budget=budget, spent="30.00", rate="100.00%"), "form-money") == found


def test_a_finding_cites_the_budget_and_both_parts() -> None:
    [found] = findings(FORM.format(budget="30.30", spent="30.00", rate="99.01%"), "form-money")
    assert len(found.cells) == 3


@pytest.mark.parametrize(("whole", "found"), [("33.00", []), ("34.00", [("medium", "34.00", "33.00")])])
def test_a_budget_beside_its_label_with_what_is_earned(whole: str, found: list[tuple[str, str, str]]) -> None:
    form = (
        "某区档案局2025年部门预算\n部门整体支出绩效目标表\n部门名称\t某区档案局\t\t\t\n"
        f"年度预算（万元）\t部门预算资金总额\t{whole}\t其中：财政拨款\t30.00\n\t基本支出\t20.00\t项目支出\t10.00\n\t事业单位经营支出\t3.00\t\t\n"
        "一级指标\t二级指标\t三级指标\t指标值\t\n产出指标\t数量指标\t页数\t≥20页\t\n"
    )
    assert brief(form, "form-money") == found
