"""What only the narrative tells of last year is what last year's narrative told."""

import pytest
from audited import across

TEXT = "某区档案局{year}年部门预算\n{year}年财政拨款支出预算情况\n第三部分 说明\n（二）政府采购预算情况\n{text}\n"
BEFORE = TEXT.format(year=2024, text="2024年政府采购预算支出合计120.00万元。")
NOW = "2025年政府采购预算支出合计125.00万元，比2024年预算增加{}万元，增长{}%。"


@pytest.mark.parametrize(
    ("change", "rate", "found"),
    [("5.00", "4.17", []), ("5.01", "4.18", []), ("15.00", "13.64", [("narrative-before", "medium", "110.00", "120.00")])],
)
def test_the_base_that_a_change_implies(change: str, rate: str, found: list[tuple[str, str, str, str]]) -> None:
    assert across(TEXT.format(year=2025, text=NOW.format(change, rate)), BEFORE) == found


def test_another_heading_and_another_year_say_nothing() -> None:
    now = TEXT.format(year=2025, text=NOW.format("15.00", "13.64"))
    assert across(now, BEFORE.replace("（二）政府采购预算情况", "（二）三公经费情况")) == []
    assert across(now, BEFORE.replace("2024", "2023")) == []
    assert across(now, BEFORE.replace("合计120.00万元。", "合计120.00万元。2024年政府采购预算支出合计121.00万元。")) == []
