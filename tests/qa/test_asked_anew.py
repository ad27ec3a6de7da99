"""Kinds of question that take a few plain words: heads times a standard, a month's average, vehicles, sayings with a number; invented."""

import pytest
from asking import Ask, asking
from test_worked_out import TEXT as WORKED_OUT

from disclosure.answer import Status

TEXT = WORKED_OUT.replace(
    "四、其他\n", "四、国有资产占用情况\n截至2024年12月31日，水文站共有车辆3辆，其中：应急保障用车1辆，特种专业技术用车2辆。\n五、其他\n"
)


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    return asking(TEXT, tmp_path_factory.mktemp("anew"))


@pytest.mark.parametrize(
    ("question", "value", "unit"),
    [
        ("15人乘以3万元是多少万元？", "45", "万元"),
        ("会议费平均每月多少元？", "2500", "元"),
        ("基本工资和津贴补贴加起来占工资福利支出的百分之几？", "100.00", "%"),
        ("除了公用经费，一般公共预算基本支出还有多少万元？", "80.00", "万元"),
        ("基本工资占工资福利支出多大比例？", "62.50", "%"),
    ],
)
def test_what_is_worked_out(ask: Ask, question: str, value: str, unit: str) -> None:
    answer = ask(question)
    assert (answer.value, answer.unit) == (value, unit), answer.text


@pytest.mark.parametrize(("question", "agrees"), [("15人乘以3万元等于45万元吗？", True), ("15人每人3万元，乘出来是48万元吗？", False)])
def test_a_product_the_asker_gives_is_checked(ask: Ask, question: str, agrees: bool) -> None:
    assert ask(question).boolean is agrees


def test_a_product_of_other_numbers_is_refused(ask: Ask) -> None:
    assert ask("15人乘以4万元是多少？").status is Status.REFUSED


@pytest.mark.parametrize("question", ["三辆车各是干什么用的？", "公车有哪些？", "What types of vehicles does the station have?"])
def test_what_the_vehicles_are_for(ask: Ask, question: str) -> None:
    assert ask(question).items == ("应急保障用车", "特种专业技术用车")


def test_what_a_saying_with_a_number_stands_for(ask: Ask) -> None:
    assert ask("“三化”是哪三化？").items == ("标准化", "可视化", "自动化")
    assert ask("“四化”是哪四化？").status is Status.REFUSED


@pytest.mark.parametrize("question", ["办公费那一栏填的是几？", "办公费写了数吗？"])
def test_what_a_cell_holds(ask: Ask, question: str) -> None:
    assert ask(question).value == "6.00"
