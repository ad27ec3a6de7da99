"""The total score of a self-assessment is the sum of its scores."""

import pytest
from audited import brief, findings

FORM = (
    "某区档案局2023年度部门决算\n财政拨款收入支出决算情况\n2023年度项目支出绩效自评表\n项目名称\t数字化经费\n"
    "项目资金（万元）\t\t年初预算数\t全年预算数\t全年执行数\t执行率\t得分\n\t年度资金总额\t80.00\t80.00\t76.00\t95.00%\t9.50\n"
    "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n"
    "产出指标\t数量指标\t加工页数\t≥20页\t25页\t50\t50.00\n效益指标\t社会效益指标\t利用人次\t≥90人次\t80人次\t40\t{}\n总分\t\t\t\t\t100\t{}\n"
)


@pytest.mark.parametrize(
    ("score", "total", "found"),
    [
        ("35.00", "94.50", []),
        ("35.00", "95.40", [("high", "95.40", "94.50")]),
        ("30.00", "94.50", [("high", "94.50", "89.50")]),
        # Where a score is blank, it is not known what the sum should be.
        ("", "94.50", []),
    ],
)
def test_the_total(score: str, total: str, found: list[tuple[str, str, str]]) -> None:
    assert brief(FORM.format(score, total), "score-total") == found


def test_a_finding_cites_the_total_the_execution_and_every_indicator() -> None:
    [found] = findings(FORM.format("35.00", "95.40"), "score-total")
    assert (len(found.cells), found.unit) == (4, "分")


WHOLE = (
    "某区档案局2023年度部门决算\n财政拨款收入支出决算情况\n2023年度项目支出绩效自评表\n项目名称\t数字化经费\n"
    "项目资金（万元）\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分\n\t年度资金总额\t80.00\t80.00\t76.00\t10\t95.00%\t9.50\n"
    "\t其中：财政拨款\t80.00\t80.00\t76.00\t—\t95.00%\t—\n一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n"
    "产出指标\t数量指标\t加工页数\t≥20页\t25页\t50\t50\n效益指标\t社会效益指标\t利用人次\t≥90人次\t80人次\t40\t35\n总分\t\t\t\t\t100\t{}\n"
)


@pytest.mark.parametrize(("total", "found"), [("94.50", []), ("96.50", [("high", "96.50", "94.50")])])
def test_whole_points_are_exact_and_dashes_are_no_part(total: str, found: list[tuple[str, str, str]]) -> None:
    assert brief(WHOLE.format(total), "score-total") == found


LIST = (
    "某区档案局2023年度部门决算\n财政拨款收入支出决算情况\n三、绩效自评得分情况\n一级指标\t二级指标\t分值\t自评得分\t扣分原因\n"
    "履职效能\t加工目标\t{}\t38\t两批未验收\n\t利用目标\t30\t30\t\n预算管理\t执行进度\t30\t25.5\t进度偏慢\n合计\t\t100\t{}\t\n"
)


@pytest.mark.parametrize(
    ("points", "total", "found"),
    [
        ("40", "93.5", []),
        ("40", "95.5", [("high", "95.5", "93.5")]),
        # Points that do not come to their total: a row is missing, and nobody knows what the scores should be.
        ("20", "95.5", []),
    ],
)
def test_a_plain_list_of_scores(points: str, total: str, found: list[tuple[str, str, str]]) -> None:
    assert brief(LIST.format(points, total), "score-total") == found
