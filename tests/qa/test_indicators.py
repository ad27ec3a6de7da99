"""Questions about what came of the indicators of an invented project's self-assessment."""


import pytest
from asking import Ask, asking

from disclosure.answer import Status

TEXT = """青禾市湖滨区档案局2025年度部门决算
第一部分 部门概况
青禾市湖滨区档案局负责档案管理。
第二部分 2025年度部门决算情况
一、绩效评价
馆藏数字化经费项目自评得分93分。
项目支出绩效自评表
（2025年度）
项目名称	馆藏数字化经费
主管部门	青禾市湖滨区档案局	实施单位	青禾市湖滨区档案馆
项目资金（万元）		年初预算数	全年预算数	全年执行数	分值	执行率	得分
	年度资金总额	60.00	60.00	54.00	10	90.00%	9
一级指标	二级指标	三级指标	年度指标值	实际完成值	分值	得分	偏差原因
产出指标	数量指标	扫描页数	≥200000页	210000页	20	20
	数量指标	著录条目数	≥50000条	41000条	20	16	著录人员不足
	时效指标	完成时间	2025年11月	2025年12月	10	8	设备到货晚
	成本指标	单页成本	≤0.30元	0.29元	10	10
效益指标	社会效益指标	查阅人次	≥5000人次	5300人次	20	20
满意度指标	服务对象满意度	读者满意度	≥90%	92%	10	10
总分					100	93
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    return asking(TEXT, tmp_path_factory.mktemp("indicators"))


@pytest.mark.parametrize(
    "question",
    ["哪几个绩效指标没有达到目标？", "馆藏数字化经费自评哪些指标被扣了分？", "哪个指标得分没拿满？", "有哪些指标没完成？"],
)
def test_which_missed_their_targets_or_lost_points(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert list(answer.items) == ["著录条目数", "完成时间"], answer.text


def test_each_is_told_with_its_figures(ask: Ask) -> None:
    text = ask("哪几个绩效指标没有达到目标？").text
    assert "≥50000条" in text
    assert "41000条" in text


@pytest.mark.parametrize(("question", "value"), [("馆藏数字化经费有几个指标没完成？", "2"), ("馆藏数字化经费有几个指标达到了目标？", "4")])
def test_how_many(ask: Ask, question: str, value: str) -> None:
    answer = ask(question)
    assert (answer.value, answer.unit) == (value, "个"), answer.text


@pytest.mark.parametrize(
    ("question", "boolean"),
    [("著录条目数的目标达到了吗？", False), ("扫描页数的目标达到了吗？", True), ("著录条目数是不是没完成？", True), ("单页成本的目标达到了吗？", True)],
)
def test_whether_one_did(ask: Ask, question: str, boolean: bool) -> None:
    answer = ask(question)
    assert answer.boolean is boolean, answer.text


def test_whether_with_the_figure(ask: Ask) -> None:
    answer = ask("读者满意度的目标达到了吗，实际是多少？")
    assert answer.boolean is True
    assert (answer.value, answer.unit) == ("92", "%")


def test_what_the_name_says_is_not_what_is_asked(ask: Ask) -> None:
    assert ask("完成时间延误了吗？").status is Status.REFUSED


@pytest.mark.parametrize("question", ["滨江路改造项目有几个指标没完成？", "档案宣传经费自评哪些指标被扣了分？"])
def test_a_project_that_is_not_there(ask: Ask, question: str) -> None:
    assert ask(question).status is Status.REFUSED


def test_indicators_of_one_kind(ask: Ask) -> None:
    assert list(ask("数量指标里哪几个没达到目标？").items) == ["著录条目数"]


def test_none_of_them(ask: Ask) -> None:
    answer = ask("社会效益指标有没有没达到的？")
    assert answer.boolean is False
    assert "都达到目标" in answer.text


def test_the_most_points_lost(ask: Ask) -> None:
    answer = ask("哪个指标扣分最多？")
    assert list(answer.items) == ["著录条目数"]
    assert answer.value == "4"


def test_why_one_missed_its_target(ask: Ask) -> None:
    assert "著录人员不足" in ask("著录条目数为什么没完成？").text
