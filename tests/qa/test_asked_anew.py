"""Kinds of question that take a few plain words: heads times a standard, a month's average, vehicles, sayings with a number; invented."""

import pytest
from asking import Ask, asking

from disclosure.answer import Status

TEXT = """青禾市湖滨区水文站2025年部门预算
第一部分 预算情况说明
一、支出预算安排情况
2025年青禾市湖滨区水文站支出预算总额为480.00万元，其中：基本支出300.00万元，项目支出180.00万元。
1.公务接待费。2025年预算数2.40万元。
2.会议费。2025年预算数3.60万元。
二、国有资产占用情况
截至2024年12月31日，水文站共有车辆3辆，其中：应急保障用车1辆，特种专业技术用车2辆。
三、其他
设置“标准化、可视化、自动化”监测站房。
第二部分 部门预算表
表1 一般公共预算基本支出表
单位：万元
科目编码\t科目名称\t合计\t人员经费\t公用经费
301\t工资福利支出\t80.00\t80.00\t
30101\t基本工资\t50.00\t50.00\t
30102\t津贴补贴\t30.00\t30.00\t
302\t商品和服务支出\t20.00\t\t20.00
30201\t办公费\t6.00\t\t6.00
30211\t差旅费\t14.00\t\t14.00
\t合计\t100.00\t80.00\t20.00
表2 项目申报表
项目名称\t水文监测外包\t项目代码\tS01
项目总预算\t45.00\t项目当年预算\t45.00
项目主要内容\t聘用看护人员15人，15人*3万元=45万元。
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    return asking(TEXT, tmp_path_factory.mktemp("anew"))


@pytest.mark.parametrize(
    ("question", "value", "unit"),
    [
        ("15人乘以3万元是多少万元？", "45", "万元"),
        ("会议费平均每月多少元？", "3000", "元"),
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
