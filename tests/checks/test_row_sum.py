"""The total of a list is the sum of its rows."""

import pytest
from audited import brief

HEAD = "某区档案局2025年部门预算\n2025年财政拨款支出预算情况\n"
BOUGHT = HEAD + "表10 政府采购预算表\n单位：万元\n项目名称\t采购品目\t预算金额\n{}"


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ("合计\t\t9.00\n数字化\t扫描仪\t4.00\n数字化\t服务器\t3.00\n库房\t空调\t2.00\n", []),
        # Where the rows exceed the total, nothing can be missing from them.
        ("合计\t\t8.00\n数字化\t扫描仪\t4.00\n数字化\t服务器\t3.00\n库房\t空调\t2.00\n", [("high", "8.00", "9.00")]),
        ("合计\t\t9.50\n数字化\t扫描仪\t4.00\n数字化\t服务器\t3.00\n库房\t空调\t2.00\n", [("medium", "9.50", "9.00")]),
        ("合计\t\t9.01\n数字化\t扫描仪\t4.00\n数字化\t服务器\t3.00\n库房\t空调\t2.00\n", [("rounding", "9.01", "9.00")]),
        # Figures of another year below are no rows of the list.
        ("合计\t\t9.00\n数字化\t扫描仪\t4.00\n数字化\t服务器\t3.00\n库房\t空调\t2.00\n附：2024年预算数\t\t7.00\n", []),
        # Subtotals and rows over others are no rows of their own.
        ("数字化\t扫描仪\t4.00\n小计\t\t4.00\n库房\t空调\t2.00\n小计\t\t2.00\n合计\t\t6.00\n", []),
        ("合计\t\t9.00\n数字化\t\t7.00\n扫描\t扫描仪\t4.00\n服务\t服务器\t3.00\n库房\t空调\t2.00\n", []),
    ],
)
def test_the_total(rows: str, found: list[tuple[str, str, str]]) -> None:
    assert brief(BOUGHT.format(rows), "row-sum") == found


def test_units_make_up_the_department() -> None:
    table = HEAD + "表1 收入总表\n单位：万元\n单位编码\t单位名称\t合计\t事业收入\n\t合计\t{}\t1.00\n105001\t某区档案局（本级）\t5.00\t1.00\n105002\t某区方志馆\t3.00\t\n"
    assert brief(table.format("8.00"), "row-sum") == []
    assert brief(table.format("7.00"), "row-sum") == [("high", "7.00", "8.00")]
