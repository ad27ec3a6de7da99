"""English questions in the words of Chinese disclosures."""

import pytest
from asking import Ask, asking
from hypothesis import given
from hypothesis import strategies as st

from disclosure.answer import Status
from qa.translate import translated


@pytest.mark.parametrize(
    ("question", "chinese"),
    [
        ("What percentage of total expenditure is project expenditure (项目支出)?", "项目支出占支出总计的百分之几"),
        ("Bonuses (奖金) as a % of wages and welfare?", "奖金占工资福利支出的百分之几"),
        ("How much did the bureau spend on official receptions in 2023, in yuan?", "公务接待费2023年是多少元"),
        ("How many retirees does the bureau have?", "有多少退休人员"),
        ("Do the goods and works add up to total procurement?", "货物和工程相加等于政府采购吗"),
        ("Which three projects have the largest budget?", None),
        ("Why did agency operating expenses fall?", "机关运行经费减少的原因是什么"),
        ("Convert the 2026 budget for retirement pay (退休费) of the Hubin bureau into yuan.", "2026年预算退休费换算成元是多少"),
        ("How many square metres of land does the centre hold?", "土地面积是多少平方米"),
        ("How fast must calls be answered?", "电话响应要求多长时间"),
        ("What share of basic expenditure (基本支出) is operating cost (公用经费)?", "公用经费占基本支出的百分之几"),
        ("What was the actual number of pension participants (养老保险参保人数)?", "养老保险参保人数实际完成值是多少"),
        ("How many public performances (公益演出) were planned for 2025?", "2025年有多少场公益演出"),
        ("How many rural residents benefit?", None),
        ("What is the maximum response time, in seconds?", "目标值响应时长是多少秒"),
        ("How much of the procurement budget is for services?", "政府采购服务类是多少钱"),
        ("How much smaller was hospitality than in the previous year?", "公务接待费比上年减少了多少"),
        ("What is the ratio of project expenditure to total expenditure?", "项目支出占支出总计的百分之几"),
        ("Who filled in the form, and what phone number is given?", "填报人是谁，联系电话是多少"),
        ("Was the inspection target (检查次数) met?", "检查次数完成目标了吗"),
        ("How much was carried over to the next year?", "年末结转和结余是多少钱"),
        ("How many projects cost more than 5 million yuan?", None),
        ("What was the 2025 budget for wages, judging from the stated increase?", "2025年预算工资倒推是多少"),
        ("Which indicators lost points?", "哪些指标扣分了"),
        ("Which project has the lowest execution rate?", "执行率最低的项目是哪个"),
        ("When does the project end?", "项目的终止年度是哪年"),
        ("How many divisions does the bureau have, and what are they?", "内设机构有哪些"),
        ("Does the unit have equipment worth more than 500,000 yuan?", "有没有设备单价50万元以上"),
        ("How much did basic expenditure increase in percentage terms?", "基本支出比上年增长了百分之几"),
        ("The report says receptions were 50% of operating expenses. Is that right?", None),
    ],
)
def test_a_question_in_chinese(question: str, chinese: str | None) -> None:
    found = translated(question)
    assert found.sure
    assert chinese is None or found.text == chinese


def test_words_without_an_entry_are_named() -> None:
    found = translated("How much did the bureau spend on zeppelins, gondolas and hovercraft?")
    assert found.unknown == ("zeppelins", "gondolas", "hovercraft")
    assert not found.sure


@given(st.text(max_size=200))
def test_anything_can_be_asked(raw: str) -> None:
    translated(raw)


TEXT = """青禾市湖滨区档案局2026年部门预算
第一部分 部门概况
青禾市湖滨区档案局总编制人数12人，在职实有人数9人，退休人员7人。
截至2025年12月31日，占有使用国有资产210.00万元。主要实物资产为：土地83.50平方米，房屋1200.00平方米。
第二部分 部门预算情况说明
政府采购预算60.00万元，其中：货物类12.00万元，服务类48.00万元。
公务接待费3.00万元，比上年预算减少1.00万元，下降25.00%。
共对4个项目开展绩效自评，涉及资金70.00万元。
第三部分 2026年部门预算表
表1 支出总表
单位：万元
科目编码	科目名称	合计	基本支出	项目支出
	合计	120.00	50.00	70.00
201	一般公共服务支出	120.00	50.00	70.00
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    return asking(TEXT, tmp_path_factory.mktemp("english"))


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("What percentage of total expenditure is basic expenditure?", "41.67"),
        ("How many retirees does the Hubin bureau have?", "7"),
        ("How many square metres of land did the bureau hold at the end of 2025?", "83.50"),
        ("How much of the procurement budget is for services?", "48.00"),
        ("By what percentage did official hospitality fall compared with the previous year?", "25.00"),
        ("How much money was covered by the self-evaluation?", "70.00"),
    ],
)
def test_asked_in_english_and_answered_so(ask: Ask, question: str, value: str) -> None:
    answer = ask(question)
    assert answer.value == value, answer.text
    assert answer.language == "en"
    assert answer.question == question


def test_what_is_not_there_stays_refused(ask: Ask) -> None:
    assert ask("How many square metres of woodland does the bureau hold?").status is Status.REFUSED


def test_a_count_is_never_answered_with_money(ask: Ask) -> None:
    assert ask("How many items of basic expenditure were bought?").value is None
