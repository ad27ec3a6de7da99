"""What a year began with and what came in is what was spent and what is left."""

import pytest
from audited import brief, findings

TABLE = (
    "某区档案局2023年度部门决算\n2023年财政拨款收入支出决算情况\n公开07表 政府性基金预算财政拨款收入支出决算表\n单位：万元\n"
    "科目编码\t科目名称\t年初结转和结余\t本年收入\t本年支出\t\t\t年末结转和结余\n\t\t\t\t小计\t基本支出\t项目支出\t\n"
    "\t合计\t{opening}\t10.00\t12.00\t0.00\t12.00\t{closing}\n"
)


@pytest.mark.parametrize(
    ("opening", "closing", "found"),
    [
        ("5.00", "3.00", []),
        ("5.00", "3.01", [("rounding", "3.01", "3.00")]),
        ("5.00", "4.00", [("high", "4.00", "3.00")]),
        ("", "3.00", [("high", "3.00", "-2.00")]),
        ("5.00", "", []),
    ],
)
def test_a_row(opening: str, closing: str, found: list[tuple[str, str, str]]) -> None:
    assert brief(TABLE.format(opening=opening, closing=closing), "closing-balance") == found


def test_a_finding_cites_all_four() -> None:
    [found] = findings(TABLE.format(opening="5.00", closing="4.00"), "closing-balance")
    assert len(found.cells) == 4
