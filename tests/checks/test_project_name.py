"""The summary of a self-assessment calls the project by its form's name."""

import pytest
from audited import findings

TEXT = (
    "某区档案局2023年度部门决算\n第三部分 2023年度部门决算情况说明\n（三）项目支出自评结果\n{}项目绩效自评综述：项目全年预算数为5.00万元。\n"
    "2023年度馆藏档案数字化经费项目绩效自评表\n项目名称\t\t馆藏档案数字化经费\n"
    "年度绩效目标\t一级指标\t二级指标\t三级指标\t年初目标值(A)\t实际完成值(B)\t目标分值\t得分\n\t产出指标\t数量指标\t页数\t≥20页\t25页\t8.00\t8.00\n"
)


@pytest.mark.parametrize(
    ("name", "count"), [("馆藏档案数字化经费", 0), ("馆藏档案数字化工作经费", 1), ("库房维护", 0)]
)
def test_names(name: str, count: int) -> None:
    assert len(findings(TEXT.format(name), "project-name")) == count
