"""Two projects do not explain their costs with one and the same sentence."""

import pytest
from audited import HEAD, findings

FORM = (
    "表12-{n} 部门项目申报表（含绩效目标）\n单位：万元\n项目名称\t{name}\t项目编码\t{n}\n项目总预算\t5.00\t项目当年预算\t5.00\n"
    "项目支出明细测算\t项目明细\t支出经济分类\t金额\t测算依据及说明\t备注\n\t印刷费\t印刷费\t5.00\t{why}\t\n"
    "一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t页数\t≥20页\n"
)


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [("宣传品及政策法规汇编印刷", "档案目录印刷与装订", 0), ("宣传品及政策法规汇编印刷", "宣传品及政策法规汇编印刷", 1), ("同上", "同上", 0)],
)
def test_explanations(first: str, second: str, count: int) -> None:
    text = HEAD + FORM.format(n=1, name="档案宣传", why=first) + FORM.format(n=2, name="档案整理", why=second)
    found = findings(text, "details-twice")
    assert [(f.kind, len(f.cells)) for f in found] == [("soft", 2)] * count
