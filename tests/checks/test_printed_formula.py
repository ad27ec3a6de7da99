"""The formulas printed under a table hold."""

import pytest
from audited import brief, findings

from disclosure.identities import formulas

HEAD = "某区档案局2023年度部门决算\n"
ROWS = (
    "公开01表 收入支出决算总表\n金额单位：万元\n收入\t\t\t支出\t\t\n项目\t行次\t金额\t项目\t行次\t金额\n"
    "一、一般公共预算财政拨款收入\t1\t{}\t一、一般公共服务支出\t32\t10.00\n二、事业收入\t2\t5.00\t二、教育支出\t33\t20.00\n"
    "本年收入合计\t3\t30.00\t本年支出合计\t34\t30.00\n总计\t4\t30.00\t总计\t35\t30.00\n\n3行=(1+2)行；34行=(32+33)行；\n"
)
COLUMNS = (
    "公开07表 政府性基金预算财政拨款收入支出决算表\n金额单位：万元\n科目编码\t科目名称\t年初结转和结余\t本年收入\t本年支出\t\t\t年末结转和结余\n"
    "\t\t\t\t小计\t基本支出\t项目支出\t\n栏次\t\t1\t2\t3\t4\t5\t6\n\t合计\t3.00\t7.00\t6.00\t1.00\t5.00\t{}\n\n"
    "6栏各行=(1+2-3)栏各行；3栏各行=(4+5)栏各行。\n"
)


@pytest.mark.parametrize(
    ("figure", "found"),
    [("25.00", []), ("25.01", [("rounding", "30.00", "30.01")]), ("26.00", [("high", "30.00", "31.00")])],
)
def test_rows(figure: str, found: list[tuple[str, str, str]]) -> None:
    assert brief(HEAD + ROWS.format(figure), "printed-formula") == found


@pytest.mark.parametrize(("figure", "found"), [("4.00", []), ("14.00", [("high", "14.00", "4.00")])])
def test_columns_with_a_difference(figure: str, found: list[tuple[str, str, str]]) -> None:
    assert brief(HEAD + COLUMNS.format(figure), "printed-formula") == found


def test_a_finding_cites_the_total_and_its_terms() -> None:
    [found] = findings(HEAD + ROWS.format("26.00"), "printed-formula")
    assert len(found.cells) == 3


def test_ranges_and_signs() -> None:
    [formula] = formulas("58行 = (32+33+...+36-1)行")
    assert formula.terms == ((32, 1), (33, 1), (34, 1), (35, 1), (36, 1), (1, -1))
