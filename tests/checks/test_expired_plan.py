"""A plan that a budget rests on still runs in its year."""

import pytest
from audited import HEAD, findings

FORM = "表12-1 部门项目申报表（含绩效目标）\n单位：万元\n项目名称\t干部培训\n项目总预算\t5.00\t项目当年预算\t5.00\n项目申请理由\t依据{}开展培训，保障工作。\n"


@pytest.mark.parametrize(
    ("plan", "count"),
    [("《2019-2023年干部教育培训规划》", 1), ("《2023-2027年干部教育培训规划》", 0), ("《干部教育培训工作条例》", 0)],
)
def test_plans(plan: str, count: int) -> None:
    assert len(findings(HEAD + FORM.format(plan), "expired-plan")) == count
