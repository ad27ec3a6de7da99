"""A project has one code."""

import pytest
from audited import HEAD, findings

LIST = "表10 项目支出表\n单位：万元\n项目编码\t项目名称\t合计\t一般公共预算\n\t合计\t50.00\t50.00\n{}\t档案数字化\t50.00\t50.00\n"
FORM = "表12-1 部门项目申报表（含绩效目标）\n单位：万元\n项目名称\t档案数字化\t项目编码\t99010325418T000000103\n项目总预算\t50.00\t项目当年预算\t50.00\n"


@pytest.mark.parametrize(
    ("code", "count"),
    [
        ("99010325418T000000103", 0),
        ("99010325418T0 00000103", 0),
        ("99010324418T000000103", 1),
        ("88121314418T000000777", 0),
    ],
)
def test_the_codes_of_one_project(code: str, count: int) -> None:
    assert len(findings(HEAD + LIST.format(code) + FORM, "project-code")) == count


def test_a_finding_gives_both_codes_as_words() -> None:
    [found] = findings(HEAD + LIST.format("99010324418T000000103") + FORM, "project-code")
    assert (found.stated, found.recomputed, found.kind) == ("99010324418T000000103", "99010325418T000000103", "label")
