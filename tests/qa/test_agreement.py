"""Does A agree with B? Totals against what stands beneath them, names printed twice, changes against levels."""

import pytest
from asking import Ask, asking

from disclosure.answer import Status

TEXT = """云溪县图书馆2025年部门预算
第一部分 部门概况
一、人员情况
享受补助的讲解人员共46人，专职21人，兼职15人，返聘10人。
共有车辆6辆，其中应急保障用车1辆、特种专业技术用车2辆、其他用车2辆。
第二部分 2025年部门预算情况说明
一、支出情况
（一）项目支出140.00万元，主要用于：古籍修复60.00万元、数字阅读50.00万元、馆舍修缮30.00万元。
（二）流动书车运行费测算合计32.00万元，由以下两部分组成。1、车辆租赁费20.00万元。全年出车不少于100次。2、驾驶劳务费12.00万元。全年聘用人员4名。
二、政府采购情况
图书馆新馆建设工程规划建筑面积9500平方米，地上建筑面积6000平方米，地下建筑面积3400平方米。
政府采购总额95.00万元，其中：货物40.00万元；工程30.00万元；服务20.00万元。
三、经费变化
2025年一般公共预算支出300.00万元，比2024年增加30.00万元。其中：基本支出160.00万元，比2024年增加12.00万元；项目支出140.00万元，比2024年增加20.00万元。
机关运行经费预算52.00万元，比2024年50.00万元减少2.00万元。公务接待费3.00万元，比2024年减少1.50万元。会议费4.00万元，比2024年减少1.00万元。
四、固定资产
截至2024年12月31日，固定资产总额530.00万元。
第三部分 2025年部门预算表
表1 支出总表
单位：万元
科目编码	科目名称	合计	基本支出	项目支出
	合计	300.00	160.00	140.00
207	文化旅游体育与传媒支出	300.00	160.00	140.00
20701	文化和旅游	300.00	160.00	140.00
2070104	图书馆	240.00	160.00	80.00
2070109	群众文化	50.00		50.00
表2 “三公”经费支出表
单位：万元
项目	预算数
“三公”经费合计	9.00
因公出国（境）费	0.00
公务用车购置及运行费	6.00
公务接待费	3.00
表3 一般公共预算“三公”经费和会议费支出表
单位：万元
项目	2024年预算数	2025年预算数
会议费	5.00	4.00
公务接待费	4.00	3.00
表4 政府采购预算表
单位：万元
项目名称	合计	货物	工程	服务
合计	95.00	40.00	35.00	20.00
书架采购	40.00	40.00
馆舍修缮	35.00		35.00
物业管理	20.00			20.00
表5 固定资产情况表
单位：万元
项目	价值
资产总额	530.00
房屋	400.00
车辆	80.00
其他固定资产	60.00
表6 项目支出绩效目标申报表
项目名称	古籍修复	项目当年预算	60.00
项目负责人	周平	联系电话	0700-2201101
第四部分 名词解释
一、基本支出：指为保障机构正常运转发生的支出。
联系电话：0700-2201107
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    return asking(TEXT, tmp_path_factory.mktemp("agreement"))


@pytest.mark.parametrize(
    ("question", "truth", "told"),
    [
        ("讲解人员写的是46人，和后面列的专职、兼职、返聘三类人数加总一致吗？", True, "46人"),
        ("说明里列的三个项目金额相加，跟140万元的项目支出对得上吗？", True, "60.00 + 50.00 + 30.00"),
        ("流动书车运行费测算合计32.00万元，跟它后面分开写的两部分费用之和吻合吗？", True, "20.00 + 12.00"),
        ("“三公”经费支出表里的合计，与出国、公车、接待三块加起来相等吗？", True, "9.00"),
        ("固定资产总额530.00万元等于表里各类资产之和吗？", False, "540.00"),
        ("支出总表里文化和旅游这一款的合计，和它下面各项加起来一样吗？", False, "290.00"),
        ("项目支出140万，拆开的几笔加起来够不够这个数？", True, "140.00"),
        ("因公出国（境）费、公务用车购置及运行费、公务接待费三项之和，跟“三公”经费支出表的合计相等吗？", True, "9.00"),
        ("群众文化和图书馆这两个科目加起来，跟项目支出140.00万元对得上吗？", False, "290.00"),
        ("新馆建设工程，地上加地下建筑面积等于9500平方米吗？", False, "9400平方米"),
        ("货物、工程、服务三项加起来是不是等于95.5万元？", False, "所问的是95.5万元"),
        ("说明里讲货物40.00万元、服务20.00万元，两项加起来等于工程30.00万元吗？", False, "60.00"),
        ("The report says the library has 6 vehicles in total. Does that match the breakdown given in the same sentence?", False, "5辆"),
    ],
)
def test_a_total_and_what_stands_beneath_it(ask: Ask, question: str, truth: bool, told: str) -> None:
    answer = ask(question)
    assert answer.boolean is truth, answer.text
    assert told in answer.text
    assert len(answer.figures) > 2 and answer.program


@pytest.mark.parametrize(
    ("question", "truth", "told"),
    [
        ("说明里写的工程30.00万元，跟政府采购预算表对得上吗？", False, "35.00万元"),
        ("说明里写的货物40.00万元，跟政府采购预算表对得上吗？", True, "40.00万元"),
        ("说明里讲公务接待费比2024年减少1.50万元，跟一般公共预算“三公”经费和会议费支出表对得上吗？", False, "减少1.00万元"),
        ("说明里讲会议费比2024年减少1.00万元，跟一般公共预算“三公”经费和会议费支出表对得上吗？", True, "4.00 − 5.00"),
        ("说明里讲机关运行经费比2024年减少2.00万元，用它给出的两年数核一下，对得上吗？", False, "增加2.00万元"),
        ("说明讲支出比2024年增加30.00万元，其中基本支出增12.00万元、项目支出增20.00万元，这几个数合得上吗？", False, "32.00"),
    ],
)
def test_the_text_against_a_table_and_a_change_against_its_levels(ask: Ask, question: str, truth: bool, told: str) -> None:
    answer = ask(question)
    assert answer.boolean is truth, answer.text
    assert told in answer.text
    assert answer.program


@pytest.mark.parametrize(
    "question",
    [
        "讲解人员写的是46人，和后面列的四类人数加总一致吗？",  # there are three
        "说明里写的货物41.00万元，跟政府采购预算表对得上吗？",  # the text says no such thing
        "说明里讲公务接待费比2024年减少1.60万元，跟一般公共预算“三公”经费和会议费支出表对得上吗？",
        "货物、工程、服务、工会费四项之和，跟政府采购总额相等吗？",  # one of them is not there
        "货物、工程、服务四项之和，跟政府采购总额相等吗？",  # these are three
        "说明里列的三个项目金额相加，跟141万元的项目支出对得上吗？",  # there is no such total
    ],
)
def test_no_verdict_on_another_pair(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.status is Status.REFUSED, answer.text


def test_what_a_form_and_the_text_give_behind_one_label(ask: Ask) -> None:
    answer = ask("申报表里填的联系电话，跟文件最后留的联系电话一样吗？")
    assert answer.boolean is False, answer.text
    assert "0700-2201101" in answer.text and "0700-2201107" in answer.text
    assert ask("申报表里填的邮政编码，跟文件最后留的邮政编码一样吗？").status is Status.REFUSED
