"""An indicator is of one kind, and its value has one form."""

import pytest
from audited import HEAD, findings, read

FORM = (
    "表12-{0} 部门项目申报表（含绩效目标）\n单位：万元\n项目名称\t项目{0}\n年度绩效目标表\n目标名称\t一级指标\t二级指标\t三级指标\t指标值\t指标值确定依据\n"
    "数字化\t产出指标\t{1}\t系统故障解决率\t{2}\t计划标准\n\t满意度指标\t服务对象满意度指标\t用户满意度\t≥90%\t计划标准\n"
)


@pytest.mark.parametrize(
    ("kind", "found"),
    [("质量指标", []), ("社会效益指标", [("质量", "社会效益")])],
)
def test_kinds(kind: str, found: list[tuple[str, str]]) -> None:
    text = HEAD + FORM.format("1", "质量指标", "100%") + FORM.format("2", kind, "100%")
    assert [(f.stated, f.recomputed) for f in findings(text, "indicator-kind")] == found


@pytest.mark.parametrize(("value", "count"), [("100%", 0), ("1", 1)])
def test_a_percentage_that_lost_its_format(value: str, count: int) -> None:
    again = f"年度绩效目标表\n目标名称\t一级指标\t二级指标\t三级指标\t指标值\t指标值确定依据\n数字化\t产出指标\t质量指标\t系统故障解决率\t{value}\t计划标准\n"
    document = read(HEAD + FORM.format("1", "质量指标", "100%") + again)
    assert len([f for f in document.findings if f.rule == "indicator-value"]) == count


AGAIN = (
    "年度绩效目标表\n目标名称\t一级指标\t二级指标\t三级指标\t指标值\t指标值确定依据\n"
    "数字化\t产出指标\t{0}\t加工页数\t20页\t计划标准\n\t\t{1}\t系统故障解决率\t100%\t计划标准\n"
)


@pytest.mark.parametrize(
    ("second", "found"),
    [(("数量指标", "质量指标"), []), (("数量指标", "时效指标"), [("质量", "时效")]), (("数量指标", ""), [])],
)
def test_a_form_that_files_an_indicator_twice(second: tuple[str, str], found: list[tuple[str, str]]) -> None:
    text = HEAD + FORM.format("1", "质量指标", "100%") + AGAIN.format(*second)
    got = findings(text, "indicator-kind")
    assert [(f.stated, f.recomputed) for f in got] == found
    assert all("同表另一处" in f.message for f in got)
