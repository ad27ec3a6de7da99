"""What a follow-up goes on from: parts, other sides, corrections, shares and changes of figures found before, and reasons."""

from decimal import Decimal
from pathlib import Path

import pytest
from asking import asking, engine_of

from disclosure.answer import Status

SAMPLE = Path(__file__).parents[2] / "sample"


@pytest.fixture(scope="module")
def budget():
    return engine_of(SAMPLE / "qingchuan-2025-budget.md")


@pytest.fixture(scope="module")
def final():
    return engine_of(SAMPLE / "qingchuan-2025-final.md")


@pytest.fixture
def talk(budget, request):
    """Asks in a session of the test's own, of a budget."""
    return lambda *questions: [budget.ask(question, None, request.node.name) for question in questions]


@pytest.fixture
def settle(final, request):
    """Asks in a session of the test's own, of final accounts."""
    return lambda *questions: [final.ask(question, None, request.node.name) for question in questions]


def test_an_earlier_figure_is_never_the_answer_to_something_else(talk):
    *_, other = talk("一般公共服务支出是多少？", "食堂呢？")
    assert other.value is None
    assert other.status in (Status.REFUSED, Status.CLARIFY)


def test_a_part_of_a_row_is_the_column_named(talk):
    *_, part = talk("文化旅游体育与传媒支出是多少？", "其中项目支出呢？")
    assert part.value == "414.80"


def test_a_part_told_in_the_same_sentence(talk):
    *_, goods, rest = talk("2025年政府采购预算支出合计多少？", "其中货物类呢？", "服务类的呢？")
    assert (goods.value, rest.value) == ("38.60", "218.60")


def test_a_part_as_a_share_of_what_it_is_part_of_and_what_is_left(talk):
    *_, share, left = talk("2025年政府采购预算支出合计多少？", "其中货物类呢？", "占了百分之几？", "剩下的是多少？")
    assert (share.value, share.unit) == ("12.09", "%")
    assert left.value == "280.60"


def test_a_share_of_the_thing_named_by_its_kind_only(talk):
    *_, share = talk("文化旅游体育与传媒支出是多少？", "其中项目支出呢？", "占这个支出的比例？")
    assert share.value == "43.72"


def test_the_other_side_of_a_figure_stands_in_its_sentence(settle):
    planned, spent = settle("档案馆支出年初预算是多少？", "最后实际花了多少？")
    assert (planned.value, spent.value) == ("476.22", "456.75")


def test_how_far_what_was_spent_is_over_or_under_what_was_planned(settle):
    *_, left, why = settle("档案馆支出年初预算是多少？", "决算呢？", "没花完的有多少？", "为什么没花完？")
    assert left.value == "19.47"
    assert [figure.value for figure in left.figures] == ["476.22", "456.75"]
    assert "库房设备续建项目" in why.text
    *_, over = settle("群众文化支出年初预算是多少？", "决算呢？", "超了多少？")
    assert over.value == "4.65"


def test_a_word_of_the_last_question_is_put_right(talk):
    *_, other = talk("文化旅游体育与传媒支出的项目支出是多少？", "不对，不是项目支出，是基本支出。")
    assert other.value == "533.86"
    assert "基本支出" in other.reading


def test_another_kind_of_money_is_asked_of_the_same_thing(talk):
    all_money, appropriated = talk("一般公共服务支出是多少？", "只看财政拨款的呢？")
    assert (all_money.value, appropriated.value) == ("959.82", "947.32")


def test_a_figure_named_now_is_added_or_taken_away(talk):
    *_, added = talk("基本支出是多少？", "再加上项目支出一共多少？")
    assert added.value == "2349.23"
    assert added.program[-1].op == "sum"
    *_, left = talk("支出总计是多少？", "扣除项目支出还剩多少？")
    assert left.value == "1653.53"


def test_the_last_figures_together_as_a_share_of_a_whole(talk):
    *_, share = talk("本年支出合计是多少？", "住房公积金是多少？", "提租补贴呢？", "两项合起来占支出合计的百分之几？")
    assert share.value == "6.08"
    assert [step.op for step in share.program] == ["sum", "ratio"]


def test_one_of_the_earlier_figures_by_a_word_of_its_name(talk):
    *_, yuan = talk("卫生健康支出是多少？", "住房保障支出呢？", "卫生健康那个换算成元呢？")
    assert Decimal(yuan.value) == Decimal("1060600")


def test_the_former_and_the_latter(talk):
    *_, apart = talk("卫生健康支出是多少？", "住房保障支出呢？", "前者比后者少多少？")
    assert apart.value == "36.71"


def test_the_change_against_the_year_before_goes_on_from_the_figure(talk):
    *_, change = talk("一般公共服务支出档案馆2025年预算数是多少？", "比上年呢？")
    assert Decimal(change.value) == Decimal("78.07")


def test_a_missing_part_is_not_computed_with(talk):
    *_, share = talk("2025年政府采购预算支出合计多少？", "其中直升机租赁呢？", "占这个支出的比例？")
    assert share.value is None


def test_a_bare_ellipsis_takes_the_row_whose_name_holds_it(settle):
    *_, other = settle("新增数字化档案实际完成多少万页？", "档案查阅呢？")
    assert other.value in (None, "5286")


def test_two_columns_of_one_row_are_compared(budget):
    answer = budget.ask("文化旅游体育与传媒支出的基本支出和项目支出相差多少？")
    assert answer.value == "119.06"


def test_a_sum_asked_in_yuan_is_the_cell_and_not_the_rounded_sentence(tmp_path):
    text = """# 云岭市青川区水务局2024年度部门决算

## 财政拨款“三公”经费支出决算表

单位：元

| 项目 | 决算数 |
| --- | --- |
| 公务用车运行维护费 | 96,482.75 |
| 公务接待费 | 21,636.00 |

## “三公”经费支出决算情况说明

公务用车运行维护费支出决算为9.65万元，主要用于防汛巡查。公务接待费支出决算为2.16万元。
"""
    answer = asking(text, tmp_path)("2024年公务用车运行维护费支出决算多少元？")
    assert (Decimal(answer.value), answer.unit) == (Decimal("96482.75"), "元")


def test_english_parts_and_shares(talk):
    *_, part, share, told = talk(
        "How much is the total expenditure?", "And how much of that is project expenditure?", "What percentage is that?", "How was it calculated?"
    )
    assert (part.value, share.value) == ("695.70", "29.61")
    assert "695.70" in told.text


def test_a_name_alone_keeps_to_what_was_counted(talk):
    *_, staff = talk("单位在职实有多少人？", "其中行政的呢？", "事业的？")
    assert staff.unit in (None, "人")
    assert staff.value in (None, "50")


def test_one_earlier_figure_as_a_share_of_another_by_words_of_their_names(talk):
    *_, share = talk("基本支出是多少？", "项目支出呢？", "支出总计呢？", "项目占支出总计的百分之几？")
    assert share.value == "29.61"
