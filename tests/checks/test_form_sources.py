"""Where a project's money comes from adds up to its budget."""

import pytest
from audited import HEAD, brief, changed

FORM = (
    "表12-1 部门项目申报表（含绩效目标）\n单位：万元\n项目名称\t档案数字化\t项目编码\t99010325418T000000103\n项目总预算\t50.00\t项目当年预算\t50.00\n"
    "项目资金来源\t来源项目\t\t金额\n\t合计\t\t{}\n\t一般公共预算财政拨款\t\t50.00\n\t单位资金\t\t\n"
)


@pytest.mark.parametrize(("total", "found"), [("50.00", []), ("50", []), ("55.00", [("medium", "55.00", "50.00")])])
def test_sources(total: str, found: list[tuple[str, str, str]]) -> None:
    assert brief(HEAD + FORM.format(total), "form-sources") == found


def test_one_changed_total_of_the_sample_is_noticed() -> None:
    assert "form-sources" in {rule for rule, _, _ in changed("96.00", "69.00", "\t合计\t\t96.00")}
