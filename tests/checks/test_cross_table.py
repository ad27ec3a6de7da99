"""What several statements give is the same in all of them."""

import pytest
from audited import HEAD, brief, changed, findings

BALANCE = "表1 收支总表\n单位：万元\n收入\t\t支出\t\n项目\t预算数\t项目\t预算数\n一、一般公共预算拨款收入\t30.00\t一、一般公共服务支出\t30.00\n收入总计\t30.00\t支出总计\t30.00\n"
INCOME = "表2 收入总表\n单位：万元\n科目编码\t科目名称\t合计\t一般公共预算\n\t合计\t{}\t{}\n201\t一般公共服务支出\t30.00\t30.00\n"
SPENDING = "表3 支出总表\n单位：万元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n\t合计\t{}\t20.00\t10.00\n201\t一般公共服务支出\t30.00\t20.00\t10.00\n"


@pytest.mark.parametrize(
    ("income", "spending", "found"),
    [
        ("30.00", "30.00", []),
        ("31.00", "30.00", [("high", "31.00", "30.00")]),
        ("30.00", "33.00", [("high", "33.00", "30.00")]),
        ("30.01", "30.00", [("rounding", "30.01", "30.00")]),
        ("300000元", "30.00", []),
        ("", "30.00", []),
    ],
)
def test_the_totals_of_three_statements(income: str, spending: str, found: list[tuple[str, str, str]]) -> None:
    text = HEAD + BALANCE + INCOME.format(income, income) + SPENDING.format(spending)
    assert brief(text, "cross-table") == found


def test_a_finding_names_both_tables() -> None:
    [found] = findings(HEAD + BALANCE + SPENDING.format("33.00"), "cross-table")
    assert "表3 支出总表" in found.message
    assert "表1 收支总表" in found.message
    assert found.cells[0] == "t2!R2C3"


def test_carry_over_is_part_of_what_is_spent() -> None:
    fiscal = (
        "表4 财政拨款收支总表\n单位：万元\n收入\t\t支出\t\n项目\t预算数\t项目\t预算数\n"
        "一、本年收入\t20.00\t一、本年支出\t30.00\n（一）一般公共预算拨款\t20.00\t（一）一般公共服务支出\t30.00\n"
        "二、上年结转\t10.00\t二、年终结转结余\t\n收入总计\t30.00\t支出总计\t30.00\n"
    )
    general = "表5 一般公共预算支出表\n单位：万元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n\t合计\t30.00\t20.00\t10.00\n"
    assert brief(HEAD + fiscal + general, "cross-table") == []


@pytest.mark.parametrize(
    ("line", "before", "after"),
    [
        ("\t<b>合计</b>\t<b>1,653.53", "1,653.53", "1,635.53"),
        ("\t<b>合计</b>\t<b>2,349.23", "2,349.23", "2,394.23"),
    ],
)
def test_one_changed_total_of_the_sample_is_noticed(line: str, before: str, after: str) -> None:
    assert "cross-table" in {rule for rule, _, _ in changed(before, after, line)}
