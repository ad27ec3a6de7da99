"""Questions about an invented department with three units: its offices, units, lists, terms, and sums over them."""


import pytest
from asking import Ask, asking

TEXT = """青禾市湖滨区档案局2025年部门预算
第一部分 部门概况
一、机构设置
青禾市湖滨区档案局内设3个科室：办公室、征集编研科、保管利用科（数字化中心）。
二、部门预算单位构成
纳入2025年部门预算编制范围的预算单位共3个，包括：青禾市湖滨区档案局机关、青禾市湖滨区方志馆、青禾市湖滨区档案馆。
第二部分 2025年部门预算情况说明
一、收支预算情况
2025年收支预算总数90.00万元，比上年增加10.00万元。年末在职人员22人，其中公务员9人、事业人员13人。
二、政府购买服务情况
2025年政府购买服务预算18.00万元，包括：档案加工服务12.00万元、物业服务6.00万元。
第三部分 2025年部门预算表
表1 支出总表
单位：万元
单位编码	单位名称	合计	基本支出	项目支出
	合计	90.00	50.00	40.00
105001	青禾市湖滨区档案局机关	45.00	30.00	15.00
105002	青禾市湖滨区方志馆	20.00	8.00	12.00
105003	青禾市湖滨区档案馆	25.00	12.00	13.00
表2 一般公共预算基本支出表
单位：万元
部门预算经济科目编码	部门预算经济科目名称	政府预算经济科目编码	政府预算经济科目名称	合计	人员经费	公用经费
	合计			50.00	40.00	10.00
301	工资福利支出			40.00	40.00
30101	基本工资	50101	工资奖金津补贴	30.00	30.00
30101	基本工资	50501	工资福利支出	10.00	10.00
302	商品和服务支出			10.00		10.00
30205	水费	50201	办公经费	4.00		4.00
30206	电费	50201	办公经费	6.00		6.00
表3 项目支出表
单位：万元
项目名称	合计	财政拨款
合计	40.00	40.00
方志编纂	12.00	12.00
馆藏档案数字化	13.00	13.00
馆藏档案修复	6.00	6.00
口述历史采集	5.00	5.00
乡村记忆工程	4.00	4.00
第四部分 名词解释
一、基本支出：指为保障机构正常运转发生的支出。
二、档案修复（2013899）：反映用于档案抢救、脱酸和装裱的支出。
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    return asking(TEXT, tmp_path_factory.mktemp("department"))


@pytest.mark.parametrize(
    ("question", "items"),
    [
        ("局里内设哪些科室？", ("办公室", "征集编研科", "保管利用科（数字化中心）")),
        ("部门预算包括哪几家预算单位？", ("青禾市湖滨区档案局机关", "青禾市湖滨区方志馆", "青禾市湖滨区档案馆")),
    ],
)
def test_who_belongs_to_it(ask: Ask, question: str, items: tuple[str, ...]) -> None:
    assert ask(question).items == items


@pytest.mark.parametrize(
    ("question", "value", "unit"),
    [
        ("方志馆这家单位2025年的支出总盘子多大？", "20.00", "万元"),
        ("三家单位里谁的项目支出最少，多少？", "12.00", "万元"),
        ("两家事业单位（方志馆、档案馆）的项目支出合计多少万元？", "25.00", "万元"),
        ("基本工资2025年安排了多少？", "40.00", "万元"),
        ("水费、电费一共多少万元？", "10.00", "万元"),
        ("经济科目30205、30206两个科目合计安排多少？", "10.00", "万元"),
        ("名称里带“馆藏”的两个项目一共要花多少？", "19.00", "万元"),
        ("5万元及以下的项目加总是多少？", "9.00", "万元"),
        ("把方志编纂刨掉，剩下的项目总共要用多少钱？", "28.00", "万元"),
        ("平均每个在职人员摊到多少公用经费（公用经费除以在职人员，保留两位小数）？", "4545.45", "元"),
        ("年末在职人员多少人，其中公务员多少？", "22", "人"),
    ],
)
def test_a_figure(ask: Ask, question: str, value: str, unit: str) -> None:
    answer = ask(question)
    assert (answer.value, answer.unit) == (value, unit), answer.text
    assert answer.figures and answer.program


def test_several_figures_are_all_told(ask: Ask) -> None:
    assert "9人" in ask("年末在职人员多少人，其中公务员多少？").text
    listed = ask("政府购买服务都买了哪些？")
    assert listed.items == ("档案加工服务", "物业服务")
    assert "12.00万元" in listed.text and "6.00万元" in listed.text


@pytest.mark.parametrize("question", ["“档案修复”这个科目管哪些开支？", "文件里档案修复反映的是什么？", "什么叫档案修复，给的说法是？"])
def test_a_term_is_explained(ask: Ask, question: str) -> None:
    assert "脱酸和装裱" in ask(question).text


@pytest.mark.parametrize(
    ("question", "truth"),
    [
        ("表3的合计数跟下面逐行加起来一致吗？", True),
        ("政府购买服务写的18万元，后面的分项加总能得出这个数吗？", True),
    ],
)
def test_a_total_and_its_parts(ask: Ask, question: str, truth: bool) -> None:
    answer = ask(question)
    assert answer.boolean is truth, answer.text
    assert len(answer.figures) > 2


@pytest.mark.parametrize("question", ["口述历史采集里录音设备花了多少？", "方志馆有多少游客？", "How many reports are due in 2025?"])
def test_what_is_not_told_is_refused(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.value is None, answer.text


def test_small_and_medium_firms_are_not_the_whole_procurement(ask: Ask) -> None:
    """A total does not stand in for what only some firms got, where the document says nothing of them."""
    assert ask("小微企业拿到多少政府购买服务？").value is None
    assert ask("中小企业拿到多少政府购买服务？").value is None
