"""The items of a section make up the total it opens with."""

import pytest
from audited import brief, findings

TABLE = (
    "某区档案局2023年度部门决算\n公开05表 一般公共预算财政拨款支出决算表\n金额单位：万元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n"
    "\t合计\t30.00\t30.00\t0.00\n2012601\t行政运行\t10.00\t10.00\t0.00\n2012604\t档案馆\t15.00\t15.00\t0.00\n2080505\t养老保险\t5.00\t5.00\t0.00\n"
)
TEXT = (
    "第三部分 2023年度部门决算情况说明\n（三）支出决算具体情况\n2023年度一般公共预算财政拨款支出年初预算为{}万元，支出决算为30.00万元。\n"
    "1.一般公共服务支出（类）档案事务（款）行政运行（项）。年初预算为8.00万元，支出决算为10.00万元。\n"
    "2.一般公共服务支出（类）档案事务（款）档案馆（项）。年初预算为12.00万元，支出决算为15.00万元。\n{}"
)
LAST = "3.社会保障和就业支出（类）行政事业单位养老支出（款）养老保险（项）。年初预算为4.00万元，支出决算为5.00万元。\n"


@pytest.mark.parametrize(
    ("total", "last", "found"),
    [
        ("24.00", LAST, []),
        ("24.01", LAST, [("rounding", "24.01", "24.00")]),
        ("42.00", LAST, [("high", "42.00", "24.00")]),
        ("42.00", "", []),
    ],
)
def test_items_and_their_total(total: str, last: str, found: list[tuple[str, str, str]]) -> None:
    assert brief(TABLE + TEXT.format(total, last), "item-sum") == found


def test_a_finding_cites_the_total_and_every_item() -> None:
    [found] = findings(TABLE + TEXT.format("42.00", LAST), "item-sum")
    assert len(found.cells) == 4
