"""A project's form gives the amount of its row in the list."""

import pytest
from audited import HEAD, brief, changed, findings

LIST = "表10 项目支出表\n单位：万元\n项目编码\t项目名称\t合计\t一般公共预算\n\t合计\t50.00\t50.00\n99010325418T000000103\t档案数字化\t50.00\t50.00\n"
FORM = "表12-1 部门项目申报表（含绩效目标）\n单位：万元\n项目名称\t档案数字化\t项目编码\t99010325418T000000103\n项目总预算\t{0}\t项目当年预算\t{0}\n"


@pytest.mark.parametrize(
    ("amount", "found"),
    [("50.00", []), ("50", []), ("500000元", []), ("55.00", [("high", "55.00", "50.00")])],
)
def test_form_and_list(amount: str, found: list[tuple[str, str, str]]) -> None:
    assert brief(HEAD + LIST + FORM.format(amount), "project-forms") == found


def test_a_finding_names_both_tables() -> None:
    [found] = findings(HEAD + LIST + FORM.format("55.00"), "project-forms")
    assert "表12-1" in found.message
    assert "表10" in found.message


def test_one_changed_form_of_the_sample_is_noticed() -> None:
    found = changed("项目当年预算\t96.00", "项目当年预算\t69.00", "项目总预算\t96.00")
    assert "project-forms" in {rule for rule, _, _ in found}


def test_a_list_with_one_column_of_amounts() -> None:
    short = "表10 专项业务经费支出表\n单位：万元\n单位编码\t项目名称\t项目金额\n\t合计\t50.00\n105001\t档案数字化\t50.00\n"
    assert brief(HEAD + short + FORM.format("55.00"), "project-forms") == [("high", "55.00", "50.00")]
