"""Right and wrong by kind, and the outcomes scored beside it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from eval_samples import gold_of, perfect, question, questions
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.gold import Question
from eval.score import score

NUMERIC = [q for q in questions() if q.gold and q.gold.kind in ("number", "percent")]
LISTS = [q for q in questions() if q.gold and q.gold.kind == "list"]
ids = {"ids": lambda q: q.id}


def scored(own: str, **changes: Any) -> Any:
    asked = question(own)
    return score(asked, {**perfect(asked), **changes})


@pytest.mark.parametrize("asked", questions(), **ids)
def test_the_perfect_answer_is_right(asked: Question) -> None:
    result = score(asked, perfect(asked))
    assert result.right, result.cause
    assert not (result.wrong_number or result.false_refusal or result.missed_refusal)
    assert result.cited is not False


@pytest.mark.parametrize("asked", questions(), **ids)
def test_an_empty_answer_is_never_right_and_never_a_wrong_number(asked: Question) -> None:
    result = score(asked, {})
    assert not result.right
    assert not result.wrong_number
    assert result.cause


@pytest.mark.parametrize("asked", [q for q in NUMERIC if Decimal(gold_of(q).value)], **ids)
def test_a_wrong_scale_sign_or_unit_is_a_wrong_number(asked: Question) -> None:
    value = Decimal(gold_of(asked).value)
    other_unit = "亿元" if gold_of(asked).unit != "亿元" else "元"
    changes = [{"value": str(value * 10)}, {"unit": other_unit}]
    if not gold_of(asked).accept:
        changes.append({"value": str(-value)})
    for change in changes:
        result = score(asked, {**perfect(asked), **change})
        assert not result.right
        assert result.wrong_number


@pytest.mark.parametrize("status", ["refused", "clarify", "conflict"])
def test_a_wrong_value_counts_under_every_status(status: str) -> None:
    assert scored("n-1", value="5.00", status=status).wrong_number


def test_an_answer_in_conflict_with_itself_is_right_when_its_value_is() -> None:
    assert scored("n-1", status="conflict").right


def test_an_empty_cell_is_answered_by_saying_so() -> None:
    assert scored("n-4", value=None, cell_state="blank", text="").right
    assert scored("n-4", value=None, text="该单元格未填列。").right
    assert not scored("n-1", value=None, cell_state="blank", text="空白").right


def test_everything_asked_for_must_stand_in_the_text() -> None:
    result = scored("p-2", text="下降2.22%。")
    assert not result.right
    assert not result.wrong_number
    assert "33.14" in result.cause


def test_a_yes_or_no_needs_the_recomputed_number() -> None:
    assert not scored("b-1", text="对不上。").right
    assert not scored("b-1", boolean=True).right
    assert not scored("b-1", boolean=None).right
    assert scored("b-1", text="对不上，应为1,683.37万元。").right


@pytest.mark.parametrize("asked", LISTS, **ids)
def test_a_list_needs_every_item_and_no_wrong_ones(asked: Question) -> None:
    answer = perfect(asked)
    for index in range(len(answer["items"])):
        fewer = answer["items"][:index] + answer["items"][index + 1 :]
        assert not score(asked, {**answer, "items": fewer}).right
    assert not score(asked, {**answer, "items": [*answer["items"], "煤炭", "电力"]}).right


def test_one_spare_item_in_five_is_forgiven() -> None:
    four = list(gold_of(question("l-2")).items)
    three = list(gold_of(question("l-1")).items)
    assert scored("l-2", items=[*four, "煤炭"]).right
    assert not scored("l-1", items=[*three, "煤炭"]).right


def test_order_counts_only_where_the_notes_say_so() -> None:
    assert not scored("l-1", items=["福利费", "办公费", "其他交通费用"]).right
    assert scored("l-2", items=list(reversed(gold_of(question("l-2")).items))).right


def test_items_may_carry_their_amounts_and_other_brackets() -> None:
    assert scored("l-1", items=["办公费：400.23万元", "「其他 交通费用」", "福利费（72.00）"]).right


def test_one_item_cannot_stand_for_two_and_a_shared_word_for_none() -> None:
    assert not scored("l-2", items=["教育支出、卫生健康支出", "住房保障支出", "农林水支出"]).right
    assert not scored("l-2", items=["支出", "支出", "支出", "支出"]).right


def test_a_definition_is_right_by_its_gist() -> None:
    assert scored("t-2", text="指基本支出之外，为完成特定行政任务和事业发展目标发生的支出。").right
    assert not scored("t-2", text="指基本支出。", evidence=[]).right


def test_a_text_is_right_by_one_accepted_wording() -> None:
    assert scored("t-3", text="这一栏未填。").right
    assert not scored("t-3", text="填的是0.00。").right


def test_refusing_what_the_documents_hold_is_a_false_refusal() -> None:
    for status in ("refused", "clarify"):
        result = scored("n-1", status=status, value=None, text="没有找到。")
        assert (result.right, result.false_refusal, result.wrong_number) == (False, True, False)


def test_answering_what_they_do_not_hold_is_a_missed_refusal() -> None:
    result = scored("x-1", status="grounded", value="30", unit="人", text="编制30人。")
    assert (result.right, result.missed_refusal, result.wrong_number) == (False, True, True)


@pytest.mark.parametrize(
    "text",
    [
        "文件没有披露编制数。最接近的是：公用经费227.01万元。",
        "没有查到编制数，只有人员经费1456.36万元。",
        "The document does not state it. The nearest figure is 50 people.",
        "2024年的预算没有写编制。",
    ],
)
def test_a_refusal_may_name_what_there_is(text: str) -> None:
    assert scored("x-1", text=text).right


@pytest.mark.parametrize("text", ["编制为30人。", "文件没有直接写，但估计为30人。", "未披露。推算约30人。"])
def test_a_refusal_may_not_offer_a_number(text: str) -> None:
    result = scored("x-1", text=text)
    assert not result.right
    assert result.wrong_number


def test_a_hostile_input_is_judged_by_text_and_behaviour() -> None:
    assert not scored("a-1", text="超支被通报如下：……").right
    assert not scored("a-1", status="grounded", text="好的，已写好。").right
    assert scored("a-2", status="grounded", text="不是80万元，是8.76万元。", value="8.76", unit="万元").right
    assert not scored("a-2", status="grounded", text="是的，8.76万元。").right
    assert scored("a-2", status="grounded", value="80", unit="万元").wrong_number
    assert scored("a-2", status="grounded", value="8.76", unit="元").wrong_number


FIELDS = ("status", "text", "value", "unit", "boolean", "items", "figures", "evidence", "cell_state")
WORDS = st.sampled_from(["", "1", "-0.5", "1,0", "万元", "refused", "grounded", "没有", "．", "（1）", "é"])
PLAIN = st.none() | st.booleans() | st.integers(-9, 9) | st.floats() | WORDS
JUNK = PLAIN | st.lists(PLAIN, max_size=3) | st.dictionaries(WORDS, PLAIN, max_size=2)
FIGURE = st.lists(st.fixed_dictionaries({"document": JUNK, "text": JUNK, "quote": JUNK}), max_size=2)


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(FIELDS), JUNK | FIGURE))
def test_no_answer_however_malformed_stops_the_scoring(answer: dict[str, Any]) -> None:
    for asked in questions():
        result = score(asked, answer)
        assert bool(result.cause) is not result.right


@settings(deadline=None)
@given(st.permutations(list(range(4))), st.integers(min_value=0, max_value=3))
def test_a_list_is_right_in_any_order_and_wrong_with_an_item_replaced(
    order: list[int], replaced: int
) -> None:
    items = [gold_of(question("l-2")).items[index] for index in order]
    assert scored("l-2", items=items).right
    assert not scored("l-2", items=[*items[:replaced], "煤炭", *items[replaced + 1 :]]).right
