"""Words around a question, urging and small differences of wording: what is asked stays the same."""

import pytest
from asking import Ask, asking
from hypothesis import given
from hypothesis import strategies as st

from disclosure.answer import Status
from qa.courtesy import without_courtesy

TEXT = """湖滨市水务局2025年部门预算

第二部分 部门预算情况说明
一、收支预算总体情况
2025年收入预算1234.50万元，支出预算1234.50万元，其中：基本支出834.50万元，项目支出400.00万元。
二、一般公共预算“三公”经费情况
2025年“三公”经费预算12.00万元，其中：公务接待费2.00万元，公务用车运行维护费10.00万元。
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    return asking(TEXT, tmp_path_factory.mktemp("courtesy"))


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("您好，麻烦帮我查一下公用经费是多少？谢谢！", "公用经费是多少？"),
        ("我想知道2024年的三公经费。", "2024年的三公经费。"),
        ("这份文件里，公用经费到底是多少呢？", "公用经费是多少？"),
        ("Could you please tell me what the budget is? Thanks!", "what the budget is?"),
        ("那项目支出呢？", "那项目支出呢？"),
        ("请列出项目", "请列出项目"),
        ("问题整改有哪些", "问题整改有哪些"),
        ("请问", "请问"),
    ],
)
def test_words_around_a_question_are_set_aside(said: str, asked: str) -> None:
    assert without_courtesy(said) == asked


@given(st.text(max_size=80))
def test_something_is_always_left(raw: str) -> None:
    assert without_courtesy(raw).strip() or not raw.strip()


@pytest.mark.parametrize("question", ["公务接待费是多少万元？", "公务接待费占“三公”经费的百分之几？", "基本支出和项目支出合计是多少万元？"])
@pytest.mark.parametrize("around", ["请问{}", "麻烦帮我查一下{}", "这份文件里，{}", "{}谢谢！", "我想了解一下{}请给出具体数字。"])
def test_the_answer_is_the_same_with_words_around_the_question(ask: Ask, question: str, around: str) -> None:
    plain, polite = ask(question), ask(around.format(question))
    assert plain.status is not Status.REFUSED
    assert (polite.value, polite.unit, polite.text) == (plain.value, plain.unit, plain.text)


@pytest.mark.parametrize("question", ["25年公务接待费是多少？", "公务接待费到底是多少？", "湖滨市水务局的公务接待费是多少？"])
def test_the_same_figure_in_other_words(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert (answer.value, answer.unit) == ("2.00", "万元")
