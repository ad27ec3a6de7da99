"""What the forms say of an earlier year adds up to what the overall form says."""

import pytest
from audited import HEAD, brief, findings

OVERALL = (
    "表11 整体支出绩效目标表\n单位：万元\n总体资金情况\t\t当年金额\t占比\t近两年收支金额\t\n\t\t\t\t2023年\t2024年\n"
    "支出构成\t项目支出\t50.00\t100%\t30.00\t40.00\n\t合计\t50.00\t100%\t30.00\t40.00\n"
)
FORM = (
    "表12-{0} 部门项目申报表（含绩效目标）\n单位：万元\n项目名称\t项目{0}\t项目编码\t9901032541{0}T000000103\n项目总预算\t25.00\t项目当年预算\t25.00\n"
    "项目前两年预算及当年预算变动情况\t2023年预算{1}万元，2024年预算{2}万元。\n"
)


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        (("10", "15"), ("20", "25"), []),
        (("10", "0"), ("20", "0"), [("medium", "0", "40.00")]),
        (("1", "0"), ("2", "0"), []),
    ],
)
def test_years(first: tuple[str, str], second: tuple[str, str], found: list[tuple[str, str, str]]) -> None:
    text = HEAD + OVERALL + FORM.format("1", *first) + FORM.format("2", *second)
    assert brief(text, "project-history") == found


def test_a_finding_quotes_every_form() -> None:
    [found] = findings(HEAD + OVERALL + FORM.format("1", "10", "0") + FORM.format("2", "20", "0"), "project-history")
    assert found.quote.count("2024年预算0万") == 2
