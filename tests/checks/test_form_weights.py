"""The points of a group are the sum of the points of its indicators."""

import pytest
from audited import brief, findings

FORM = (
    "某区档案局2023年度部门决算\n财政拨款收入支出决算情况\n2023年度数字化经费项目绩效自评表\n项目名称\t\t数字化经费\n"
    "年度绩效目标\t一级指标\t二级指标\t三级指标\t年初目标值(A)\t实际完成值(B)\t目标分值\t得分\n"
    "\t产出指标(40分)\t数量指标({quantity}分)\t加工页数\t≥20页\t25页\t{first}\t8.00\n\t\t质量指标(32分)\t合格率\t100%\t100%\t16.00\t16.00\n"
    "\t\t\t差错率\t≤1%\t1%\t16.00\t16.00\n\t效益指标(40分)\t社会效益指标(40分)\t利用人次\t≥9人次\t10人次\t40.00\t40.00\n\t总分\t80.00\n"
)


@pytest.mark.parametrize(
    ("quantity", "first", "found"),
    [
        ("8", "8.00", []),
        ("9", "8.00", [("medium", "9", "8.00")]),
        ("8", "9.00", [("medium", "8", "9.00"), ("medium", "40", "41.00")]),
    ],
)
def test_groups(quantity: str, first: str, found: list[tuple[str, str, str]]) -> None:
    assert sorted(brief(FORM.format(quantity=quantity, first=first), "form-weights")) == sorted(found)


def test_a_finding_cites_the_group_and_its_indicators() -> None:
    [found] = findings(FORM.format(quantity="9", first="8.00"), "form-weights")
    assert len(found.cells) == 2
    assert "数量指标" in found.message
