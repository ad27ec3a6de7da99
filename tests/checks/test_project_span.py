"""A project of several years costs more than its first, and had no budget before it began."""

import pytest
from audited import HEAD, read

FORM = (
    f"{HEAD}表12-1 部门项目申报表（含绩效目标）\n单位：万元\n项目名称\t档案数字化\t项目编码\t1\n起始年度\t{{start}}\t终止年度\t{{end}}\n"
    "项目总预算\t{whole}\t项目当年预算\t20.00\n项目前两年预算及当年预算变动情况\t{told}\n"
    "项目资金来源\t资金来源项目\t金额\n\t合计\t20.00\n一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t页数\t≥20页\n"
)
NOTHING = "2023年预算0万元，2024年预算0万元"


@pytest.mark.parametrize(
    ("start", "end", "whole", "told", "rules"),
    [
        ("2025", "2027", "60.00", NOTHING, []),
        ("2025", "2025", "20.00", NOTHING, []),
        ("2025", "2027", "20.00", NOTHING, ["project-span"]),
        ("2025", "2025", "20.00", "2023年预算5万元，2024年预算6万元", ["project-before"]),
        ("2023", "2025", "60.00", "2023年预算5万元，2024年预算6万元", []),
    ],
)
def test_years_and_budgets(start: str, end: str, whole: str, told: str, rules: list[str]) -> None:
    found = read(FORM.format(start=start, end=end, whole=whole, told=told)).findings
    assert [(f.rule, f.kind) for f in found if f.rule in ("project-span", "project-before")] == [(rule, "soft") for rule in rules]
