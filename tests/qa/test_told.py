"""Answers from what sentences say, and lists printed in ways of their own, of an invented bureau's final account."""

import pytest
from asking import Ask, asking

from disclosure.answer import Status

TEXT = """青禾市湖滨区档案局2025年部门决算
第一部分 整体绩效
整体绩效目标
长期目标（截止2028年） 年度目标
1、提升档案保管水平
2、扩大档案开放利用
1、完成馆藏数字化二期
2、新增开放档案三千卷
3、举办档案展览两场
第二部分 决算情况说明
一、一般公共预算财政拨款支出决算具体情况
1.一般公共服务支出（类）档案事务（款）行政运行（项）。年初预算为50.00万元，支出决算为55.00万元，完成年初预算的110.0%，支出决算数大于年初预算数的主要原因是人员增加。
2.一般公共服务支出（类）档案事务（款）档案馆（项）。年初预算为30.00万元，支出决算为28.00万元，完成年初预算的93.3%，支出决算数小于年初预算数的主要原因是压减开支。
3.一般公共服务支出（类）档案事务（款）其他档案事务支出（项）。支出决算为6.00万元，支出决算数大于年初预算数的主要原因是年中追加抢救经费。
二、机关运行经费
机关运行经费支出20.00万元，比年初预算22.00万元减少2.00万元，比2024年决算数减少4.00万元，下降16.67%，主要原因是差旅减少。
三、公务接待
2025年公务接待费1.20万元，共接待国内来访团组6个，48人次。
四、人员
事业编制12人，实际10人。编制人数12人，在职实有人数10人。
五、收支总体情况
本年支出合计为90.00万元。
第三部分 2025年度部门决算表
收入支出决算总表
单位：万元
收入\t\t支出\t
项目\t决算数\t项目\t决算数
一、财政拨款收入\t95.00\t一、一般公共服务支出\t96.00
本年收入合计\t95.00\t本年支出合计\t96.00
年初结转和结余\t5.00\t年末结转和结余\t4.00
总计\t100.00\t总计\t100.00
第四部分 名词解释
馆藏数字化：指把纸质档案扫描成图像并著录目录。
抢救经费：反映对濒危档案修复的支出。
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    return asking(TEXT, tmp_path_factory.mktemp("told"))


def test_accounts_above_their_budget_by_figures_and_by_words(ask: Ask) -> None:
    assert ask("哪些项级科目的决算数大于年初预算数？").items == ("行政运行", "其他档案事务支出")
    assert ask("哪些项级科目的决算数低于年初预算数？").items == ("档案馆",)


@pytest.mark.parametrize(
    ("question", "value", "unit"),
    [
        ("机关运行经费比2024年减少了多少？", "4.00", "万元"),
        ("机关运行经费比年初预算减少了多少？", "2.00", "万元"),
        ("2024年机关运行经费是多少？", "24.00", "万元"),
        ("公务接待了几批？", "6", "个"),
        ("事业编制实际有多少人？", "10", "人"),
        ("事业编制有多少人？", "12", "人"),
    ],
)
def test_a_figure(ask: Ask, question: str, value: str, unit: str) -> None:
    answer = ask(question)
    assert (answer.value.lstrip("-") if answer.value else None, answer.unit) == (value, unit), answer.text


def test_why_and_by_how_much(ask: Ask) -> None:
    answer = ask("机关运行经费为什么比2024年减少，减少了多少？")
    assert "差旅减少" in answer.text
    assert (answer.value or "").lstrip("-") == "4.00"


def test_objectives_of_both_kinds_under_one_heading(ask: Ask) -> None:
    assert ask("年度目标有哪几条？").items == ("完成馆藏数字化二期", "新增开放档案三千卷", "举办档案展览两场")


def test_a_glossary_without_numbers(ask: Ask) -> None:
    answer = ask("什么是馆藏数字化？")
    assert "扫描成图像" in answer.text
    assert "濒危" not in answer.text


def test_why_something_grew_that_shrank_is_refused(ask: Ask) -> None:
    assert ask("机关运行经费为什么增加了？").status is Status.REFUSED


@pytest.mark.parametrize(
    ("question", "value", "unit"),
    [
        ("公务接待费人均多少元？", "250", "元"),  # of the guests told of beside the money, not of the staff
        ("公务接待费平均每个在职职工多少元？", "1200", "元"),
        ("这个局2025年一共花了多少钱？", "96.00", "万元"),
        ("年末还剩多少钱？", "4.00", "万元"),
    ],
)
def test_spoken_totals_and_heads(ask: Ask, question: str, value: str, unit: str) -> None:
    answer = ask(question)
    assert (answer.value, answer.unit) == (value, unit), answer.text


def test_more_people_than_posts(ask: Ask) -> None:
    answer = ask("实有人员超编了吗？")
    assert answer.boolean is False
    assert "少2人" in answer.text


def test_a_contradicted_figure_warns_in_every_table(ask: Ask) -> None:
    assert ask("本年支出合计是多少？").status is Status.CONFLICT
