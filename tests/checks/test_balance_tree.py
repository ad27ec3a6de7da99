"""Basic and project expenditure are the sum of the rows under them."""

import pytest
from audited import HEAD, brief

TABLE = (
    f"{HEAD}表1 收支总表\n单位：万元\n收入\t\t支出\t\n项目\t预算数\t项目\t预算数\n一、财政拨款收入\t30.00\t一、基本支出\t{{basic}}\n"
    "二、事业收入\t\t  工资福利支出\t12.00\n三、其他收入\t\t  商品和服务支出\t{running}\n\t\t二、项目支出\t10.00\n\t\t  部门项目\t10.00\n"
    "本年收入合计\t30.00\t本年支出合计\t30.00\n"
)


@pytest.mark.parametrize(
    ("basic", "running", "found"),
    [
        ("20.00", "8.00", []),
        ("20.00", "8.01", [("rounding", "20.00", "20.01")]),
        ("20.00", "9.00", [("high", "20.00", "21.00")]),
        ("12.00", "", []),
    ],
)
def test_rows_under_a_row(basic: str, running: str, found: list[tuple[str, str, str]]) -> None:
    assert brief(TABLE.format(basic=basic, running=running), "balance-tree") == found


@pytest.mark.parametrize(("named", "found"), [("10.00", []), ("4.00", []), ("14.00", [("high", "10.00", "14.00")])])
def test_of_projects_only_some_may_be_named(named: str, found: list[tuple[str, str, str]]) -> None:
    text = TABLE.format(basic="20.00", running="8.00").replace("部门项目\t10.00", f"部门项目\t{named}")
    assert brief(text, "balance-tree") == found
