"""Questions of a final account: other money than the treasury's, one kind of money, points lost and why, figures worked back."""

import pytest
from asking import Ask, asking

TEXT = """青禾市湖滨区苗圃2024年度部门决算
第一部分 决算情况说明
一、收支决算总体情况
2024年收支总决算120.00万元，比2023年减少30.00万元，下降20.00%。
二、机关运行经费
机关运行经费支出30.00万元，比年初预算数增加6.00万元，增长25.00%，主要原因是电费上涨。
三、政府性基金预算财政拨款支出决算情况说明
2024年度政府性基金预算财政拨款年初结转1.00万元，本年收入9.00万元，本年支出8.00万元，年末结转2.00万元。本年支出比上年增加3.00万元，增长60.00%，主要原因是苗木外运。
第二部分 2024年度部门决算表
收入支出决算总表
单位：万元
收入\t\t支出\t
项目\t决算数\t项目\t决算数
一、财政拨款收入\t95.00\t一、农林水支出\t112.00
二、事业收入\t20.00\t\t
本年收入合计\t115.00\t本年支出合计\t112.00
年初结转和结余\t5.00\t年末结转和结余\t8.00
总计\t120.00\t总计\t120.00
财政拨款收入支出决算总表
单位：万元
收入\t\t支出\t\t\t
项目\t金额\t项目\t合计\t一般公共预算财政拨款\t政府性基金预算财政拨款
一、一般公共预算财政拨款\t86.00\t一、农林水支出\t94.00\t86.00\t8.00
二、政府性基金预算财政拨款\t9.00\t\t\t\t
本年收入合计\t95.00\t本年支出合计\t94.00\t86.00\t8.00
年初财政拨款结转和结余\t4.00\t年末财政拨款结转和结余\t5.00\t4.00\t1.00
总计\t99.00\t总计\t99.00\t90.00\t9.00
一般公共预算财政拨款支出决算表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
213\t农林水支出\t86.00\t66.00\t20.00
21302\t林业和草原\t86.00\t66.00\t20.00
2130204\t事业机构\t64.50\t64.50\t
2130205\t森林资源培育\t21.50\t1.50\t20.00
\t合计\t86.00\t66.00\t20.00
项目支出绩效自评表
项目名称\t良种繁育
一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析及改进措施
产出指标\t数量指标\t培育良种苗木数量\t≥20万株\t21万株\t40\t40\t
\t时效指标\t按期出圃率\t≥95%\t90%\t10\t8.5\t受春旱影响推迟出圃
效益指标\t社会效益指标\t带动农户数\t≥30户\t32户\t40\t40\t
满意度指标\t服务对象满意度指标\t购苗户满意度\t≥90%\t92%\t10\t10\t
总分\t\t\t\t\t100\t98.5\t
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    return asking(TEXT, tmp_path_factory.mktemp("accounts"))


@pytest.mark.parametrize(
    ("question", "value", "unit"),
    [
        ("年末结转和结余里不属于财政拨款的有多少？", "3.00", "万元"),
        ("本年支出里刨去财政拨款，还有多少？", "18.00", "万元"),
        ("机关运行经费的年初预算是多少？", "24.00", "万元"),
        ("森林资源培育占一般公共预算财政拨款支出的百分之几？", "25.00", "%"),
        ("只算一般公共预算财政拨款，森林资源培育支出是多少？", "21.50", "万元"),
        ("政府性基金2024年的支出比上一年增加了多少？", "3.00", "万元"),
        ("按期出圃率扣了几分，为什么？", "1.5", "分"),
    ],
)
def test_figures_of_an_account(ask: Ask, question: str, value: str, unit: str) -> None:
    answer = ask(question)
    assert (answer.value, answer.unit) == (value, unit), answer.text


def test_points_lost_are_told_one_by_one_and_with_their_reason(ask: Ask) -> None:
    answer = ask("良种繁育项目的产出指标里，哪些没拿满分，各扣了几分？")
    assert answer.items == ("按期出圃率",)
    assert "1.5分" in answer.text
    assert "春旱" in ask("按期出圃率扣了几分，为什么？").text


def test_a_multiple_of_an_indicator(ask: Ask) -> None:
    answer = ask("带动农户数实际比目标多了几户？")
    assert (answer.value, answer.unit) == ("2", "户"), answer.text


def test_other_money_of_one_subject_is_not_that_of_everything(ask: Ask) -> None:
    assert ask("森林资源培育里不属于财政拨款的有多少？").value != "18.00"
