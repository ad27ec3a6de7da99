"""An indicator that reached its target has its full points."""

import pytest
from audited import brief, findings

FORM = (
    "某区档案局2023年度部门决算\n财政拨款收入支出决算情况\n2023年度数字化经费项目绩效自评表\n项目名称\t\t数字化经费\n"
    "年度绩效目标\t一级指标\t二级指标\t三级指标\t年初目标值(A)\t实际完成值(B)\t目标分值\t得分\n"
    "\t产出指标\t数量指标\t加工页数\t≥20页\t25页\t8.00\t8.00\n\t\t质量指标\t办结率\t100%\t{}\t16.00\t{}\n\t总分\t80.00\n"
)


@pytest.mark.parametrize(
    ("actual", "score", "found"),
    [
        ("100%", "16.00", []),
        ("100%", "15.50", [("low", "15.50", "16.00")]),
        ("100%。部分超期扣0.5分", "15.50", []),
        ("95%", "15.50", []),
    ],
)
def test_points(actual: str, score: str, found: list[tuple[str, str, str]]) -> None:
    assert brief(FORM.format(actual, score), "form-score") == found


def test_a_finding_cites_score_weight_result_and_target() -> None:
    [found] = findings(FORM.format("100%", "15.50"), "form-score")
    assert (len(found.cells), found.unit) == (4, "分")
