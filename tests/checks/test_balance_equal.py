"""Income and expenditure of a balance table come to one total."""

import pytest
from audited import HEAD, brief, changed, findings

TABLE = (
    "表1 收支总表\n单位：万元\n收入\t\t支出\t\n项目\t预算数\t项目\t预算数\n一、一般公共预算拨款收入\t30.00\t一、一般公共服务支出\t30.00\n"
    "本年收入合计\t30.00\t本年支出合计\t30.00\n上年结转结余\t5.00\t年终结转结余\t5.00\n收入总计\t{}\t支出总计\t{}\n"
)


@pytest.mark.parametrize(
    ("income", "spent", "found"),
    [
        ("35.00", "35.00", []),
        ("35.00", "53.00", [("high", "53.00", "35.00")]),
        ("35.00", "35.01", [("rounding", "35.01", "35.00")]),
        ("35.00", "", []),
    ],
)
def test_both_sides(income: str, spent: str, found: list[tuple[str, str, str]]) -> None:
    assert brief(HEAD + TABLE.format(income, spent), "balance-equal") == found


def test_a_finding_cites_both_totals() -> None:
    [found] = findings(HEAD + TABLE.format("35.00", "53.00"), "balance-equal")
    assert len(found.cells) == 2


def test_one_changed_total_of_the_sample_is_noticed() -> None:
    assert "balance-equal" in {rule for rule, _, _ in changed("2,349.23", "2,394.23", "收 入 总 计\t2,349.23")}


TWO_YEARS = (
    "表1 收支总表\n单位：万元\n收入\t\t\t支出\t\t\n项目\t年初预算数\t决算数\t项目\t年初预算数\t决算数\n"
    "一、财政拨款收入\t30.00\t33.00\t一、一般公共服务支出\t30.00\t{0}\n总计\t30.00\t33.00\t总计\t30.00\t{0}\n"
)


@pytest.mark.parametrize(("spent", "found"), [("33.00", []), ("38.00", [("high", "38.00", "33.00")])])
def test_totals_are_compared_within_one_column_of_time(spent: str, found: list[tuple[str, str, str]]) -> None:
    assert brief(HEAD + TWO_YEARS.format(spent), "balance-equal") == found
