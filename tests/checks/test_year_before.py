"""What a document says of last year is what last year's document says."""

import pytest
from audited import across

BUDGET = (
    "某区{who}{year}年部门预算\n{year}年财政拨款支出预算情况\n表5 一般公共预算支出表\n单位：万元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n"
    "\t合计\t{all}\t{all}\t0.00\n221\t住房保障支出\t{all}\t{all}\t0.00\n22102\t住房改革支出\t{all}\t{all}\t0.00\n"
    "2210201\t住房公积金\t{all}\t{all}\t0.00\n第三部分 说明\n五、一般公共预算支出安排情况\n{text}\n"
)
BEFORE = BUDGET.format(who="档案局", year=2024, all="120.00", text="无。")
ITEM = "1.住房保障支出（类）住房改革支出（款）住房公积金（项）125.00万元，比2024年预算增加{change}万元，增长{rate}%。"


def _now(change: str, rate: str, who: str = "档案局") -> str:
    return BUDGET.format(who=who, year=2025, all="125.00", text=ITEM.format(change=change, rate=rate))


@pytest.mark.parametrize(
    ("change", "rate", "found"),
    [
        ("5.00", "4.17", []),
        ("15.00", "13.64", [("implied-base", "medium", "110.00", "120.00")]),
    ],
)
def test_the_base_that_a_change_implies(change: str, rate: str, found: list[tuple[str, str, str, str]]) -> None:
    assert across(_now(change, rate), BEFORE) == found


def test_documents_of_others_and_of_other_years_say_nothing() -> None:
    assert across(_now("15.00", "13.64", "财政局"), BEFORE) == []
    assert across(_now("15.00", "13.64"), BUDGET.format(who="档案局", year=2023, all="120.00", text="无。")) == []
    assert across(_now("15.00", "13.64")) == []


ACCOUNT = (
    "某区档案局2024年度部门决算\n财政拨款收入支出决算情况\n第三部分 2024年度部门决算情况说明\n（三）一般公共预算财政拨款支出决算具体情况\n"
    "1. 住房保障支出(类)住房改革支出(款)住房公积金(项)。年初预算为{}万元，支出决算为{}万元，完成年初预算的100%。\n"
)


@pytest.mark.parametrize(("budget", "count"), [("120.00", 0), ("112.00", 1)])
def test_a_final_account_tells_the_budget_of_its_year(budget: str, count: int) -> None:
    assert len(across(_now("5.00", "4.17"), ACCOUNT.format(budget, budget))) == count
