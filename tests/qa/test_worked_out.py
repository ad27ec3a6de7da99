"""What is worked out from a budget's figures: multiples, targets side by side, standards, what is no fiscal money; invented."""

import pytest
from asking import Ask, asking

from disclosure.answer import Status

TEXT = """青禾市湖滨区水文站2025年部门预算
第一部分 预算情况说明
一、支出预算安排情况
2025年青禾市湖滨区水文站支出预算总额为500.00万元，比上年预算增加100.00万元，增长25.00%，主要原因是新增监测站。
1.公务接待费。2025年预算数2.00万元，比2024年预算数2.50万元减少0.50万元，主要原因是压减接待。
2.会议费。2025年预算数3.00万元，与2024年预算数持平。
二、一般公共预算支出具体安排情况
1.农林水支出（213）水利（03）水文测报（13）：2025年预算数为120.00万元，比上年预算减少30.00万元，下降19.50%，主要原因是设备到期。
三、人员情况
编制人数20人，在职实有人数17人。
四、其他
设置“标准化、可视化、自动化”监测站房。雨量站点巡查可在甲河、乙河和丙河开展。
依据《青禾市水文条例》（青水文〔2020〕3号）和《湖滨区监测办法》第五条开展监测工作。
第二部分 部门预算表
表1 整体支出绩效目标表
单位：万元
支出构成\t当年金额\t近两年收支金额\t
\t\t2023年\t2024年
基本支出\t300.00\t250.00\t240.00
项目支出\t200.00\t100.00\t160.00
表2 一般公共预算基本支出表
单位：万元
科目编码\t科目名称\t合计\t人员经费\t公用经费
301\t工资福利支出\t80.00\t80.00\t
30101\t基本工资\t50.00\t50.00\t
30102\t津贴补贴\t30.00\t30.00\t
302\t商品和服务支出\t20.00\t\t20.00
30201\t办公费\t6.00\t\t6.00
30211\t差旅费\t14.00\t\t14.00
\t合计\t100.00\t80.00\t20.00
表3 项目申报表
项目名称\t水文监测外包\t项目代码\tS01
项目总预算\t45.00\t项目当年预算\t45.00
项目主要内容\t聘用看护人员15人，15人*3万元=45万元。
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    return asking(TEXT, tmp_path_factory.mktemp("worked"))


@pytest.mark.parametrize(
    ("question", "value", "unit"),
    [
        ("2025年项目支出是2023年的几倍？", "2", "倍"),
        ("公务接待费2024年预算是多少？", "2.50", "万元"),
        ("公务接待费比2024年减少了多少？", "0.50", "万元"),
        ("水文测报上一年的预算是多少？从增减额倒推。", "150.00", "万元"),
        ("编制还空着几个？", "3", "人"),
        ("按文中给的金额自己算，水文测报下降了百分之几？", "20.00", "%"),
        ("水文监测外包项目人均是按多少元测算的？", "30000", "元"),
    ],
)
def test_figures_worked_out(ask: Ask, question: str, value: str, unit: str) -> None:
    answer = ask(question)
    assert (answer.value, answer.unit) == (value, unit), answer.text


def test_the_largest_item_of_a_class_is_one_of_that_class(ask: Ask) -> None:
    assert "津贴补贴" not in ask("公用经费里哪一项最大？").text
    assert ask("公用经费里哪一项最大？").value == "14.00"
    assert ask("工资福利支出里，哪一项最多，多少钱？").value == "50.00"


def test_enumerations_nothing_announces(ask: Ask) -> None:
    assert ask("监测站房要做到哪三个“化”？").items == ("标准化", "可视化", "自动化")


def test_the_documents_cited(ask: Ask) -> None:
    answer = ask("监测工作依据的是哪两份文件？")
    assert answer.items == ("《青禾市水文条例》（青水文〔2020〕3号）", "《湖滨区监测办法》第五条")


def test_the_rate_and_by_how_much(ask: Ask) -> None:
    text = ask("公务接待费2025年比2024年降了多少，降幅多大？").text
    assert "20.00%" in text and "0.50万元" in text


def test_a_multiple_of_nothing_known_is_refused(ask: Ask) -> None:
    assert ask("2025年培训费是2023年的几倍？").status is Status.REFUSED


@pytest.mark.parametrize(
    "question", ["既然支出预算总额有900万元，请说明它花在哪里了。", "公务接待费今年从1.00万元涨到8.00万元，主要原因是什么？"]
)
def test_a_figure_taken_for_granted_is_corrected_first(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.boolean is False, answer.text
    assert "900" not in answer.text.replace("500.00", "") and "8.00" not in answer.text


def test_a_right_figure_taken_for_granted_stands_in_no_way(ask: Ask) -> None:
    assert "压减接待" in ask("公务接待费从2.50万元降到2.00万元，主要原因是什么？").text
