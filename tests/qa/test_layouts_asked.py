"""What is asked of tables by unit, by year and by block: names, averages in names, halves, projects that are not there."""

from pathlib import Path

import pytest
from asking import Ask, asking

TEXT = """某市档案局2023年部门决算
第一部分 某市档案局概况
第二部分 决算表
公开05表 一般公共预算财政拨款收入支出决算表
单位：元
科目编码\t科目名称\t年初结转和结余\t本年收入\t\t\t本年支出\t\t
\t\t\t合计\t基本支出\t项目支出\t合计\t基本支出\t项目支出
合计\t\t50.00\t900.00\t400.00\t500.00\t850.00\t400.00\t450.00
2012604\t档案馆\t50.00\t200.00\t\t200.00\t250.00\t\t250.00
2012699\t其他档案事务支出\t\t600.00\t300.00\t300.00\t600.00\t300.00\t300.00
公开06表 一般公共预算财政拨款基本支出决算表
单位：元
科目编码\t科目名称\t金额
302\t商品和服务支出\t90.00
30211\t差旅费\t60.00
30213\t维修（护）费\t30.00
公开07表 一般公共预算财政拨款项目支出决算表
单位：元
科目编码\t科目名称\t金额
302\t商品和服务支出\t170.00
30211\t差旅费\t120.00
30231\t公务用车运行维护费\t50.00
项目支出绩效自评表
项目名称\t馆藏数字化\t实施单位\t某市档案局
2023年预算（万元）\t12.00\t2022年预算（万元）\t8.00
一级指标\t二级指标\t三级指标\t指标值
产出指标\t数量指标\t平均检索时间\t≤3天
第三部分 决算情况说明
2023年收入合计900.00元。
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    return asking(TEXT, tmp_path_factory.mktemp("layouts"))


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("档案馆占2023年一般公共预算财政拨款项目支出的比重是多少？", "55.56"),
        ("2023年档案馆年初有多少结转？", "50.00"),
        ("2023年差旅费基本支出和项目支出两头加起来多少？", "180.00"),
        ("平均检索时间要控制在几天以内？", "3"),
        ("馆藏数字化项目，2023年预算比2022年增长百分之几？", "50.00"),
    ],
)
def test_a_figure(ask: Ask, question: str, value: str) -> None:
    answer = ask(question)
    assert answer.value == value, answer.text


def test_a_project_of_another_name_has_no_figure_of_a_subject_that_sounds_like_it(ask: Ask) -> None:
    assert ask("老城大戏楼维修改造这个项目一共花了多少钱？").value is None


def test_half_of_a_subject_that_is_not_printed_is_not_taken_from_the_whole(ask: Ask) -> None:
    assert ask("2023年维修费基本支出和项目支出加起来多少？").value is None


def test_what_the_oil_and_repair_of_cars_cost(tmp_path: Path) -> None:
    text = TEXT.replace("30213\t维修（护）费\t30.00", "30213\t维修（护）费\t30.00\n30231\t公务用车运行维护费\t20.00").replace("30231\t公务用车运行维护费\t50.00\n", "")
    assert asking(text, tmp_path)("公车一年烧油修车花了多少？").value == "20.00"


def test_what_is_not_of_a_source_is_no_figure_of_that_source(ask: Ask) -> None:
    assert ask("2023年支出里有多少不是收入合计里的钱？").value is None
