"""Questions about project forms, purchases, posts, objectives and reasons of an invented bureau."""


import pytest
from asking import Ask, asking

from disclosure.answer import Status

TEXT = """青禾市湖滨区档案局2026年部门预算
第一部分 部门概况
一、人员构成
青禾市湖滨区档案局总编制人数12人，其中：行政编制4人，事业编制8人(其中：参照公务员法管理5人)。
在职实有人数9人，其中：行政编制3人，事业编制6人(其中：参照公务员法管理4人)。
二、会议与评价
城东片区聘用讲解人员，月劳务标准3100.00元；城西片区聘用守库人员，月劳务标准2800.00元。
2026年会议费预算2.00万元，拟召开6次会议，参会人数420人。根据要求，对22个项目开展了绩效自评，涉及资金353.75万元。
三、国有资产
截至2025年12月31日，占有使用国有资产210.00万元。2025年新增国有资产53.76万元，主要为：固定资产增加4.86万元，无形资产增加48.90万元。
四、公务用车
公务用车运行费5.39万元，与上年持平。主要用于燃料费2.30万元；维修费2.35万元；保险费0.74万元。
五、收支说明
2026年事业收入8.00万元，比上年减少2.00万元。事业收入减少的原因是档案托管业务量下降。
第二部分 2026年部门预算表
表1 支出总表
单位：万元
科目编码	科目名称	合计	基本支出	项目支出
	合计	120.00	50.00	70.00
201	一般公共服务支出	120.00	50.00	70.00
20126	档案事务	120.00	50.00	70.00
2012601	行政运行	50.00	50.00
2012604	档案馆	70.00		70.00
表2 政府采购预算表
单位：万元
采购单位	采购项目	采购类别	金额
合计			60.00
青禾市湖滨区档案局机关	除湿机	货物	12.00
青禾市湖滨区档案局机关	数字化加工服务	服务	30.00
青禾市湖滨区档案馆	物业管理服务	服务	10.00
青禾市湖滨区档案馆	库房修缮	工程	8.00
表3 整体支出绩效目标表
部门名称	青禾市湖滨区档案局
长期目标1	提升档案保管水平
长期目标2	扩大档案开放利用
年度目标1	完成馆藏数字化二期
表4-1 项目支出绩效目标表
项目名称	馆藏数字化经费	项目编码	2026-0001
项目总预算	60.00	项目当年预算	60.00
项目前两年预算及当年预算变动情况	本馆为2025年新设，无前两年预算。
项目申请理由	纸质档案老化加快，根据档案法要求必须抢救。
项目支出明细测算	项目活动	支出经济分类	金额	测算依据及说明
	扫描加工	委托业务费	30.00	按页计价
	设备租赁	租赁费	18.00	两台扫描仪
	数据备份	委托业务费	12.00	异地备份
项目采购	品名	数量	金额
	数字化加工服务	1	30.00
表4-2 项目支出绩效目标表
项目名称	档案宣传经费	项目编码	2026-0002
项目总预算	10.00	项目当年预算	10.00
项目支出明细测算	项目活动	支出经济分类	金额	测算依据及说明
	印刷宣传册	印刷费	6.00	两千册
	展览布置	其他商品和服务支出	4.00	一次
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    return asking(TEXT, tmp_path_factory.mktemp("projects"))


@pytest.mark.parametrize(
    ("question", "value", "unit"),
    [
        # Lines of a form: some, all, what is left, of one class, one of them, its share.
        ("馆藏数字化经费里，扫描加工和数据备份两项一共多少？", "42.00", "万元"),
        ("馆藏数字化经费里，除了设备租赁，其他几项合计多少万元？", "42.00", "万元"),
        ("馆藏数字化经费的明细中，支出经济分类写“委托业务费”的几笔加起来是多少？", "42.00", "万元"),
        ("馆藏数字化经费里，设备租赁花多少？", "18.00", "万元"),
        ("馆藏数字化经费里，数据备份占多少？", "20.00", "%"),
        # Posts that nobody fills, and people who are not of a kind.
        ("档案局还空着几个编制？", "3", "人"),
        # Figures of one name, told apart by their clauses.
        ("讲解人员的月劳务标准是多少元？", "3100.00", "元"),
        ("守库人员的月劳务标准是多少元？", "2800.00", "元"),
        ("在职事业人员里，不是参公的有几人？", "2", "人"),
        ("在职人员中有多少人不属于参照公务员法管理？", "5", "人"),
        ("总编制里不算参公的还有多少人？", "7", "人"),
        ("9名在职人员当中，参照公务员法管理的有几个？", "4", "人"),
        # Purchases by kind and unit.
        ("政府采购里服务类的一共多少万元？", "40.00", "万元"),
        ("档案馆名下的政府采购合计多少万元？", "18.00", "万元"),
        # What the text adds to, and what it divides.
        ("2025年新增的国有资产里，无形资产有多少？", "48.90", "万元"),
        ("公务用车运行费里，修车花掉了多少钱？", "2.35", "万元"),
        ("公务用车这块里，保险花了多少？", "0.74", "万元"),
        ("公车加油和买保险加起来花了多少？", "3.04", "万元"),
        # What the text says is as it was.
        ("公务用车运行费比2025年增加了多少？", "0.00", "万元"),
        ("2025年公务用车运行费是多少？", "5.39", "万元"),
        # Sides that share what is said last; a project by the end of its name; the form's own figures.
        ("讲解人员的月劳务标准比守库人员高多少元？", "300.00", "元"),
        ("馆藏数字化经费和档案宣传经费相差多少？", "50.00", "万元"),
        ("今年打算召开多少次会议？", "6", "次"),
    ],
)
def test_a_figure(ask: Ask, question: str, value: str, unit: str) -> None:
    answer = ask(question)
    assert (answer.value, answer.unit) == (value, unit), answer.text


@pytest.mark.parametrize(
    ("question", "items"),
    [
        ("馆藏数字化经费的支出明细分成哪几笔？", ["扫描加工", "设备租赁", "数据备份"]),
        ("馆藏数字化经费最花钱的两项内容是什么？", ["扫描加工", "设备租赁"]),
        ("政府采购要买哪些服务类的东西？", ["数字化加工服务", "物业管理服务"]),
        ("档案馆2026年要政府采购哪几样？", ["物业管理服务", "库房修缮"]),
        ("整体绩效的长期目标是哪两条？", ["提升档案保管水平", "扩大档案开放利用"]),
    ],
)
def test_a_list(ask: Ask, question: str, items: list[str]) -> None:
    answer = ask(question)
    assert list(answer.items) == items, answer.text


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("馆藏数字化经费为什么没有前两年的预算？", "2025年新设"),
        ("为什么要安排馆藏数字化经费，纸质档案怎么了？", "老化"),
        ("事业收入为什么减少？", "托管业务量下降"),
    ],
)
def test_a_reason(ask: Ask, question: str, words: str) -> None:
    answer = ask(question)
    assert words in answer.text


def test_two_halves_are_both_answered(ask: Ask) -> None:
    answer = ask("对多少个项目开展了绩效自评，涉及多少资金？")
    assert answer.value == "22"
    assert "353.75" in answer.text


def test_a_half_that_is_not_found_is_named(ask: Ask) -> None:
    answer = ask("会议费预算多少，火箭发射费多少？")
    assert answer.value == "2.00"
    assert "火箭发射费多少" in answer.text


def test_all_forms_against_the_total(ask: Ask) -> None:
    answer = ask("把两份项目申报表的当年预算加起来，跟项目支出合计对得上吗？")
    assert answer.boolean is True
    assert "70.00" in answer.text


def test_a_unit_alone_is_no_answer_to_what_is_asked_of_it(ask: Ask) -> None:
    assert ask("湖滨区档案馆全年接待了多少位参观者？").value is None


def test_a_figure_that_the_question_gives_is_no_answer(ask: Ask) -> None:
    assert ask("馆藏数字化经费60.00万元当中，云服务租赁具体花多少？").value is None


@pytest.mark.parametrize(
    "question",
    [
        "公车运行费里，洗车的钱占几成？",  # the whole, and no figure for the part by this word
        "基本支出和项目支出加起来是多少？和支出合计一致吗？",  # the terms of a sum are not its two sides
        "会议费人均是按多少元测算的？",  # the document's own standard, which is not our average
    ],
)
def test_refused_rather_than_guessed(ask: Ask, question: str) -> None:
    assert ask(question).status is Status.REFUSED
