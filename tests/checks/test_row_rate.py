"""A rate of execution in a row is what was spent over that row's budget; of nothing there is none."""

import pytest
from audited import read

FORM = (
    "某区档案局2023年度部门决算\n2023年度某区档案局项目绩效自评表\n项目名称\t\t\t某区档案数字化\t\t\t\n"
    "项目资金（万元）\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分\n"
    "\t年度资金总额\t20.00\t30.00\t27.00\t10\t90.00%\t9.00\n"
    "\t其中：财政拨款\t20.00\t{budget}\t{spent}\t—\t{rate}\t—\n"
    "\t一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n\t产出指标\t数量指标\t页数\t≥20页\t25页\t8.00\t8.00\n"
)


@pytest.mark.parametrize(
    ("budget", "spent", "rate", "found"),
    [
        ("25.00", "20.00", "80.00%", []),
        ("25.00", "20.00", "80.01%", [("completion", "rounding", "80.01")]),
        ("25.00", "20.00", "85.00%", [("completion", "high", "85.00")]),
        ("0.00", "20.00", "85.00%", [("row-rate", "medium", "85.00%")]),
        ("0.00", "0.00", "100.00%", [("row-rate", "low", "100.00%")]),
        ("0.00", "0.00", "0.00%", []),
        ("", "", "", []),
        ("—", "—", "—", []),
    ],
)
def test_a_rate(budget: str, spent: str, rate: str, found: list[tuple[str, str, str]]) -> None:
    read_ = read(FORM.format(budget=budget, spent=spent, rate=rate)).findings
    assert [(f.rule, str(f.severity), f.stated) for f in read_ if f.rule in ("completion", "row-rate")] == found


def test_a_hundred_per_cent_of_nothing_is_a_matter_of_judgement() -> None:
    [one] = [f for f in read(FORM.format(budget="0", spent="0", rate="100%")).findings if f.rule == "row-rate"]
    assert one.kind == "soft"
    assert len(one.cells) == 3
